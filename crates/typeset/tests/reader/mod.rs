//! Reads a finished PDF as a stranger would: every character and every line with its place, in millimetres from the top left corner.
//!
//! Nothing here knows the engine that wrote the file; a test that needs the place of something on paper takes it from here.

mod row;

use std::path::PathBuf;

use hayro_interpret::font::Glyph;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache, InterpreterSettings, Paint,
    PathDrawMode, SoftMask, interpret_page,
};
use kurbo::{Affine, BezPath, Rect, Shape};
use typeset::{Engine, Face, Fonts, Pages};

pub use row::{Row, rows};

/// A point in millimetres.
const POINT: f64 = 25.4 / 72.0;

/// One character on a page.
#[derive(Debug, Clone)]
pub struct Character {
    /// What it reads as; several letters where a font draws them as one.
    pub text: String,
    /// Where its pen begins.
    pub x: f64,
    /// Its baseline.
    pub baseline: f64,
    /// The size of its type in points, upright.
    pub size: f64,
    /// How far the pen goes on by the font's own measure.
    pub advance: f64,
    /// The box of its ink; empty for a blank.
    pub ink: Rect,
    /// The name of its font within the file.
    pub font: String,
    /// Whether it is red.
    pub red: bool,
    /// Whether it stands upright; false on a page that is turned.
    pub upright: bool,
}

impl Character {
    /// The middle of its box: a box stands 0.88 of its size above the baseline and 0.12 below.
    pub fn middle(&self) -> f64 {
        self.baseline - 0.38 * self.height()
    }

    /// The top of its box.
    pub fn top(&self) -> f64 {
        self.baseline - 0.88 * self.height()
    }

    /// The bottom of its box.
    pub fn bottom(&self) -> f64 {
        self.baseline + 0.12 * self.height()
    }

    /// The height of its box.
    pub fn height(&self) -> f64 {
        self.size * POINT
    }

    /// Where its pen ends.
    pub fn right(&self) -> f64 {
        self.x + self.advance
    }
}

/// One line or frame on a page.
#[derive(Debug, Clone)]
pub struct Stroke {
    /// Its box, without its thickness.
    pub place: Rect,
    /// Its thickness.
    pub thickness: f64,
    /// Whether it is red.
    pub red: bool,
}

impl Stroke {
    /// Whether it lies flat.
    pub fn is_flat(&self) -> bool {
        self.place.height() < 0.01 && 1.0 < self.place.width()
    }

    /// Its middle from the top.
    pub fn y(&self) -> f64 {
        self.place.center().y
    }
}

/// One page.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its width and height.
    pub size: (f64, f64),
    /// Its characters, in the order of drawing.
    pub characters: Vec<Character>,
    /// Its lines, in the order of drawing.
    pub strokes: Vec<Stroke>,
    /// Pictures on it.
    pub images: usize,
}

/// Every page of the file.
pub fn read(pdf: Vec<u8>) -> Vec<Sheet> {
    let pdf = Pdf::new(pdf).expect("the file is a PDF");
    let pages = pdf.pages();
    pages
        .iter()
        .map(|page| {
            let cache = InterpreterCache::new();
            let (width, height) = page.render_dimensions();
            let (width, height) = (f64::from(width) * POINT, f64::from(height) * POINT);
            let settings = InterpreterSettings::default();
            let paper = Rect::new(0.0, 0.0, 10_000.0, 10_000.0);
            let mut context = Context::new(Affine::IDENTITY, paper, &cache, pdf.xref(), settings);
            let sheet = Sheet { size: (width, height), characters: Vec::new(), strokes: Vec::new(), images: 0 };
            let turn = Affine::translate((0.0, height)) * Affine::scale_non_uniform(POINT, -POINT);
            let mut recorder = Recorder { turn, sheet };
            interpret_page(page, &mut context, &mut recorder);
            recorder.sheet
        })
        .collect()
}

/// All words of these pages in the order of drawing, blanks left out.
pub fn words(sheets: &[Sheet]) -> String {
    let all = sheets.iter().flat_map(|sheet| &sheet.characters);
    all.flat_map(|character| character.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

/// All words of laid-out pages in the order of drawing, blanks left out: what every output must say.
pub fn laid_words(pages: &Pages) -> String {
    let lines = pages.lines();
    lines.iter().flat_map(|line| line.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

/// An engine with the fonts of this machine. A test without fonts fails: a page that nobody laid out has not been measured.
pub fn engine() -> Engine {
    let fonts = Fonts::read(&Fonts::folders());
    assert!(
        fonts.family(Face::FangSong).is_some(),
        "there is no font for 仿宋 here: run `cargo xtask test`, which fetches the open set, or `chengqi fonts fetch`, or name a \
         folder of fonts in CHENGQI_FONTS"
    );
    Engine::new(fonts)
}

/// The documents that the pages are measured on, each with the name of its file.
pub fn corpus() -> Vec<(String, gongwen::Document)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../gongwen/tests/corpus");
    let entries = std::fs::read_dir(folder).expect("the corpus");
    let mut files: Vec<PathBuf> = entries.map(|file| file.expect("a file").path()).collect();
    files.sort();
    let read = |path: PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let source = std::fs::read_to_string(&path).expect("text");
        let document = gongwen::text::read(&source).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        (name, document)
    };
    files.into_iter().map(read).collect()
}

/// Writes down what is drawn.
struct Recorder {
    /// From the file's measure to millimetres from the top left corner.
    turn: Affine,
    sheet: Sheet,
}

impl Device<'_> for Recorder {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let place = self.turn * transform * glyph_transform;
        let [a, b, c, d, x, baseline] = place.as_coeffs();
        // A glyph's own measure is a thousandth of its size.
        let (wide, high) = (a.hypot(b) * 1000.0, c.hypot(d) * 1000.0);
        let (advance, outline, font) = match glyph {
            Glyph::Outline(outline) => {
                let font = outline.font_data().and_then(|font| font.postscript_name).unwrap_or_default();
                (f64::from(outline.advance_width().unwrap_or_default()), outline.outline(), font)
            }
            Glyph::Type3(_) => (0.0, BezPath::new(), "drawn".to_owned()),
        };
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => "\u{fffd}".to_owned(),
        };
        // Places where a long word may break hold no ink and say nothing.
        let text = text.replace('\u{200b}', "");
        if text.is_empty() {
            return;
        }
        let ink = if outline.is_empty() { Rect::ZERO } else { (place * outline).bounding_box() };
        self.sheet.characters.push(Character {
            text,
            x,
            baseline,
            size: high / POINT,
            advance: advance / 1000.0 * wide,
            ink,
            font,
            red: red(paint),
            upright: b.abs() < 1e-9 && c.abs() < 1e-9,
        });
    }

    fn draw_path(&mut self, path: &BezPath, transform: Affine, paint: &Paint<'_>, mode: &PathDrawMode) {
        let place = self.turn * transform;
        let thickness = match mode {
            PathDrawMode::Stroke(stroke) => f64::from(stroke.line_width) * place.determinant().abs().sqrt(),
            PathDrawMode::Fill(_) => 0.0,
        };
        let place = (place * path.clone()).bounding_box();
        self.sheet.strokes.push(Stroke { place, thickness, red: red(paint) });
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {
        self.sheet.images += 1;
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn red(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => {
            let [red, green, blue, _] = color.to_rgba().to_rgba8();
            200 < red && green < 60 && blue < 60
        }
        Paint::Pattern(_) => false,
    }
}
