//! Laying out: compile, measure, turn what may be turned, until the pages satisfy the standard.

use std::collections::BTreeSet;

use gongwen::typesetter::{Element, Grid, Missing, Order, Replaced, Report, Stage};
use gongwen::{Document, Fault, Form};
use typst_layout::PagedDocument;

use crate::data::{self, Tuning};
use crate::fonts::{Face, Fonts};
use crate::frames::{self, Line};
use crate::measure;
use crate::pages::Pages;
use crate::world::Enclosure;

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

    /// Lays the document out; every reason at once where it can't be.
    pub fn set(&mut self, document: &Document, order: Order) -> Result<Pages, Vec<Fault>> {
        let mut faults = document.faults();
        if !self.fonts.can_set() {
            faults.push(Fault::of(
                0,
                "这台机器上没有能排公文的中文字体；请运行 chengqi fonts fetch，或把字体文件放进字体目录。".to_owned(),
            ));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let (paged, tuning) = self.signed(document, order)?;
        let lines = frames::lines(&paged);
        let outside = measure::outside(&lines);
        if !outside.is_empty() {
            return Err(outside);
        }
        let report = self.report(&paged, &lines, tuning);
        Ok(Pages::new(paged, report))
    }

    /// The first of the allowed ways in which the signature shares its page with words of the body.
    fn signed(&mut self, document: &Document, order: Order) -> Result<(PagedDocument, Tuning), Vec<Fault>> {
        let (compress, draft) = (order.grid == Grid::Compressed, order.stage == Stage::Draft);
        let base = Tuning { rows: 22, blank: 2, breaks: 0, silent: None, compress, draft };
        let ways = [(22, 2), (22, 1), (23, 2), (21, 2), (23, 1), (21, 1), (20, 2)];
        let mut first = None;
        for (rows, blank) in ways {
            let (paged, tuning) = self.evened(document, Tuning { rows, blank, ..base })?;
            let lines = frames::lines(&paged);
            let alone = measure::page_of(&lines, "organ")
                .is_some_and(|page| measure::page_before(&lines, "organ") != Some(page));
            if !alone {
                return Ok((paged, tuning));
            }
            first.get_or_insert((paged, tuning));
        }
        Ok(first.expect("at least one way was tried"))
    }

    /// With as many page breaks before 版记 as bring it to an even page.
    fn evened(&mut self, document: &Document, tuning: Tuning) -> Result<(PagedDocument, Tuning), Vec<Fault>> {
        let mut last = None;
        for breaks in 0..=2 {
            let tuning = Tuning { breaks, ..tuning };
            let paged = self.compile(document, tuning)?;
            let pages = paged.pages().len();
            let lines = frames::lines(&paged);
            let loose = document.form == Form::Letter || measure::page_of(&lines, "imprint").is_none();
            if loose || pages.is_multiple_of(2) {
                let words = measure::page_before(&lines, "imprint").unwrap_or(pages);
                if loose || pages <= words + 1 {
                    return Ok((paged, tuning));
                }
                let tuning = Tuning { silent: Some(words + 1), ..tuning };
                return Ok((self.compile(document, tuning)?, tuning));
            }
            last = Some((paged, tuning));
        }
        Ok(last.expect("at least one way was tried"))
    }

    fn compile(&mut self, document: &Document, tuning: Tuning) -> Result<PagedDocument, Vec<Fault>> {
        self.world.show(data::of(document, &self.fonts, tuning));
        typst::compile::<PagedDocument>(&self.world).output.map_err(|errors| {
            let told = errors.iter().map(|error| Fault::of(0, format!("排版没有成功：{}", error.message)));
            told.collect::<Vec<_>>()
        })
    }

    fn report(&self, paged: &PagedDocument, lines: &[Line], tuning: Tuning) -> Report {
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
        let (adjusted, replaced) = (tuning.sentences(), replaced.collect());
        Report { characters, rows, adjusted, replaced, missing: self.missing(lines), elements: elements.collect() }
    }

    /// Characters set in another family than the first of the text's class.
    fn missing(&self, lines: &[Line]) -> Vec<Missing> {
        let chain = self.fonts.chain(Face::FangSong);
        let Some(first) = chain.first() else { return Vec::new() };
        let used: BTreeSet<char> =
            lines.iter().flat_map(|line| line.text.chars()).filter(|c| !c.is_whitespace() && !c.is_ascii()).collect();
        let lacking = used.into_iter().filter(|c| !self.fonts.covers(first, *c));
        let family =
            |c: char| chain.iter().find(|family| self.fonts.covers(family, c)).map(|family| (*family).to_owned());
        lacking.map(|character| Missing { character, family: family(character) }).collect()
    }
}
