//! 复用 What the archive knows of a document's own words, over what the asker may read (DOC-3).

use std::collections::BTreeMap;

use checkup::Reuse;
use gongwen::placed::Placed;
use jiff::civil::Date;
use kernel::Actor;
use webkit::reuse::{Question, Sources, ask};
use webkit::{App, Problem};

use crate::store::unit_names;

/// The fact for the check-up. Places count bytes of the text as it was given.
pub(super) async fn of(app: &App, me: &Actor, read: &Placed, today: Date) -> Result<Reuse, Problem> {
    let question = Question {
        text: read.own_words(),
        itself: None,
        genre: read.document.genre.or(read.genre).map(|genre| genre.word().to_owned()).unwrap_or_default(),
        unit: me.unit().to_string(),
        // A document says on which day it is issued; what is still written is of today.
        day: Some(read.date().unwrap_or(today)),
    };
    let Sources { answer, texts, .. } = ask(app, me, question).await?;
    let units = answer.sources.iter().filter_map(|source| source.meta.unit.parse().ok()).collect();
    let names = unit_names(app, &me.district, units).await?;
    let texts: BTreeMap<String, String> = texts.into_iter().map(|(id, text)| (id, text.text)).collect();
    let mut reuse = Reuse { answer, texts };
    for source in &mut reuse.answer.sources {
        // The archive goes by ids, people by names.
        source.meta.unit = names.get(&source.meta.unit).cloned().unwrap_or_default();
    }
    Ok(reuse)
}
