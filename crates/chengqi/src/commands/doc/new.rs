//! `chengqi doc new GENRE`

use gongwen::{Form, Genre, genres};

use crate::commands::Refused;
use crate::exit::Exit;

/// Prints the sample of a genre or a form.
pub(super) fn run(genre: &str) -> anyhow::Result<Exit> {
    let Some(text) = genres::template_named(genre) else {
        let forms = Form::ALL.iter().map(|form| form.word());
        let known: Vec<&str> = Genre::ALL.iter().map(|genre| genre.word()).chain(forms).collect();
        return Err(Refused(format!("没有“{genre}”的样本；可以写：{}", known.join("、"))).into());
    };
    print!("{text}");
    Ok(Exit::Done)
}
