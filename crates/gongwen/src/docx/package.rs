//! The parts around the text: styles, settings, footers, properties; and the zip that holds them, byte for byte the same every time.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::measure::{EM, EM_4, Grid, TRACKING};
use super::style::DocxStyle;
use super::xml::{Align, Para, escaped};
use super::{ids, measure};
use crate::picture::Image;

pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
pub(super) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument";
/// Ids of the footers in the text's relations.
pub(super) const FOOTERS: [(&str, &str); 3] = [("default", "rId3"), ("even", "rId4"), ("first", "rId5")];

/// The id of a foot without a number.
pub(super) const NO_FOOTER: &str = "rId6";

/// The id of a picture in the text's relations.
pub(super) fn picture_relation(at: usize) -> String {
    format!("rIdPicture{}", at + 1)
}

/// What stands in the properties of the file.
pub(super) struct Properties {
    pub title: String,
    pub creator: String,
    pub custom: Vec<(String, String)>,
}

/// The whole file.
pub(super) fn pack(text: &str, style: &DocxStyle, properties: &Properties, media: &[Image]) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", root_relations()),
        ("docProps/core.xml", core(properties)),
        ("docProps/app.xml", app()),
        ("docProps/custom.xml", custom(properties)),
        ("word/document.xml", text.to_owned()),
        ("word/_rels/document.xml.rels", relations(media)),
        ("word/styles.xml", styles(style)),
        ("word/settings.xml", settings()),
        ("word/footer1.xml", footer(&number_foot(Align::Right))),
        ("word/footer2.xml", footer(&number_foot(Align::Left))),
        ("word/footer3.xml", footer(&letter_foot())),
        ("word/footer4.xml", footer(&[Para::new(ids::FOOTER)])),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name, options).expect("a file in memory takes every part");
        zip.write_all(part.as_bytes()).expect("a file in memory takes every byte");
    }
    for (at, image) in media.iter().enumerate() {
        // Pictures are packed already.
        let stored = options.compression_method(CompressionMethod::Stored);
        zip.start_file(format!("word/{}", media_name(at, image)), stored).expect("a file in memory takes every part");
        zip.write_all(image.bytes()).expect("a file in memory takes every byte");
    }
    zip.finish().expect("a file in memory can be closed").into_inner()
}

/// The part of a picture, within the folder of the text.
fn media_name(at: usize, image: &Image) -> String {
    format!("media/image{}.{}", at + 1, image.kind().ending())
}

fn content_types() -> String {
    let mut out = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
    );
    let parts = [
        ("/word/document.xml", ".wordprocessingml.document.main+xml"),
        ("/word/styles.xml", ".wordprocessingml.styles+xml"),
        ("/word/settings.xml", ".wordprocessingml.settings+xml"),
        ("/word/footer1.xml", ".wordprocessingml.footer+xml"),
        ("/word/footer2.xml", ".wordprocessingml.footer+xml"),
        ("/word/footer3.xml", ".wordprocessingml.footer+xml"),
        ("/word/footer4.xml", ".wordprocessingml.footer+xml"),
        ("/docProps/app.xml", ".extended-properties+xml"),
        ("/docProps/custom.xml", ".custom-properties+xml"),
    ];
    for (part, kind) in parts {
        put(&mut out, format_args!("<Override PartName=\"{part}\" ContentType=\"{TYPES}{kind}\"/>"));
    }
    out + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
}

fn root_relations() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/><Relationship Id=\"rId3\" Type=\"{RELATIONS}/extended-properties\" Target=\"docProps/app.xml\"/><Relationship Id=\"rId4\" Type=\"{RELATIONS}/custom-properties\" Target=\"docProps/custom.xml\"/></Relationships>"
    )
}

fn relations(media: &[Image]) -> String {
    let mut out = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    let parts = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "footer", "footer1.xml"),
        ("rId4", "footer", "footer2.xml"),
        ("rId5", "footer", "footer3.xml"),
        (NO_FOOTER, "footer", "footer4.xml"),
    ];
    for (id, kind, target) in parts {
        put(&mut out, format_args!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>"));
    }
    for (at, image) in media.iter().enumerate() {
        let (id, target) = (picture_relation(at), media_name(at, image));
        put(&mut out, format_args!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/image\" Target=\"{target}\"/>"));
    }
    out + "</Relationships>"
}

fn core(properties: &Properties) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>",
        escaped(&properties.title),
        escaped(&properties.creator)
    )
}

fn app() -> String {
    format!("{HEAD}<Properties xmlns=\"{RELATIONS_EXTENDED}\"><Application>承启</Application></Properties>")
}

const RELATIONS_EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

fn custom(properties: &Properties) -> String {
    let mut out = format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
    );
    for (at, (name, value)) in properties.custom.iter().enumerate() {
        put(
            &mut out,
            format_args!(
                "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{}\" name=\"{}\"><vt:lpwstr>{}</vt:lpwstr></property>",
                at + 2,
                escaped(name),
                escaped(value)
            ),
        );
    }
    out + "</Properties>"
}

fn settings() -> String {
    format!(
        "{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent=\"100\"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val=\"632\"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

fn footer(paragraphs: &[Para]) -> String {
    let mut out = format!("{HEAD}<w:ftr {NAMESPACES}>");
    for paragraph in paragraphs {
        paragraph.put(&mut out);
    }
    out + "</w:ftr>"
}

/// — 1 — one 4号 character from the edge: on the right of odd pages, on the left of even ones (9704 7.5).
fn number_foot(align: Align) -> [Para; 2] {
    let para = Para::new(ids::FOOTER).text("— ").page_number().text(" —");
    let para = if align == Align::Right { para.indents(0, EM_4) } else { para.indents(EM_4, 0) };
    // The foot of the page ends where the second red line of a letter lies; numbers stand higher.
    [para.align(align), Para::new(ids::FOOTER).line(measure::NUMBER_UP - measure::FOOTER)]
}

/// The second red line of a letter, 20 mm above the edge of the paper; its first page has no number (9704 10.1).
fn letter_foot() -> [Para; 1] {
    let (left, right) = measure::beyond_margins();
    let line = "w:val=\"thinThickSmallGap\" w:sz=\"24\" w:space=\"0\" w:color=\"FF0000\"";
    [Para::new(ids::FOOTER).border("top", line).indents(-left, -right).line(20)]
}

/// One paragraph style: its id, what stands in `w:pPr` after the spacing, and its letters.
pub(super) struct Shape {
    id: &'static str,
    indent: (i64, i64, i64, i64),
    align: &'static str,
    outline: Option<usize>,
    keep: &'static str,
    run: String,
    /// None for a row of the grid.
    line: Option<i64>,
    pitch: i64,
}

impl Shape {
    fn new(id: &'static str) -> Self {
        let (indent, align, keep, run) = ((0, 0, 0, 0), "", "", String::new());
        Self { id, indent, align, outline: None, keep, run, line: None, pitch: 0 }
    }

    /// Left, right, hanging, first row.
    fn indent(mut self, left: i64, right: i64, hanging: i64, first: i64) -> Self {
        self.indent = (left, right, hanging, first);
        self
    }

    fn align(mut self, align: &'static str) -> Self {
        self.align = align;
        self
    }

    fn outline(mut self, level: usize) -> Self {
        self.outline = Some(level);
        self.keep = "<w:keepNext/>";
        self
    }

    /// On the same page as what follows.
    fn keep(mut self) -> Self {
        self.keep = "<w:keepNext/>";
        self
    }

    fn run(mut self, run: impl Into<String>) -> Self {
        self.run = run.into();
        self
    }

    fn line(mut self, line: i64) -> Self {
        self.line = Some(line);
        self
    }

    /// On a grid of such rows.
    fn on(mut self, grid: Grid) -> Self {
        self.pitch = grid.pitch;
        self
    }

    pub(super) const fn id(&self) -> &'static str {
        self.id
    }

    /// Left, right, hanging, first row.
    pub(super) const fn indents(&self) -> (i64, i64, i64, i64) {
        self.indent
    }

    pub(super) fn row(&self) -> i64 {
        self.line.unwrap_or(self.pitch)
    }

    pub(super) const fn keeps(&self) -> bool {
        !self.keep.is_empty()
    }

    fn put(&self, out: &mut String) {
        put(
            out,
            format_args!(
                "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{}",
                self.id,
                ids::name(self.id),
                self.keep
            ),
        );
        put(out, format_args!("<w:spacing w:line=\"{}\" w:lineRule=\"exact\"/>", self.row()));
        let (left, right, hanging, first) = self.indent;
        let third = if 0 < hanging { format!("w:hanging=\"{hanging}\"") } else { format!("w:firstLine=\"{first}\"") };
        if self.indent != (0, 0, 0, 0) {
            put(out, format_args!("<w:ind w:left=\"{left}\" w:right=\"{right}\" {third}/>"));
        }
        if !self.align.is_empty() {
            put(out, format_args!("<w:jc w:val=\"{}\"/>", self.align));
        }
        if let Some(level) = self.outline {
            put(out, format_args!("<w:outlineLvl w:val=\"{level}\"/>"));
        }
        put(out, format_args!("</w:pPr><w:rPr>{}</w:rPr></w:style>", self.run));
    }
}

fn styles(style: &DocxStyle) -> String {
    let mut out = format!(
        "{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{latin}\" w:hAnsi=\"{latin}\" w:eastAsia=\"{fang}\" w:cs=\"{latin}\"/><w:spacing w:val=\"{TRACKING}\"/><w:kern w:val=\"0\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:overflowPunct w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{pitch}\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/></w:pPr></w:style>",
        pitch = Grid::of(style.spacing.rows).pitch,
        latin = escaped(&style.latin),
        fang = escaped(&style.fang)
    );
    for shape in shapes(style) {
        shape.put(&mut out);
    }
    out + "</w:styles>"
}

/// The paragraph styles.
pub(super) fn shapes(style: &DocxStyle) -> Vec<Shape> {
    let font = |name: &str| format!("<w:rFonts w:eastAsia=\"{}\"/>", escaped(name));
    let (hei, kai, song, title) = (font(&style.hei), font(&style.kai), font(&style.song), font(&style.title));
    let red = "<w:color w:val=\"FF0000\"/>";
    let size = |half_points: i64| {
        format!("<w:spacing w:val=\"0\"/><w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>")
    };
    let red_title = format!("{title}{red}<w:spacing w:val=\"0\"/>");
    let level = |at: usize| Shape::new(ids::LEVELS[at]).indent(0, 0, 0, 2 * EM).outline(at);
    let grid = Grid::of(style.spacing.rows);
    let all = vec![
        Shape::new(ids::COPY_NO).align("left"),
        Shape::new(ids::CORNER).align("left").run(&*hei),
        Shape::new(ids::MASTHEAD).align("center").run(&*red_title),
        Shape::new(ids::MASTHEAD_SUFFIX).align("center").run(&*red_title),
        Shape::new(ids::NUMBER).align("center"),
        Shape::new(ids::SIGNERS).indent(0, EM, 0, 0).align("right"),
        Shape::new(ids::ISSUE_LINE).align("left"),
        Shape::new(ids::TITLE).align("center").run(format!("{title}{}", size(44))),
        Shape::new(ids::UNDER_TITLE).align("center").run(&*kai),
        Shape::new(ids::TO).align("left"),
        Shape::new(ids::BODY).indent(0, 0, 0, 2 * EM),
        Shape::new(ids::PLAIN).indent(0, 0, 0, 2 * EM),
        level(0).run(&*hei),
        level(1).run(&*kai),
        level(2),
        level(3),
        Shape::new(ids::CONTENTS).align("left"),
        Shape::new(ids::ITEM).align("center").keep().run(format!("{title}{}", size(44))),
        Shape::new(ids::ENCLOSURE).indent(5 * EM, 0, 3 * EM, 0).align("left"),
        Shape::new(ids::ISSUER).align("left").keep(),
        Shape::new(ids::STAMP).indent(0, 4 * EM, 0, 0).align("right").keep(),
        Shape::new(ids::DATE).align("left"),
        Shape::new(ids::NOTE).indent(0, 0, 0, 2 * EM),
        Shape::new(ids::ATTENDANCE).indent(5 * EM, 0, 3 * EM, 0),
        Shape::new(ids::ATTACHMENT).align("left").run(&*hei),
        Shape::new(ids::ATTACHMENT_TITLE).align("center").run(format!("{title}{}", size(44))),
        Shape::new(ids::HEAD_CELL).align("center").line(400).run(format!("{hei}{}", size(28))),
        Shape::new(ids::CELL).align("center").line(400).run(size(28)),
        Shape::new(ids::IMPRINT).indent(EM_4 * 4, EM_4, EM_4 * 3, 0).line(480).run(size(28)),
        Shape::new(ids::BLANK),
        Shape::new(ids::FOOTER)
            .line(280)
            .run(format!("{song}<w:spacing w:val=\"0\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>")),
        Shape::new(ids::PICTURE).align("center").keep(),
        Shape::new(ids::CAPTION).align("center").run(format!("{hei}{}", size(28))),
        Shape::new(ids::SLIP_LABEL).align("center").run(&*hei),
        Shape::new(ids::SLIP_CELL).align("left"),
    ];
    all.into_iter().map(|shape| shape.on(grid)).collect()
}

fn put(out: &mut String, words: std::fmt::Arguments<'_>) {
    out.write_fmt(words).expect("a String takes everything");
}
