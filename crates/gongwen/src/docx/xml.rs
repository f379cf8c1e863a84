//! Paragraphs and runs as WordprocessingML, children in the order of the schema.

use std::fmt::Write;

use super::flow::{Flow, Taken, advance, between, rows};
use super::package::Shape;

/// Text as it may stand between tags and in attributes; characters that XML forbids are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// How a paragraph lies between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
    Right,
    /// Its letters spread over the whole width.
    Spread,
}

/// Whether a paragraph stays with the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Keep {
    #[default]
    AsStyled,
    Loose,
    Next,
}

/// Where a paragraph may be torn between two pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Split {
    #[default]
    Anywhere,
    /// Two rows at least on either page.
    Pairs,
}

/// A paragraph under construction.
#[derive(Debug, Clone, Default)]
pub(super) struct Para {
    style: &'static str,
    keep: Keep,
    fresh_page: bool,
    split: Split,
    frame: Option<String>,
    border: Option<String>,
    /// The tabs, written out.
    tabs: String,
    line: Option<i64>,
    after: Option<i64>,
    natural: bool,
    indents: Option<(i64, i64, i64)>,
    first: i64,
    align: Option<Align>,
    runs: String,
    /// The words of the runs.
    words: String,
    /// How high a drawing is.
    drawn: i64,
}

impl Para {
    /// A paragraph of this style.
    pub(super) fn new(style: &'static str) -> Self {
        Self { style, ..Self::default() }
    }

    /// A paragraph of this style with this text.
    pub(super) fn of(style: &'static str, text: &str) -> Self {
        Self::new(style).text(text)
    }

    /// Not kept with the next paragraph, whatever its style says.
    pub(super) fn loose(mut self) -> Self {
        self.keep = Keep::Loose;
        self
    }

    /// On the same page as the next paragraph.
    pub(super) fn kept(mut self) -> Self {
        self.keep = Keep::Next;
        self
    }

    /// On the same page as the next paragraph with its last two rows at least; the rows before them may stay on the page before.
    pub(super) fn ends_with_next(mut self) -> Self {
        self.split = Split::Pairs;
        self.kept()
    }

    /// On a new page.
    pub(super) fn fresh_page(mut self) -> Self {
        self.fresh_page = true;
        self
    }

    /// A place of its own on the page, as attributes of `w:framePr`.
    pub(super) fn frame(mut self, attributes: impl Into<String>) -> Self {
        self.frame = Some(attributes.into());
        self
    }

    /// A line under it or over it: the side, and the attributes.
    pub(super) fn border(mut self, side: &str, attributes: &str) -> Self {
        self.border = Some(format!("<w:{side} {attributes}/>"));
        self
    }

    /// A tab that ends so far from the left.
    pub(super) fn tab(self, at: i64) -> Self {
        self.tab_of("w:val=\"right\"", at)
    }

    /// A tab that ends so far from the left, dots up to it.
    pub(super) fn led_tab(self, at: i64) -> Self {
        self.tab_of("w:val=\"right\" w:leader=\"middleDot\"", at)
    }

    /// A tab whose words have their middle so far from the left.
    pub(super) fn centred_tab(self, at: i64) -> Self {
        self.tab_of("w:val=\"center\"", at)
    }

    fn tab_of(mut self, kind: &str, at: i64) -> Self {
        push(&mut self.tabs, format_args!("<w:tab {kind} w:pos=\"{at}\"/>"));
        self
    }

    /// What follows can be found under this name.
    pub(super) fn bookmarked(mut self, id: usize, name: &str) -> Self {
        push(
            &mut self.runs,
            format_args!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/><w:bookmarkEnd w:id=\"{id}\"/>"),
        );
        self
    }

    /// An exact height of its rows.
    pub(super) fn line(mut self, height: i64) -> Self {
        self.line = Some(height);
        self
    }

    /// Blank height after it.
    pub(super) fn after(mut self, height: i64) -> Self {
        self.after = Some(height);
        self
    }

    /// Indents from the left and from the right; the first row goes with the others.
    pub(super) fn indents(mut self, left: i64, right: i64) -> Self {
        self.indents = Some((left, right, 0));
        self
    }

    /// All rows but the first are indented so far, the first by less.
    pub(super) fn hanging(mut self, left: i64, hanging: i64) -> Self {
        self.indents = Some((left, 0, hanging));
        self
    }

    /// The first row is indented so far, and a line under the paragraph still has its full length.
    pub(super) fn first(mut self, first: i64) -> Self {
        self.first = first;
        self.indents = Some((0, 0, 0));
        self
    }

    pub(super) fn align(mut self, align: Align) -> Self {
        self.align = Some(align);
        self
    }

    /// A run in the paragraph's own face.
    pub(super) fn text(self, text: &str) -> Self {
        self.run("", text)
    }

    /// A run with properties of its own.
    pub(super) fn run(mut self, properties: &str, text: &str) -> Self {
        if !text.is_empty() {
            self.words.push_str(text);
            let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
            push(
                &mut self.runs,
                format_args!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text)),
            );
        }
        self
    }

    /// A drawing in the line, which is as high as the drawing, and blank height after it.
    pub(super) fn drawing(mut self, drawing: &str, height: i64, after: i64) -> Self {
        self.natural = true;
        self.drawn = height;
        self.after = Some(after);
        push(&mut self.runs, format_args!("<w:r>{drawing}</w:r>"));
        self
    }

    /// Jumps to the tab.
    pub(super) fn jump(mut self) -> Self {
        self.runs.push_str("<w:r><w:tab/></w:r>");
        self
    }

    /// A new row of the same paragraph.
    pub(super) fn turn(mut self) -> Self {
        self.words.push('\n');
        self.runs.push_str("<w:r><w:br/></w:r>");
        self
    }

    /// The number of the page.
    pub(super) fn page_number(self) -> Self {
        self.field("PAGE")
    }

    /// What the word processor fills in.
    pub(super) fn field(mut self, instruction: &str) -> Self {
        let stored = if instruction == "PAGE" { "<w:t>1</w:t>" } else { "" };
        for part in ["begin", "", "separate", "1", "end"] {
            let inner = match part {
                "" => format!("<w:instrText xml:space=\"preserve\"> {instruction} </w:instrText>"),
                "1" => stored.to_owned(),
                // A number that is not stored is asked for when the file is opened.
                "begin" if stored.is_empty() => "<w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/>".to_owned(),
                kind => format!("<w:fldChar w:fldCharType=\"{kind}\"/>"),
            };
            push(&mut self.runs, format_args!("<w:r>{inner}</w:r>"));
        }
        self
    }

    /// Takes its room on the page.
    pub(super) fn flow(&self, shapes: &[Shape], flow: &mut Flow) {
        if self.frame.is_some() {
            return;
        }
        if self.fresh_page {
            flow.fresh();
        }
        let shape = shapes.iter().find(|shape| shape.id() == self.style).expect("every style has its shape");
        let (left, right, hanging, first) = match self.indents {
            Some((left, right, hanging)) => (left, right, hanging, self.first),
            None => shape.indents(),
        };
        let others = between(left, right);
        let rows = if self.tabs.is_empty() {
            rows(&self.words, others + hanging - first, others, advance(self.style))
        } else {
            1
        };
        let line = if self.natural { self.drawn } else { self.line.unwrap_or(shape.row()) };
        let taken = Taken { rows, line, after: self.after.unwrap_or(0) };
        let keeps = match self.keep {
            Keep::AsStyled => shape.keeps(),
            Keep::Loose => false,
            Keep::Next => true,
        };
        if keeps { flow.kept(taken) } else { flow.paragraph(taken) }
    }

    /// Writes it out; so far from its beginning end its properties.
    pub(super) fn put(&self, out: &mut String) -> usize {
        let begin = out.len();
        push(out, format_args!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", self.style));
        match self.keep {
            Keep::AsStyled => {}
            Keep::Loose => out.push_str("<w:keepNext w:val=\"0\"/>"),
            Keep::Next => out.push_str("<w:keepNext/>"),
        }
        if self.fresh_page {
            out.push_str("<w:pageBreakBefore/>");
        }
        if let Some(frame) = &self.frame {
            push(out, format_args!("<w:framePr {frame}/>"));
        }
        match self.split {
            Split::Anywhere => {}
            Split::Pairs => out.push_str("<w:widowControl/>"),
        }
        if let Some(border) = &self.border {
            push(out, format_args!("<w:pBdr>{border}</w:pBdr>"));
        }
        if !self.tabs.is_empty() {
            push(out, format_args!("<w:tabs>{}</w:tabs>", self.tabs));
        }
        if self.line.is_some() || self.after.is_some() {
            let after = self.after.map(|after| format!(" w:after=\"{after}\"")).unwrap_or_default();
            let line = self.line.map(|line| format!(" w:line=\"{line}\" w:lineRule=\"exact\"")).unwrap_or_default();
            let line = if self.natural { " w:line=\"240\" w:lineRule=\"auto\"".to_owned() } else { line };
            push(out, format_args!("<w:spacing{after}{line}/>"));
        }
        if let Some((left, right, hanging)) = self.indents {
            let third = if 0 < hanging {
                format!("w:hanging=\"{hanging}\"")
            } else {
                format!("w:firstLine=\"{}\"", self.first)
            };
            push(out, format_args!("<w:ind w:left=\"{left}\" w:right=\"{right}\" {third}/>"));
        }
        if let Some(align) = self.align {
            let align = match align {
                Align::Left => "left",
                Align::Centre => "center",
                Align::Right => "right",
                Align::Spread => "distribute",
            };
            push(out, format_args!("<w:jc w:val=\"{align}\"/>"));
        }
        let properties = out.len() - begin;
        push(out, format_args!("</w:pPr>{}</w:p>", self.runs));
        properties
    }
}

/// The properties of a run: the East Asian font, colour, width in per cent and size in half points, each only where given.
pub(super) fn face(font: Option<&str>, colour: Option<&str>, width: i64, half_points: Option<i64>) -> String {
    let mut out = String::new();
    if let Some(font) = font {
        push(&mut out, format_args!("<w:rFonts w:eastAsia=\"{}\"/>", escaped(font)));
    }
    if let Some(colour) = colour {
        push(&mut out, format_args!("<w:color w:val=\"{colour}\"/>"));
    }
    if width != 100 {
        push(&mut out, format_args!("<w:w w:val=\"{width}\"/>"));
    }
    if let Some(size) = half_points {
        push(&mut out, format_args!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>"));
    }
    out
}

/// Appends formatted text.
pub(super) fn push(out: &mut String, words: std::fmt::Arguments<'_>) {
    out.write_fmt(words).expect("a String takes everything");
}
