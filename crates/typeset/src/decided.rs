//! 定版 What the engine decided about the pages of a document, for files whose pages another program makes again.

use gongwen::docx::{self, DocxStyle, Ending, ImprintPlace, Spacing};

use crate::data::{Addressees, Tuning};

/// What was decided: the rows of the title, and what was turned.
#[derive(Debug, Clone)]
pub(crate) struct Decided {
    pub title: Vec<String>,
    pub tuning: Tuning,
}

impl Decided {
    /// The same for word processors.
    pub(crate) fn style(self) -> DocxStyle {
        let Tuning { rows, blank, addressees, push, breaks, order: _, silent: _ } = self.tuning;
        let addressees = match addressees {
            Addressees::AboveBody => docx::Addressees::AboveBody,
            Addressees::Imprint => docx::Addressees::Imprint,
        };
        let ending = if 0 < push { Ending::Pushed } else { Ending::Falls };
        let spacing = Spacing { rows, blank, addressees, ending };
        let imprint = ImprintPlace::Foot { breaks };
        DocxStyle { title_rows: Some(self.title), spacing, imprint, ..DocxStyle::default() }
    }
}
