//! 范本 A filled document of every genre and every special form, for whoever begins a new one.

use crate::words::{Form, Genre};

/// The text form of a filled document of this genre, which can be laid out as it stands.
#[must_use]
pub const fn template(genre: Genre) -> &'static str {
    match genre {
        Genre::Resolution => include_str!("templates/resolution.md"),
        Genre::Decision => include_str!("templates/decision.md"),
        Genre::Order => include_str!("templates/order.md"),
        Genre::Communique => include_str!("templates/communique.md"),
        Genre::Proclamation => include_str!("templates/proclamation.md"),
        Genre::PublicNotice => include_str!("templates/public_notice.md"),
        Genre::Opinion => include_str!("templates/opinion.md"),
        Genre::Notice => include_str!("templates/notice.md"),
        Genre::Circular => include_str!("templates/circular.md"),
        Genre::Report => include_str!("templates/report.md"),
        Genre::Request => include_str!("templates/request.md"),
        Genre::Reply => include_str!("templates/reply.md"),
        Genre::Motion => include_str!("templates/motion.md"),
        Genre::Letter => include_str!("templates/letter.md"),
        Genre::Minutes => include_str!("templates/minutes.md"),
    }
}

/// The text form of a filled document in this form.
#[must_use]
pub const fn template_of_form(form: Form) -> &'static str {
    match form {
        Form::Document => template(Genre::Notice),
        Form::Upward => template(Genre::Request),
        Form::Letter => template(Genre::Letter),
        Form::Order => template(Genre::Order),
        Form::Minutes => template(Genre::Minutes),
        Form::Bulletin => include_str!("templates/bulletin.md"),
        Form::Telegram => include_str!("templates/telegram.md"),
        Form::ProcessingSheet => include_str!("templates/processing_sheet.md"),
        Form::DraftingSheet => include_str!("templates/drafting_sheet.md"),
        Form::ApprovalSlip => include_str!("templates/approval_slip.md"),
    }
}

/// The template that a name asks for: a genre or a form, by its word or its code; the genre where both are called so.
#[must_use]
pub fn template_named(name: &str) -> Option<&'static str> {
    Genre::named(name).map(template).or_else(|| Form::named(name).map(template_of_form))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn every_template_can_be_laid_out_as_it_stands() {
        let genres = Genre::ALL.iter().map(|genre| (genre.word(), template(*genre)));
        let forms = Form::ALL.iter().map(|form| (form.word(), template_of_form(*form)));
        for (name, source) in genres.chain(forms) {
            let document = text::read(source).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
            assert_eq!(document.faults(), [], "{name}");
        }
    }

    #[test]
    fn a_template_is_of_the_genre_and_the_form_that_it_is_asked_for() {
        for genre in Genre::ALL {
            assert_eq!(text::read(template(*genre)).expect("readable").genre, Some(*genre));
        }
        for form in Form::ALL {
            assert_eq!(text::read(template_of_form(*form)).expect("readable").form, *form);
        }
        assert_eq!(template_named("简报"), Some(template_of_form(Form::Bulletin)));
        assert_eq!(template_named("letter"), Some(template(Genre::Letter)));
        assert_eq!(template_named("方案"), None);
    }
}
