//! Runs of text as text objects: characters, the glyphs that draw them, and where each stands (GB/T 33190-2016 11).

use gongwen::characters::{Strange, strange};
use gongwen::typesetter::Keeping;
use typst::layout::{Abs, Transform};
use typst::text::{Glyph, TextItem};

use super::fonts::Used;
use super::geometry::{Area, led_back, matrix};
use super::page::{Book, Place, put_clips};
use super::xml::{Xml, carries, number};

/// How tall a character stands above its baseline at least, and how deep below it, in its size.
const BOX: (f64, f64) = (0.88, 0.12);

/// Writes a run of text; a line of Chinese is one object.
pub(super) fn put(xml: &mut Xml, book: &mut Book, item: &TextItem, place: &Place) {
    for run in runs(item) {
        put_run(xml, book, item, &run, place);
    }
}

/// Characters that stand one after another on a line, each with its glyph; or one cluster of another kind.
#[derive(Debug, PartialEq)]
struct Run {
    text: String,
    /// The glyphs of the font, with the place where each begins, in millimetres from the beginning of the item.
    glyphs: Vec<(u16, f64)>,
    /// How far below the line of the item they stand.
    down: f64,
    /// Where the last one ends.
    end: f64,
    /// Each character has one glyph.
    plain: bool,
}

/// What a cluster is to the run that it may become a part of.
enum Cluster {
    /// A character with its glyph.
    Plain(char),
    /// A blank between words: readers keep one, but drop those at an end.
    Blank,
    /// Nothing is drawn, or readers would drop it: a gap.
    Gap,
    /// Several characters, several glyphs, or a character that some readers count as two.
    Odd,
}

fn runs(item: &TextItem) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut pen, mut open, mut blank) = (0.0, false, None);
    for glyphs in item.glyphs.chunk_by(|one, other| one.range == other.range) {
        let text = item.text.get(glyphs[0].range()).unwrap_or_default();
        let placed = place_glyphs(glyphs, item.size, &mut pen);
        let down = -glyphs[0].y_offset.at(item.size).to_mm();
        match (kind(text, glyphs), runs.last_mut()) {
            (Cluster::Gap, _) => (open, blank) = (false, None),
            // Two blanks in a row would become one.
            (Cluster::Blank, _) => (open, blank) = (open && blank.is_none(), placed.first().copied()),
            (Cluster::Plain(c), Some(run)) if open && run.down == down => {
                if let Some(blank) = blank.take() {
                    run.text.push(' ');
                    run.glyphs.push(blank);
                }
                run.text.push(c);
                run.glyphs.extend(placed);
                run.end = pen;
            }
            (kind @ (Cluster::Plain(_) | Cluster::Odd), _) => {
                let plain = matches!(kind, Cluster::Plain(_));
                let text: String = text.chars().filter(|c| carries(*c)).collect();
                // A sign that the layout added stands for no character of the text.
                let text = if text.is_empty() { char::REPLACEMENT_CHARACTER.to_string() } else { text };
                runs.push(Run { text, glyphs: placed, down, end: pen, plain });
                (open, blank) = (plain, None);
            }
        }
    }
    runs
}

fn place_glyphs(glyphs: &[Glyph], size: Abs, pen: &mut f64) -> Vec<(u16, f64)> {
    let mut place = |glyph: &Glyph| {
        let at = *pen + glyph.x_offset.at(size).to_mm();
        *pen += glyph.x_advance.at(size).to_mm();
        (glyph.id, at)
    };
    glyphs.iter().map(&mut place).collect()
}

fn kind(text: &str, glyphs: &[Glyph]) -> Cluster {
    let silent = |c: char| c.is_whitespace() || !carries(c) || strange(c) == Some(Strange::Unseen);
    let mut characters = text.chars();
    match (characters.next(), characters.next(), glyphs.len()) {
        (Some(' '), None, 1) => Cluster::Blank,
        (Some(c), None, 1) if c.len_utf16() == 1 && !silent(c) => Cluster::Plain(c),
        (Some(first), _, _) if silent(first) && text.chars().all(silent) => Cluster::Gap,
        (Some(_) | None, _, _) => Cluster::Odd,
    }
}

/// How the size of a run and the distances within it come to the paper.
enum Setting {
    /// Larger or smaller, but upright.
    Upright(f64),
    /// 长体字 Squeezed: the factors across and down (GB/T 42133-2022 6.6).
    Squeezed(f64, f64),
    /// Everything else, and squeezed text outside archives: a matrix.
    Matrix,
}

fn put_run(xml: &mut Xml, book: &mut Book, item: &TextItem, run: &Run, place: &Place) {
    let metrics = item.font.metrics();
    let size = item.size.to_mm();
    let above = size * metrics.ascender.get().max(BOX.0);
    let below = size * (-metrics.descender.get()).max(BOX.1);
    let Some((_, begin)) = run.glyphs.first().copied() else { return };
    let corner = Transform::translate(Abs::mm(begin), Abs::mm(run.down - above));
    let corner = place.transform.pre_concat(corner);
    let area = Area::placed(Abs::mm((run.end - begin).max(0.1 * size)), Abs::mm(above + below), corner);
    let Some((boundary, clips)) = place.visible(area) else { return };
    let setting = setting(corner, book.keeping);
    let (across, down) = match setting {
        Setting::Upright(factor) => (factor, factor),
        Setting::Squeezed(across, down) => (across, down),
        Setting::Matrix => (1.0, 1.0),
    };
    let font = book.fonts.font(&item.font, || book.ids.next());
    let mut about = vec![("Boundary", boundary.boxed()), ("Font", font.id().to_string())];
    about.push(("Size", number(size * down)));
    let moved = (corner.tx.to_mm() - boundary.from.0, corner.ty.to_mm() - boundary.from.1);
    let from = match setting {
        Setting::Upright(_) => (moved.0, moved.1 + above * down),
        Setting::Squeezed(across, down) => {
            about.push(("HScale", number(across / down)));
            (moved.0, moved.1 + above * down)
        }
        Setting::Matrix => {
            about.push(("CTM", matrix(corner, boundary)));
            (0.0, above)
        }
    };
    let glyphs = numbered(run, font);
    about.insert(0, ("ID", book.ids.next().to_string()));
    let fill = book.colour(&item.fill);
    let stroke = item.stroke.as_ref().map(|stroke| (stroke.thickness.to_mm() * down, book.colour(&stroke.paint)));
    if let Some((width, _)) = &stroke {
        about.extend([("Stroke", "true".to_owned()), ("LineWidth", number(*width))]);
    }
    let codes = [
        ("CodePosition", "0".to_owned()),
        ("CodeCount", run.text.chars().count().to_string()),
        ("GlyphCount", glyphs.len().to_string()),
    ];
    let mut code = vec![("X", number(from.0)), ("Y", number(from.1))];
    let steps: Vec<f64> = run.glyphs.windows(2).map(|pair| (pair[1].1 - pair[0].1) * across).collect();
    if !steps.is_empty() {
        code.push(("DeltaX", deltas(&steps)));
    }
    let object = match setting {
        Setting::Upright(_) | Setting::Squeezed(..) => {
            Transform::translate(Abs::mm(boundary.from.0), Abs::mm(boundary.from.1))
        }
        Setting::Matrix => corner,
    };
    xml.element("TextObject", &about, |xml| {
        put_clips(xml, &clips, |point| led_back(point, object));
        xml.empty("FillColor", &fill);
        if let Some((_, stroke)) = &stroke {
            xml.empty("StrokeColor", stroke);
        }
        xml.element("CGTransform", &codes, |xml| xml.text("Glyphs", &[], &glyphs.join(" ")));
        xml.text("TextCode", &code, &run.text);
    });
}

/// The numbers of the glyphs within the file of the font; one that stands for a single character is known to the font by it.
fn numbered(run: &Run, font: &mut Used) -> Vec<String> {
    let characters: Vec<char> = run.text.chars().collect();
    let single = run.plain || (characters.len() == 1 && run.glyphs.len() == 1);
    let number = |(at, (glyph, _)): (usize, &(u16, f64))| {
        font.glyph(*glyph, characters.get(at).copied().filter(|_| single)).to_string()
    };
    run.glyphs.iter().enumerate().map(number).collect()
}

fn setting(transform: Transform, keeping: Keeping) -> Setting {
    let (across, down) = (transform.sx.get(), transform.sy.get());
    let upright = transform.kx.is_zero() && transform.ky.is_zero() && 0.0 < across && 0.0 < down;
    if !upright {
        return Setting::Matrix;
    }
    if (across - down).abs() < 1e-9 {
        return Setting::Upright(down);
    }
    match keeping {
        Keeping::Use => Setting::Matrix,
        Keeping::Archive => Setting::Squeezed(across, down),
    }
}

/// Distances in the short form: `g`, how often, which (11.3).
fn deltas(steps: &[f64]) -> String {
    let steps: Vec<String> = steps.iter().map(|step| number(*step)).collect();
    let short = |same: &[String]| match same {
        [step, _, _, ..] => format!("g {} {step}", same.len()),
        few => few.join(" "),
    };
    steps.chunk_by(|one, other| one == other).map(short).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_distances_are_told_once() {
        assert_eq!(deltas(&[5.5, 5.5, 5.5, 2.0, 2.0, 7.25]), "g 3 5.5 2 2 7.25");
    }
}
