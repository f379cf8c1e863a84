//! 节 Upright pages, and pages across for wide tables (9704 第8章).

use super::super::measure::{ACROSS, BOTTOM, FOOTER, LEFT, PAPER, PITCH, RIGHT, TOP};
use super::super::package::FOOTERS;
use super::Writer;

/// How the pages of a section lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Portrait,
    Landscape,
}

impl Writer<'_> {
    /// The properties of the section that ends here. The first section names the feet; later ones take them over.
    pub(super) fn section(&mut self, turn: Turn) -> String {
        let first_foot = std::mem::take(&mut self.letter_head);
        let mut out = String::from("<w:sectPr>");
        // A slip is one page without a number.
        let numbered = crate::slip::layout(self.document.form).is_none();
        for (kind, id) in FOOTERS.into_iter().filter(|_| numbered) {
            if kind != "first" || first_foot {
                out.push_str(&format!("<w:footerReference w:type=\"{kind}\" r:id=\"{id}\"/>"));
            }
        }
        let (width, height) = PAPER;
        match turn {
            Turn::Portrait => out.push_str(&format!(
                "<w:pgSz w:w=\"{width}\" w:h=\"{height}\"/><w:pgMar w:top=\"{TOP}\" w:right=\"{RIGHT}\" w:bottom=\"{BOTTOM}\" w:left=\"{LEFT}\" w:header=\"851\" w:footer=\"{FOOTER}\" w:gutter=\"0\"/>"
            )),
            Turn::Landscape => {
                let (left, right) = (2098, height - 2098 - ACROSS);
                out.push_str(&format!(
                    "<w:pgSz w:w=\"{height}\" w:h=\"{width}\" w:orient=\"landscape\"/><w:pgMar w:top=\"{LEFT}\" w:right=\"{right}\" w:bottom=\"{RIGHT}\" w:left=\"{left}\" w:header=\"851\" w:footer=\"1077\" w:gutter=\"0\"/>"
                ));
            }
        }
        if first_foot {
            out.push_str("<w:titlePg/>");
        }
        out + &format!("<w:docGrid w:type=\"lines\" w:linePitch=\"{PITCH}\"/></w:sectPr>")
    }
}
