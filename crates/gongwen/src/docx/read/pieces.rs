//! 段 The text as lines and tables in order, with what they look like; nothing is judged here.

use super::NotUnderstood;
use super::formats::{Numbering, Style, Styles};
use super::media::Media;
use super::tree::{Child, Node};
use crate::characters::strange;
use crate::picture::Picture;

/// A line, a table or a picture, and whether its page lies across.
#[derive(Debug)]
pub(super) struct Piece {
    pub shape: Shape,
    pub section: usize,
}

/// What a piece is.
#[derive(Debug)]
pub(super) enum Shape {
    Line(Line),
    Table(Vec<Vec<Cell>>),
    Picture(Picture),
}

/// A paragraph, or one hard-broken row of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// The style's id.
    pub id: String,
    pub look: Style,
    /// Automatic number and words, without blanks around.
    pub text: String,
    /// Blank characters before the words: people push a signature to the right with them.
    pub leading: usize,
    /// It begins a page.
    pub fresh_page: bool,
    /// It goes on from the line before, in the same paragraph.
    pub continued: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub lines: Vec<Line>,
    pub columns: usize,
    pub continues_above: bool,
    pub merged: bool,
}

/// All pieces, and for each section whether it lies across.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub all: Vec<Piece>,
    pub across: Vec<bool>,
}

/// What is needed to read paragraphs.
pub(super) struct Flattener<'a> {
    pub styles: &'a Styles,
    pub numbering: Numbering,
    pub missed: &'a mut Vec<NotUnderstood>,
    media: &'a Media,
    /// Pictures of the paragraph that is being read; they stand after its words.
    pictures: Vec<Picture>,
    /// How deep in tables it stands.
    cells: usize,
    section: usize,
    across: Vec<bool>,
    page_pending: bool,
}

impl<'a> Flattener<'a> {
    pub(super) fn new(
        styles: &'a Styles,
        numbering: Numbering,
        media: &'a Media,
        missed: &'a mut Vec<NotUnderstood>,
    ) -> Self {
        let (across, pictures) = (Vec::new(), Vec::new());
        Self { styles, numbering, missed, media, pictures, cells: 0, section: 0, across, page_pending: false }
    }

    /// The pieces of the text.
    pub(super) fn pieces(mut self, body: &Node) -> Pieces {
        let mut all = Vec::new();
        self.blocks(body, &mut all);
        self.across.resize(self.section + 1, false);
        if let Some(last) = body.child("sectPr") {
            self.across[self.section] = lies_across(last);
        }
        Pieces { all, across: self.across }
    }

    fn blocks(&mut self, parent: &Node, all: &mut Vec<Piece>) {
        for node in parent.nodes() {
            match &*node.name {
                "p" => {
                    let section = self.section;
                    let lines = self.paragraph(node);
                    all.extend(lines.into_iter().map(|line| Piece { shape: Shape::Line(line), section }));
                    let pictures = std::mem::take(&mut self.pictures).into_iter();
                    all.extend(pictures.map(|picture| Piece { shape: Shape::Picture(picture), section }));
                    if let Some(end) = node.at(&["pPr", "sectPr"]) {
                        self.across.resize(self.section + 1, false);
                        self.across[self.section] = lies_across(end);
                        self.section += 1;
                        self.page_pending |= end.value(&["type"]) != Some("continuous");
                    }
                }
                "tbl" => {
                    let table = self.table(node);
                    all.push(Piece { shape: Shape::Table(table), section: self.section });
                }
                "sectPr" => {}
                "del" | "moveFrom" => self.miss("修订", "删去的内容没有收入", node),
                _ => self.blocks(node, all),
            }
        }
    }

    /// One line, or several where it is broken by hand.
    fn paragraph(&mut self, node: &Node) -> Vec<Line> {
        let empty = Node::default();
        let properties = node.child("pPr").unwrap_or(&empty);
        let id = properties.value(&["pStyle"]).unwrap_or_default().to_owned();
        let mut look = self.styles.resolved((!id.is_empty()).then_some(&id));
        look.read(properties, &empty);
        let number = look.number.clone().filter(|(id, _)| id != "0");
        let mut first = Line { id, look: look.clone(), ..Line::default() };
        first.fresh_page = properties.on(&["pageBreakBefore"]) || std::mem::take(&mut self.page_pending);
        let mut lines = vec![first];
        let mut inline = Inline { lines: &mut lines, look: &look, seen: false };
        self.inline(node, &mut inline);
        let words = lines.iter().any(|line| !line.text.trim().is_empty());
        let label = number.filter(|_| words).and_then(|(id, level)| self.numbering.next(&id, level));
        for line in &mut lines {
            self.clean(line);
        }
        if let Some(label) = label {
            lines[0].text = format!("{}{}", label.trim(), lines[0].text);
        }
        let begins = lines.first().is_some_and(|line| line.fresh_page);
        if !words && (begins || lines.iter().any(|line| line.fresh_page)) {
            self.page_pending = true;
        }
        lines.retain(|line| !line.text.is_empty());
        if begins
            && words
            && let Some(line) = lines.first_mut()
        {
            line.fresh_page = true;
        }
        lines
    }

    fn inline(&mut self, parent: &Node, out: &mut Inline<'_>) {
        for node in parent.nodes() {
            match &*node.name {
                "r" => self.run(node, out),
                "del" | "moveFrom" => self.miss("修订", "删去的内容没有收入", node),
                "oMath" | "oMathPara" => {
                    let text = node.all_text();
                    out.add(&text);
                    self.missed.push(NotUnderstood {
                        what: "公式".to_owned(),
                        text,
                        why: "只收入了文字，排法没有收入".to_owned(),
                    });
                }
                "pPr" | "proofErr" | "bookmarkStart" | "bookmarkEnd" => {}
                "AlternateContent" => self.alternate(node, out),
                "drawing" | "pict" | "object" => self.picture(node),
                _ => self.inline(node, out),
            }
        }
    }

    fn run(&mut self, node: &Node, out: &mut Inline<'_>) {
        let empty = Node::default();
        let properties = node.child("rPr").unwrap_or(&empty);
        if properties.on(&["vanish"]) {
            return self.miss("隐藏文字", "没有收入", node);
        }
        for child in node.nodes() {
            match &*child.name {
                "t" => {
                    let text = child.own_text();
                    if !text.trim().is_empty() {
                        out.dress(properties);
                    }
                    out.add(&text);
                }
                "tab" | "ptab" => out.add("\t"),
                "noBreakHyphen" => out.add("-"),
                "br" | "cr" => out.turn(child.attribute("type") == Some("page")),
                "sym" => self.symbol(child, out),
                "footnoteReference" | "endnoteReference" | "commentReference" => {}
                "drawing" | "pict" | "object" => self.picture(child),
                "AlternateContent" => self.alternate(child, out),
                "ruby" => {
                    if let Some(base) = child.child("rubyBase") {
                        self.inline(base, out);
                    }
                    if let Some(above) = child.child("rt") {
                        self.miss("拼音", "没有收入", above);
                    }
                }
                "rPr" | "instrText" | "delText" | "delInstrText" | "fldChar" | "lastRenderedPageBreak" => {}
                _ => self.inline(child, out),
            }
        }
    }

    /// Programs write what is new a second time for older ones; one of the two is read.
    fn alternate(&mut self, node: &Node, out: &mut Inline<'_>) {
        let choice = node.child("Choice").or_else(|| node.child("Fallback"));
        if let Some(choice) = choice {
            self.run(choice, out);
        }
    }

    fn picture(&mut self, node: &Node) {
        let text = node.all_text();
        let (what, why) = if text.trim().is_empty() {
            let why = match self.media.drawn(node) {
                Some(Ok((name, image))) if self.cells == 0 => {
                    return self.pictures.push(Picture { name, caption: None, image });
                }
                Some(Ok(_)) => "表格里的图片没有收入；请放到表格外面".to_owned(),
                Some(Err(why)) => format!("{why}，没有收入"),
                None => "不是 PNG 或 JPEG 图片，没有收入；请转换后再插入".to_owned(),
            };
            ("图片", why)
        } else {
            ("文本框", "框里的文字没有排进正文；需要的话请粘贴到该放的地方".to_owned())
        };
        self.missed.push(NotUnderstood { what: what.to_owned(), text, why });
    }

    fn symbol(&mut self, node: &Node, out: &mut Inline<'_>) {
        let code = node.attribute("char").and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        match code {
            Some(c) if strange(c).is_none() => out.add(c.encode_utf8(&mut [0; 4])),
            Some(_) | None => self.missed.push(NotUnderstood {
                what: "符号".to_owned(),
                text: node.attribute("char").unwrap_or_default().to_owned(),
                why: "是某种字体自己的符号，没有收入；请重新键入".to_owned(),
            }),
        }
    }

    /// Blanks around the words go, characters that no page carries go into the list.
    fn clean(&mut self, line: &mut Line) {
        let odd: String = line.text.chars().filter(|c| strange(*c).is_some()).collect();
        if !odd.is_empty() {
            line.text.retain(|c| strange(c).is_none());
            let codes: Vec<String> = odd.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
            let why = format!("排不出（{}），已去掉", codes.join("、"));
            self.missed.push(NotUnderstood { what: "字符".to_owned(), text: odd, why });
        }
        let blank = |c: char| c.is_whitespace();
        line.leading = line.text.chars().take_while(|c| blank(*c)).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        line.text = line.text.trim_matches(blank).to_owned();
    }

    fn table(&mut self, node: &Node) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        self.cells += 1;
        self.rows(node, &mut rows);
        self.cells -= 1;
        rows
    }

    fn rows(&mut self, node: &Node, rows: &mut Vec<Vec<Cell>>) {
        for row in node.nodes() {
            match &*row.name {
                "tr" => {
                    let mut cells = Vec::new();
                    self.cells(row, &mut cells);
                    rows.push(cells);
                }
                "tblPr" | "tblGrid" => {}
                _ => self.rows(row, rows),
            }
        }
    }

    fn cells(&mut self, node: &Node, cells: &mut Vec<Cell>) {
        for cell in node.nodes() {
            match &*cell.name {
                "tc" => {
                    let mut pieces = Vec::new();
                    self.blocks(cell, &mut pieces);
                    let merge = cell.at(&["tcPr", "vMerge"]);
                    let columns = cell.value(&["tcPr", "gridSpan"]).and_then(|span| span.parse().ok()).unwrap_or(1);
                    let lines = pieces.into_iter().flat_map(|piece| self.flat(piece.shape)).collect();
                    let continues_above = merge.is_some_and(|merge| merge.attribute("val") != Some("restart"));
                    let columns: usize = columns;
                    cells.push(Cell {
                        lines,
                        columns: columns.clamp(1, 63),
                        continues_above,
                        merged: merge.is_some() || columns != 1,
                    });
                }
                "trPr" | "tblPrEx" => {}
                _ => self.cells(cell, cells),
            }
        }
    }

    /// A table within a cell becomes the cell's lines.
    fn flat(&mut self, shape: Shape) -> Vec<Line> {
        match shape {
            Shape::Line(line) => vec![line],
            // No picture of a cell gets here.
            Shape::Picture(_) => Vec::new(),
            Shape::Table(rows) => {
                let lines: Vec<Line> = rows.into_iter().flatten().flat_map(|cell| cell.lines).collect();
                let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
                let why = "表格里套的表格只收入了文字".to_owned();
                self.missed.push(NotUnderstood { what: "嵌套表格".to_owned(), text, why });
                lines
            }
        }
    }

    fn miss(&mut self, what: &str, why: &str, node: &Node) {
        let text = node.all_text() + &deleted_text(node);
        self.missed.push(NotUnderstood { what: what.to_owned(), text, why: why.to_owned() });
    }
}

/// The lines of a paragraph under construction.
struct Inline<'a> {
    lines: &'a mut Vec<Line>,
    look: &'a Style,
    seen: bool,
}

impl Inline<'_> {
    fn add(&mut self, text: &str) {
        let line = self.lines.last_mut().expect("a paragraph begins with a line");
        line.text.push_str(text);
    }

    /// The look of a line is that of its first letters.
    fn dress(&mut self, properties: &Node) {
        if !std::mem::replace(&mut self.seen, true) {
            let line = self.lines.last_mut().expect("a paragraph begins with a line");
            line.look.read_run(properties);
        }
    }

    fn turn(&mut self, page: bool) {
        let id = self.lines.last().map(|line| line.id.clone()).unwrap_or_default();
        self.seen = false;
        self.lines.push(Line { id, look: self.look.clone(), fresh_page: page, continued: !page, ..Line::default() });
    }
}

fn deleted_text(node: &Node) -> String {
    let own = |child: &Child| match child {
        Child::Node(inner) if &*inner.name == "delText" => inner.own_text(),
        Child::Node(inner) => deleted_text(inner),
        Child::Text(_) => String::new(),
    };
    node.children.iter().map(own).collect()
}

fn lies_across(section: &Node) -> bool {
    let Some(size) = section.child("pgSz") else { return false };
    let length = |name| size.attribute(name).and_then(|length| length.parse::<i64>().ok()).unwrap_or(0);
    size.attribute("orient") == Some("landscape") || length("h") < length("w")
}
