//! 文稿复用 Where the passages of a text stood before, over what the asker may read; of anything else only the number (DOC-3, INF-2).

mod view;

use axum::Json;
use axum::extract::State;
use kernel::clock::office_day;
use kernel::{MatterId, Refusal};
use serde::Deserialize;
use utoipa::ToSchema;

pub use self::view::Reuse;
use crate::act::{Asked, Me};
use crate::app::App;
use crate::problem::{Answer, Problem};
use crate::reuse::{Question, ask};

/// Characters that are compared at once.
const MOST: usize = 40_000;
/// Bytes of a question: so many ideographs, written in JSON however one likes.
const MOST_ASKED: usize = 12 * MOST + 4_096;

/// The text as it stands on the page; nothing of it is kept.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = house::ReuseInput)]
pub struct Input {
    text: String,
    /// 文种, or the kind of item, as people call it: the forms of one's own unit count as templates.
    #[serde(default)]
    genre: Option<String>,
    /// The matter that the text belongs to, which is not its own source.
    #[serde(default)]
    matter: Option<String>,
}

/// Where the passages of this text stood before.
#[utoipa::path(post, path = "/api/reuse", operation_id = "house_reuse", request_body = Input, responses((status = 200, body = Reuse)))]
pub async fn reuse(State(app): State<App>, me: Me, Asked(input): Asked<Input, MOST_ASKED>) -> Answer<Reuse> {
    let characters = input.text.chars().count();
    if MOST < characters {
        return Err(too_long(characters));
    }
    let question = Question {
        text: input.text.clone(),
        itself: input.matter.filter(|matter| matter.parse::<MatterId>().is_ok()),
        genre: input.genre.unwrap_or_default(),
        unit: me.0.unit().to_string(),
        day: Some(office_day(app.clock.now())),
    };
    let sources = ask(&app, &me.0, question).await?;
    view::of(&app, &me.0, input.text, sources).await.map(Json)
}

fn too_long(characters: usize) -> Problem {
    Refusal::invalid("house.reuse.long", format!("全文有 {characters} 字，一次最多比对 {MOST} 字，没有比对"))
        .hint("请分成几段，逐段比对")
        .field("text")
        .into()
}
