//! 成页 Finished pages, the same for every output.

use gongwen::Fault;
use gongwen::typesetter::Report;
use typst::utils::hash128;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use typst_svg::SvgOptions;

/// 成页 The finished pages of a document, the same for every output.
pub struct Pages {
    paged: PagedDocument,
    /// What is to be said about them.
    pub report: Report,
}

impl Pages {
    pub(crate) fn new(paged: PagedDocument, report: Report) -> Self {
        Self { paged, report }
    }

    /// As PDF, with the fonts' subsets inside.
    pub fn pdf(&self) -> Result<Vec<u8>, Vec<Fault>> {
        typst_pdf::pdf(&self.paged, &PdfOptions::default()).map_err(|errors| {
            errors.iter().map(|error| Fault::of(0, format!("PDF 没有生成：{}", error.message))).collect()
        })
    }

    /// Each page as SVG.
    #[must_use]
    pub fn svg(&self) -> Vec<String> {
        (0..self.paged.pages().len()).map(|at| self.svg_of(at)).collect()
    }

    /// One page as SVG, counted from 0.
    #[must_use]
    pub fn svg_of(&self, at: usize) -> String {
        typst_svg::svg(&self.paged.pages()[at], &SvgOptions::default())
    }

    /// What names the drawing of each page: equal hashes, equal pages.
    #[must_use]
    pub fn hashes(&self) -> Vec<String> {
        self.paged.pages().iter().map(|page| format!("{:032x}", hash128(&page.frame))).collect()
    }

    /// The laid-out pages, for further outputs.
    #[must_use]
    pub fn paged(&self) -> &PagedDocument {
        &self.paged
    }
}
