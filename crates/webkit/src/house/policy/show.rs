//! 办法: everything that policy says on a day, room by room, open to everybody in business (GEN-3, GEN-4).

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use jiff::civil::Date;
use kernel::Refusal;
use kernel::clock::office_day;
use kernel::policy::{DatedValue, Layer, Param, PolicySet, Value};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::examine::Known;
use super::store as rows;
use super::view::{self, CodeView, KindView, NoticeView};
use crate::act::{Me, look};
use crate::app::App;
use crate::problem::{Answer, Problem};

/// Which day.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `2026-11-23`; today where it is left out.
    day: Option<String>,
}

/// A document of the policy.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::PolicyLayer)]
pub struct LayerView {
    /// Counted from the founding set, 0.
    place: usize,
    id: String,
    title: String,
    basis: String,
    /// 文号; empty for the founding set.
    number: String,
    /// The order's matter; None for the founding set.
    order: Option<String>,
    digest: String,
    effective: String,
}

/// A value from a day on.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::PolicyValue)]
pub struct ValueView {
    /// The case by codes.
    when: BTreeMap<String, String>,
    /// The case in words; 一律 for every case.
    when_words: String,
    from: String,
    /// As the file writes it.
    #[schema(value_type = Object)]
    value: serde_json::Value,
    /// In words.
    words: String,
    basis: String,
    /// The place of its document.
    layer: usize,
    line: usize,
    /// Whether it is the value that holds on the day.
    in_force: bool,
    /// 示例: an example that the office may replace.
    example: bool,
}

/// A fact that a value may hang on.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::PolicyDimension)]
pub struct DimensionView {
    name: String,
    title: String,
    /// Empty where the office gives the names.
    codes: Vec<CodeView>,
}

/// A key with its values.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::PolicyParam)]
pub struct ParamView {
    key: String,
    title: String,
    /// What it decides.
    what: String,
    #[serde(flatten)]
    kind: KindView,
    dimensions: Vec<DimensionView>,
    /// The most general case first, within it the youngest of the latest document first.
    values: Vec<ValueView>,
}

/// The keys of a room.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::PolicyRoom)]
pub struct RoomView {
    room: String,
    title: String,
    params: Vec<ParamView>,
}

/// The policy on a day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = house::PolicyPage)]
pub struct PolicyView {
    day: String,
    /// The title of the founding set.
    title: String,
    /// All documents with the first digits of their digests, as a Why names them.
    name: String,
    layers: Vec<LayerView>,
    rooms: Vec<RoomView>,
    /// What later rules say of values in force on the day.
    notices: Vec<NoticeView>,
}

/// 查看办法
#[utoipa::path(get, path = "/api/policy", operation_id = "house_policy", params(Asked), responses((status = 200, body = PolicyView)))]
pub async fn show(State(app): State<App>, me: Me, Query(asked): Query<Asked>) -> Answer<PolicyView> {
    let day = match asked.day.as_deref().filter(|day| !day.is_empty()).map(str::parse::<Date>) {
        Some(day) => day.map_err(|_| no_day())?,
        None => office_day(app.clock.now()),
    };
    look(&app, &me, day, |tx, context| {
        Box::pin(async move {
            let district = &context.actor.district;
            let set = context.app.policies.in_force(tx, district).await?;
            let orders = rows::in_force(tx, district).await?;
            let known = Known::of(&context.app.rooms);
            let notices = set.forbidden(context.input, &known.forbidden, &known.params);
            let founded = set.layers().len().saturating_sub(orders.len());
            let order = |place: usize| place.checked_sub(founded).and_then(|place| orders.get(place));
            let layers = set.layers().iter().enumerate().map(|(place, layer)| {
                let (id, number) = order(place).map(|(id, number)| (id.to_string(), number.clone())).unzip();
                self::layer(place, layer, id, number.unwrap_or_default())
            });
            let rooms = context.app.rooms.iter().filter(|room| !room.params.is_empty()).map(|room| RoomView {
                room: room.name.to_owned(),
                title: room.title.to_owned(),
                params: room.params.iter().map(|one| param(one, &set, context.input)).collect(),
            });
            Ok::<_, Problem>(PolicyView {
                day: context.input.to_string(),
                title: set.base().title.clone(),
                name: set.name(),
                layers: layers.collect(),
                rooms: rooms.collect(),
                notices: notices.iter().map(|one| view::notice(one, &known.params)).collect(),
            })
        })
    })
    .await
}

fn no_day() -> Refusal {
    Refusal::invalid("house.policy.day", "日期写得不对")
        .basis("本系统填写要求")
        .hint("请写成 2026-11-23 的样子")
        .field("day")
}

fn layer(place: usize, layer: &Layer, order: Option<String>, number: String) -> LayerView {
    LayerView {
        place,
        id: layer.id.clone(),
        title: layer.title.clone(),
        basis: layer.basis.clone(),
        number,
        order,
        digest: layer.digest.clone(),
        effective: layer.effective.to_string(),
    }
}

fn param(param: &Param, set: &PolicySet, day: Date) -> ParamView {
    let values = set.values().find(|(key, _)| *key == param.key).map_or(&[][..], |(_, values)| values);
    let mut values: Vec<&DatedValue> = values.iter().collect();
    values.sort_by(|one, other| {
        let place = |value: &DatedValue| (std::cmp::Reverse(value.layer), std::cmp::Reverse(value.from));
        (one.when.len(), &one.when, place(one)).cmp(&(other.when.len(), &other.when, place(other)))
    });
    let dimensions = param.when.iter().map(|dimension| DimensionView {
        name: dimension.name.to_owned(),
        title: dimension.title.to_owned(),
        codes: view::codes(dimension.values),
    });
    ParamView {
        key: param.key.to_owned(),
        title: param.title.to_owned(),
        what: param.what.to_owned(),
        kind: KindView::of(param.kind),
        dimensions: dimensions.collect(),
        values: values.into_iter().map(|one| value(one, param, set.is_in_force(day, param.key, one))).collect(),
    }
}

fn value(value: &DatedValue, param: &Param, in_force: bool) -> ValueView {
    ValueView {
        when: value.when.clone(),
        when_words: param.say_case(&value.when),
        from: value.from.to_string(),
        value: written(&value.value),
        words: param.say(&value.value),
        basis: value.basis.clone(),
        layer: value.layer,
        line: value.line,
        in_force,
        example: value.is_example(),
    }
}

fn written(value: &Value) -> serde_json::Value {
    match value {
        Value::Switch(on) => serde_json::json!(on),
        Value::Number(number) => serde_json::json!(number),
        Value::Text(text) => serde_json::json!(text),
        Value::Texts(texts) => serde_json::json!(texts),
    }
}
