//! The routes on items, and who may call them.

use axum::extract::DefaultBodyLimit;
use kernel::Role;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::{App, Grant};

use super::*;

/// Whoever writes for a unit.
const REPORTERS: &[Role] = &[Role::Reporter];
/// Whoever may stand at the first gate: checkers, and anybody of a unit who was named as cover.
const ANYBODY: &[Role] = &[Role::Checker, Role::Reporter, Role::DeputyHead, Role::UnitHead];
/// Whoever may stand at the second gate.
const HEADS: &[Role] = &[Role::UnitHead, Role::DeputyHead];
/// Everybody of a unit.
const UNIT: &[Role] = &[Role::Reporter, Role::Checker, Role::UnitHead, Role::DeputyHead];
/// The information section.
const SECTION: &[Role] = &[Role::Editor, Role::SectionChief];

/// Who may call which route on items.
pub const GRANTS: &[Grant] = &[
    grant("GET", "/api/information/submissions", "信息列表", &Role::BUSINESS),
    grant("POST", "/api/information/submissions", "起草信息", REPORTERS),
    grant("GET", "/api/information/submissions/{id}", "查看信息", &Role::BUSINESS),
    grant("POST", "/api/information/submissions/{id}/attach", "上传佐证材料", REPORTERS),
    grant("GET", "/api/information/submissions/{id}/evidence/{evidence}", "下载佐证材料", &Role::BUSINESS),
    grant("POST", "/api/information/submissions/{id}/save", "保存信息", REPORTERS),
    grant("POST", "/api/information/submissions/{id}/explain", "说明需补齐事项", REPORTERS),
    grant("POST", "/api/information/submissions/{id}/name_cover", "指定代为校核人", HEADS),
    grant("POST", "/api/information/submissions/{id}/send_to_check", "送校核", REPORTERS),
    grant("POST", "/api/information/submissions/{id}/check_pass", "校核通过", ANYBODY),
    grant("POST", "/api/information/submissions/{id}/check_return", "校核退回", ANYBODY),
    grant("POST", "/api/information/submissions/{id}/approve", "审批报出", HEADS),
    grant("POST", "/api/information/submissions/{id}/approve_return", "审批退回", HEADS),
    grant("POST", "/api/information/submissions/{id}/withdraw", "撤回信息", REPORTERS),
    grant("POST", "/api/information/submissions/{id}/discard", "作废信息", REPORTERS),
    grant("POST", "/api/information/submissions/{id}/resubmit", "重新报送", REPORTERS),
    grant("POST", "/api/information/submissions/{id}/take", "接收信息", SECTION),
    grant("POST", "/api/information/submissions/{id}/verify", "登记核实", SECTION),
    grant("POST", "/api/information/submissions/{id}/edit", "编辑信息", SECTION),
    grant("POST", "/api/information/submissions/{id}/return_to_unit", "退回单位", SECTION),
    grant("POST", "/api/information/submissions/{id}/reserve", "留存备用", SECTION),
    grant("POST", "/api/information/submissions/{id}/refuse", "不采用", SECTION),
    grant("POST", "/api/information/submissions/{id}/select", "拟采用", SECTION),
    grant("POST", "/api/information/submissions/{id}/deselect", "撤出本期", SECTION),
    grant("POST", "/api/information/submissions/{id}/merge", "并入", SECTION),
    grant("POST", "/api/information/submissions/{id}/refer", "转部门办理", SECTION),
    grant("POST", "/api/information/submissions/{id}/answer_referral", "答复转办", UNIT),
    grant("POST", "/api/information/submissions/{id}/deliver_solution", "反馈办理结果", SECTION),
];

const fn grant(method: &'static str, path: &'static str, what: &'static str, roles: &'static [Role]) -> Grant {
    Grant { method, path, what, roles }
}

/// The routes on items.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list, draft::draft))
        .routes(routes!(show::show))
        .routes(routes!(download::download))
        .routes(routes!(save::save))
        .routes(routes!(explain::explain))
        .routes(routes!(name_cover::name_cover))
        .routes(routes!(send_to_check::send_to_check))
        .routes(routes!(check_pass::check_pass))
        .routes(routes!(check_return::check_return))
        .routes(routes!(approve::approve))
        .routes(routes!(approve_return::approve_return))
        .routes(routes!(withdraw::withdraw))
        .routes(routes!(discard::discard))
        .routes(routes!(resubmit::resubmit))
        .routes(routes!(take::take))
        .routes(routes!(verify::verify))
        .routes(routes!(edit::edit))
        .routes(routes!(return_to_unit::return_to_unit))
        .routes(routes!(reserve::reserve))
        .routes(routes!(refuse::refuse))
        .routes(routes!(select::select))
        .routes(routes!(deselect::deselect))
        .routes(routes!(merge::merge))
        .routes(routes!(refer::refer))
        .routes(routes!(answer_referral::answer_referral))
        .routes(routes!(deliver_solution::deliver_solution))
        .merge(
            OpenApiRouter::new()
                .routes(routes!(attach::attach))
                .layer(DefaultBodyLimit::max(usize::try_from(attach::MOST).unwrap_or(usize::MAX) + 64 * 1024)),
        )
}
