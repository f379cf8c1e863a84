//! 成页 Finished pages, the same for every output.

use std::hash::{Hash, Hasher};

use gongwen::typesetter::{Keeping, Report};
use gongwen::{Document, Fault, docx};
use typst::foundations::{Datetime, Smart};
use typst::layout::{Frame, FrameItem};
use typst::utils::hash128;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;

use crate::decided::Decided;
use crate::ofd::{self, About};
use crate::png;

/// What is named as the maker of a file.
const CREATOR: &str = "承启";

/// 成页 The finished pages of a document, the same for every output.
pub struct Pages {
    paged: PagedDocument,
    /// What is to be said about them.
    pub report: Report,
    decided: Decided,
}

impl Pages {
    pub(crate) fn new(paged: PagedDocument, report: Report, decided: Decided) -> Self {
        Self { paged, report, decided }
    }

    /// As a file for word processors, with what was decided for these pages.
    #[must_use]
    pub fn docx(&self, document: &Document) -> Vec<u8> {
        docx::write(document, &self.decided.clone().style())
    }

    /// Notes in the files what the document is called, who issues it, its kind and number, and its own date. The clock is not asked, so
    /// that the same document gives the same file on every day.
    pub(crate) fn describe(&mut self, document: &Document) {
        let title = document.title.text();
        let masthead = || document.masthead.clone().unwrap_or_else(|| document.form.word().to_owned());
        let date = document.date.or(document.printed_on);
        let date = date.and_then(|date| {
            Datetime::from_ymd(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs())
        });
        let kind = document.genre.map_or(document.form.word(), |genre| genre.word());
        let number = document.number.as_ref().map(ToString::to_string);
        let info = self.paged.info_mut();
        info.title = Some(if title.is_empty() { masthead() } else { title }.into());
        info.author = document.issuers.iter().map(|issuer| issuer.name.as_str().into()).collect();
        info.keywords = std::iter::once(kind.into()).chain(number.map(Into::into)).collect();
        info.date = Smart::Custom(date);
    }

    /// As PDF, with the fonts' subsets inside: PDF/A-2b where that can be had.
    pub fn pdf(&self) -> Result<Vec<u8>, Vec<Fault>> {
        self.pdf_archival().or_else(|_| self.pdf_of(PdfStandards::default()))
    }

    /// As PDF/A-2b (ISO 19005-2), or the reasons why it can't be.
    pub fn pdf_archival(&self) -> Result<Vec<u8>, Vec<Fault>> {
        let standards = PdfStandards::new(&[PdfStandard::A_2b]).expect("one standard agrees with itself");
        self.pdf_of(standards).map_err(|_| self.not_archival())
    }

    /// As OFD (GB/T 33190-2016), for the archive as OFD-A (GB/T 42133-2022), with the fonts' subsets inside.
    pub fn ofd(&self, keeping: Keeping, about: &About) -> Result<Vec<u8>, Vec<Fault>> {
        ofd::write(self.paged.pages().iter().map(|page| &page.frame), keeping, about)
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

    /// Each page as PNG, at so many points to an inch.
    #[must_use]
    pub fn png(&self, ppi: u32) -> Vec<Vec<u8>> {
        self.paged.pages().iter().map(|page| png::of(page, ppi)).collect()
    }

    /// What names the drawing of each page: equal hashes, equal pages.
    #[must_use]
    pub fn hashes(&self) -> Vec<String> {
        self.paged.pages().iter().map(|page| format!("{:032x}", hash128(&Drawn(&page.frame)))).collect()
    }

    /// The laid-out pages, for further outputs.
    #[must_use]
    pub fn paged(&self) -> &PagedDocument {
        &self.paged
    }

    fn pdf_of(&self, standards: PdfStandards) -> Result<Vec<u8>, Vec<Fault>> {
        let options =
            PdfOptions { creator: Smart::Custom(Some(CREATOR.to_owned())), standards, ..PdfOptions::default() };
        typst_pdf::pdf(&self.paged, &options).map_err(|errors| {
            for error in &errors {
                tracing::error!(message = %error.message, "no PDF was made");
            }
            vec![Fault::of(0, "PDF 没有生成；请改用 OFD 或图片，并把运行日志交给系统管理员。".to_owned())]
        })
    }

    /// The reasons in words of the office where they are known.
    fn not_archival(&self) -> Vec<Fault> {
        let because = |why: String| Fault::of(0, format!("不能生成 PDF/A-2b（ISO 19005-2）：{why}。"));
        let nowhere = self.report.missing.iter().filter(|missing| missing.family.is_none());
        let nowhere: String = nowhere.map(|missing| missing.character).collect();
        let dateless = !matches!(typst::model::Document::info(&self.paged).date, Smart::Custom(Some(_)));
        let known = [
            dateless.then(|| because("文件里没有日期，请写上成文日期（date）".to_owned())),
            (!nowhere.is_empty()).then(|| because(format!("没有字体有“{nowhere}”，请换字或安装有这些字的字体"))),
        ];
        let known: Vec<Fault> = known.into_iter().flatten().collect();
        if known.is_empty() {
            vec![because("版面里有这种格式不收的内容，原因见运行日志".to_owned())]
        } else {
            known
        }
    }
}

/// What can be seen of a frame. Its tags name where an element stands in the whole document, so that one changed word would make every
/// page another one.
struct Drawn<'a>(&'a Frame);

impl Hash for Drawn<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.size().hash(state);
        for (place, item) in self.0.items() {
            match item {
                FrameItem::Tag(_) | FrameItem::Link(..) => {}
                FrameItem::Group(group) => {
                    (place, group.transform, &group.clip).hash(state);
                    Drawn(&group.frame).hash(state);
                }
                FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Image(..) => (place, item).hash(state),
            }
        }
    }
}
