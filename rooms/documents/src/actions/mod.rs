//! What can be asked of this room over HTTP, one verb one file. Nothing is written and nothing of a text is logged.

pub mod check;
pub mod file;
pub mod fonts;
pub mod import;
mod order;
pub mod preview;
mod reuse;
pub mod templates;

use axum::extract::DefaultBodyLimit;
use kernel::Role;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;
use webkit::{App, Grant};

use crate::model::{MOST_FILE, MOST_PICTURES};

/// The most that a question with a text may weigh: the text, written as JSON, the hashes of the pages that are there, and the pictures,
/// of which Base64 makes four bytes from three.
pub(crate) const MOST_ASKED: usize = 1024 * 1024 + MOST_PICTURES / 3 * 4;
/// What surrounds a file in a form.
const AROUND: usize = 64 * 1024;

/// Who may call which route: whoever writes documents, and that is everybody with business to do.
pub const GRANTS: &[Grant] = &[
    Grant { method: "POST", path: "/api/documents/preview", what: "公文排版预览", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/documents/check", what: "公文体检", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/documents/file", what: "公文出件", roles: &Role::BUSINESS },
    Grant { method: "POST", path: "/api/documents/import", what: "导入DOCX", roles: &Role::BUSINESS },
    Grant { method: "GET", path: "/api/documents/templates", what: "公文范本", roles: &Role::BUSINESS },
    Grant { method: "GET", path: "/api/documents/fonts", what: "排版字体", roles: &Role::BUSINESS },
];

/// Every route of the room.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(preview::preview))
        .routes(routes!(check::check))
        .routes(routes!(file::file))
        .routes(routes!(import::import).layer(DefaultBodyLimit::max(MOST_FILE + AROUND)))
        .routes(routes!(templates::templates))
        .routes(routes!(fonts::fonts))
}
