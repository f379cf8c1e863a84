//! The two routes that only the demonstration has: the role cards, and log-in by card.

use axum::Json;
use axum::extract::{Request, State};
use axum::response::Response;
use kernel::{AccountId, PersonId};
use serde::{Deserialize, Serialize};
use store::args;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use webkit::act::Command;
use webkit::house::{SessionView, log_in, opened};
use webkit::{Answer, App, Problem, Room, session};

/// The demonstration's own room.
pub const DEMO: Room = Room { routes, ..Room::bare("demo", "演示") };

fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(cards)).routes(routes!(login))
}

#[derive(Deserialize)]
struct Cards {
    card: Vec<CardData>,
}

#[derive(Deserialize)]
struct CardData {
    id: String,
    person: String,
    try_first: String,
}

fn data() -> Result<Vec<CardData>, Problem> {
    let cards: Result<Cards, toml::de::Error> = toml::from_str(include_str!("../../../../demo/cards.toml"));
    cards.map(|cards| cards.card).map_err(|error| Problem::Broken(error.into()))
}

/// One role card.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = demo::Card)]
pub struct Card {
    id: String,
    name: String,
    post: String,
    unit: String,
    /// What to try first.
    try_first: String,
}

/// The role cards.
#[utoipa::path(get, path = "/api/demo/cards", operation_id = "demo_cards", responses((status = 200, body = [Card])))]
pub async fn cards(State(app): State<App>) -> Answer<Vec<Card>> {
    let district = app.settings.district.clone();
    let found = app.db.read(move |tx| {
        let district = district.clone();
        Box::pin(async move {
            let mut cards = Vec::new();
            for CardData { id, person, try_first } in data()? {
                let Some(row) = tx.opt(CARD, args![&district, &person]).await? else { continue };
                let (name, post, unit) = (row.text("name")?, row.text("title")?, row.text("short")?);
                cards.push(Card { id, name, post, unit, try_first });
            }
            Ok::<_, Problem>(cards)
        })
    });
    found.await.map(Json)
}

const CARD: &str = "
select n.name, p.title, u.short, a.id, a.person from account a
join person n on n.district = a.district and n.id = a.person
join post_holder h on h.district = a.district and h.person = a.person and h.main = 1
join post p on p.district = h.district and p.id = h.post
join unit u on u.district = p.district and u.id = p.unit
where a.district = $1 and a.login = $2";

/// Which card.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = demo::Login)]
pub struct Login {
    card: String,
}

/// Opens a session for a role card.
#[utoipa::path(post, path = "/api/demo/login", operation_id = "demo_login", request_body = Login,
    responses((status = 200, body = SessionView)))]
pub async fn login(State(app): State<App>, request: Request) -> Result<Response, Problem> {
    let address = session::address(&app, &request).to_string();
    let command = <Command<Login> as axum::extract::FromRequest<App>>::from_request(request, &app).await?;
    let card = data()?.into_iter().find(|card| card.id == command.input.card).ok_or(Problem::Missing)?;
    let district = app.settings.district.clone();
    let found = app.db.read(move |tx| {
        let (district, person) = (district.clone(), card.person.clone());
        Box::pin(async move {
            let row = tx.opt(CARD, args![&district, person]).await?.ok_or(Problem::Missing)?;
            let account: AccountId = row.id("id")?;
            let person: PersonId = row.id("person")?;
            Ok::<_, Problem>((account, person))
        })
    });
    let (account, person) = found.await?;
    let (session, token, actor) = log_in(&app, account, person, address).await?;
    Ok(opened(&app, &session, &token, &actor))
}
