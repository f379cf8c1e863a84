//! Laying out: compile, measure, turn what may be turned, until the pages satisfy the standard.

use std::collections::BTreeSet;

use gongwen::characters::{Strange, strange};
use gongwen::typesetter::{Element, Missing, Order, Replaced, Report};
use gongwen::{Document, Fault, Form, text};
use typst_layout::PagedDocument;

use crate::data::{self, Addressees, BREAK, Tuning};
use crate::decided::Decided;
use crate::fonts::{Face, Fonts};
use crate::frames::{self, Line};
use crate::measure;
use crate::pages::Pages;
use crate::pictures;
use crate::title;
use crate::world::Enclosure;

/// Rows on a page and blank rows above the signature, in the order in which they are tried (适当调整, 9704 5.2.3).
const WAYS: [(usize, usize); 6] = [(22, 1), (23, 2), (21, 2), (23, 1), (21, 1), (20, 2)];
/// Rows of the body that are sent over to the signature where spacing doesn't help.
const PUSHED: [usize; 2] = [2, 1];
/// How many compilations what was not used survives in the layout engine's memory: the ways that were tried for one document must not pile
/// up, while the next keystroke finds again what it does not change.
const KEEP: usize = 1;
/// A document of more pages gets few tries, since each takes its time.
const LONG: usize = 60;

/// What is said where the layout engine gives up for a reason of its own, which is in the log.
const FAILED: &str =
    "排版没有成功，文本没有丢失；请先去掉最近加入的表格或图片再试，仍不行的，把这件公文和运行日志交给系统管理员。";

/// 排版 The engine with its fonts. One at a time lays out with it; keep several for several at once.
pub struct Engine {
    fonts: Fonts,
    world: Enclosure,
}

impl Engine {
    /// An engine with these fonts.
    #[must_use]
    pub fn new(fonts: Fonts) -> Self {
        let world = Enclosure::new(&fonts);
        Self { fonts, world }
    }

    /// The fonts that it sets with.
    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// How often a document asked for a file or a package; always 0, since words are data and never instructions.
    #[must_use]
    pub fn denied(&self) -> usize {
        self.world.denied()
    }

    /// Lays the document out; every reason at once where it can't be.
    pub fn set(&mut self, document: &Document, order: Order) -> Result<Pages, Vec<Fault>> {
        let mut faults = refused(document);
        if !self.fonts.can_set() {
            faults.push(Fault::of(
                0,
                "这台机器上没有能排公文的中文字体；请运行 chengqi fonts fetch，或把字体文件放进字体目录。".to_owned(),
            ));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let title = title::rows_of(document);
        let (paged, tuning, mut adjusted) = self.settled(&Matter { document, title: &title }, order)?;
        adjusted.extend(rules_unknown(document));
        let lines = frames::lines(&paged);
        let outside = measure::outside(&lines);
        if !outside.is_empty() {
            return Err(outside);
        }
        let report = self.report(&paged, &lines, adjusted);
        Ok(Pages::new(paged, report, Decided { title, tuning }))
    }

    /// Pages that satisfy the standard, with what was adjusted for it in sentences. At most twelve compilations: one as it falls, one with
    /// the addressees moved, the ways of the signature, one with 版记 on its page.
    fn settled(&mut self, matter: &Matter<'_>, order: Order) -> Result<Settled, Vec<Fault>> {
        let mut tuning = Tuning::of(order);
        let mut paged = self.compile(matter, tuning)?;
        if gongwen::slip::layout(matter.document.form).is_some() {
            if 1 < paged.pages().len() {
                let words = "这张单子一页排不下；请把栏目里的文字写短些，详细内容作为附件另附。".to_owned();
                return Err(vec![Fault::of(0, words)]);
            }
            return Ok((paged, tuning, Vec::new()));
        }
        if !matter.document.to.is_empty() && !measure::body_begins_on_page_1(&frames::lines(&paged)) {
            tuning.addressees = Addressees::Imprint;
            paged = self.compile(matter, tuning)?;
        }
        let mut unsolved = None;
        if let Some(page) = measure::page_of_lone_signature(&frames::lines(&paged)) {
            match self.accompanied(matter, tuning, &paged)? {
                Some(better) => (paged, tuning) = better,
                None => unsolved = Some(lone(page)),
            }
        }
        let even = matter.document.form != Form::Letter;
        if let Some(turn) = measure::imprint_turn(&frames::lines(&paged), even) {
            tuning = Tuning { breaks: turn.breaks, silent: turn.silent, ..tuning };
            paged = self.compile(matter, tuning)?;
        }
        let told = tuning.sentences().into_iter().chain(data::narrowed(matter.document)).chain(unsolved);
        Ok((paged, tuning, told.collect()))
    }

    /// The first of the allowed ways in which the signature shares its page with words of the body; few of them for a very long document.
    fn accompanied(
        &mut self,
        matter: &Matter<'_>,
        base: Tuning,
        fallen: &PagedDocument,
    ) -> Result<Option<(PagedDocument, Tuning)>, Vec<Fault>> {
        let free = measure::rows_free_before(&frames::lines(fallen), "organ");
        let tries = if LONG < fallen.pages().len() { 2 } else { WAYS.len() };
        let spaced = WAYS.iter().take(tries).map(|(rows, blank)| Tuning { rows: *rows, blank: *blank, ..base });
        let pushed = PUSHED.iter().map(|rows| Tuning { push: free + rows, ..base });
        for tuning in spaced.chain(pushed) {
            let paged = self.compile(matter, tuning)?;
            let lines = frames::lines(&paged);
            let begun = base.addressees == Addressees::Imprint || measure::body_begins_on_page_1(&lines);
            if begun && measure::page_of_lone_signature(&lines).is_none() && measure::outside(&lines).is_empty() {
                return Ok(Some((paged, tuning)));
            }
        }
        Ok(None)
    }

    fn compile(&mut self, matter: &Matter<'_>, tuning: Tuning) -> Result<PagedDocument, Vec<Fault>> {
        self.world.show(data::of(matter.document, matter.title, &self.fonts, tuning));
        let paged = typst::compile::<PagedDocument>(&self.world).output;
        comemo::evict(KEEP);
        paged.map_err(|errors| {
            for error in &errors {
                tracing::error!(message = %error.message, "the layout engine gave up");
            }
            vec![Fault::of(0, FAILED.to_owned())]
        })
    }

    fn report(&self, paged: &PagedDocument, lines: &[Line], adjusted: Vec<String>) -> Report {
        let replaced = Face::ALL.into_iter().filter_map(|face| {
            let (family, replaced) = self.fonts.family(face)?;
            replaced.then(|| Replaced { class: face.name(), family: family.to_owned() })
        });
        let characters: usize = lines.iter().map(|line| line.text.chars().filter(|c| !c.is_whitespace()).count()).sum();
        let rows = (1..=paged.pages().len()).map(|page| measure::rows_on(lines, page)).collect();
        let elements = lines.iter().filter(|line| !line.element.is_empty()).map(|line| Element {
            name: line.element.clone(),
            page: line.page,
            x: line.x,
            y: line.top(),
            width: line.width,
            height: line.bottom() - line.top(),
        });
        let replaced = replaced.collect();
        Report { characters, rows, adjusted, replaced, missing: self.missing(lines), elements: elements.collect() }
    }

    /// Characters set in another family than the first of the text's class.
    fn missing(&self, lines: &[Line]) -> Vec<Missing> {
        let chain = self.fonts.chain(Face::FangSong);
        let Some(first) = chain.first() else { return Vec::new() };
        let used: BTreeSet<char> = lines
            .iter()
            .flat_map(|line| line.text.chars())
            .filter(|c| !c.is_whitespace() && !c.is_ascii() && *c != BREAK)
            .collect();
        let lacking = used.into_iter().filter(|c| !self.fonts.covers(first, *c));
        let family =
            |c: char| chain.iter().find(|family| self.fonts.covers(family, c)).map(|family| (*family).to_owned());
        lacking.map(|character| Missing { character, family: family(character) }).collect()
    }
}

/// Pages, what was turned for them, and what is said about it.
type Settled = (PagedDocument, Tuning, Vec<String>);

/// Why no file of a document is given out, whatever the output.
pub(crate) fn refused(document: &Document) -> Vec<Fault> {
    let mut faults = document.faults();
    faults.extend(pictures::unreadable(document));
    faults.extend(unset(document));
    faults
}

/// What is laid out: the document and the rows of its title.
struct Matter<'a> {
    document: &'a Document,
    title: &'a [String],
}

/// Characters that do not exist or turn the direction of writing, which the layout engine does not expect. Whoever reads the text form is
/// told sooner, with the line.
fn unset(document: &Document) -> Option<Fault> {
    let words = text::write(document);
    let found: BTreeSet<char> =
        words.chars().filter(|c| turns(*c) || strange(*c) == Some(Strange::Unassigned)).collect();
    let names: Vec<String> = found.into_iter().take(5).map(|c| format!("U+{:X}", u32::from(c))).collect();
    let names = Some(names).filter(|names| !names.is_empty())?.join("、");
    let message = format!("文字里有不存在或者看不见的字符（{names}），多半是复制时带来的；请删掉，对照原稿改正。");
    Some(Fault::of(0, message))
}

/// Whether it is a mark that turns the direction of writing until it is taken back; beside one the engine loses count of its glyphs.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Rules of an office for what the standard leaves open; this house knows none, and whoever names some must not believe that they hold.
fn rules_unknown(document: &Document) -> Option<String> {
    let name = document.office_rules.as_deref().filter(|name| !name.trim().is_empty())?;
    Some(format!("文稿要求按“{name}”排版，本系统没有登记这一套规定，版面按国家标准排。"))
}

fn lone(page: usize) -> String {
    format!("署名单独排在第{page}页，试过的行距和空行都没有用；请把正文增减一两行（GB/T 9704-2012 7.3.5）。")
}

#[cfg(test)]
mod tests;
