//! Lines, rectangles and curves as path objects (GB/T 33190-2016 9).

use typst::layout::{Abs, Ratio, Transform};
use typst::visualize::{FillRule, FixedStroke, Geometry, LineCap, LineJoin, Shape};

use super::geometry::Outline;
use super::page::{Book, Place, put_clips};
use super::xml::{Xml, number, numbers};

/// Writes a shape.
pub(super) fn put(xml: &mut Xml, book: &mut Book, shape: &Shape, place: &Place) {
    if shape.fill.is_none() && shape.stroke.is_none() {
        return;
    }
    let outline = match &shape.geometry {
        Geometry::Line(to) => Outline::line(*to, place.transform),
        Geometry::Rect(size) => Outline::rectangle(*size, place.transform),
        Geometry::Curve(curve) => Outline::curve(curve, place.transform),
    };
    let scale = mean_scale(place.transform);
    let reach = shape.stroke.as_ref().map_or(0.0, |stroke| reach(stroke, &shape.geometry) * scale);
    let area = outline.area().grown(reach);
    let Some((boundary, clips)) = place.visible(area) else { return };
    let mut about = vec![("ID", book.ids.next().to_string()), ("Boundary", boundary.boxed())];
    match &shape.stroke {
        Some(stroke) => about.extend(pen(stroke, &shape.geometry, scale)),
        None => about.push(("Stroke", "false".to_owned())),
    }
    if shape.fill.is_some() {
        about.push(("Fill", "true".to_owned()));
        if shape.fill_rule == FillRule::EvenOdd {
            about.push(("Rule", "Even-Odd".to_owned()));
        }
    }
    let stroke = shape.stroke.as_ref().map(|stroke| book.colour(&stroke.paint));
    let fill = shape.fill.as_ref().map(|fill| book.colour(fill));
    let turn = |(x, y): (f64, f64)| (x - boundary.from.0, y - boundary.from.1);
    xml.element("PathObject", &about, |xml| {
        put_clips(xml, &clips, |point| Some(turn(point)));
        if let Some(stroke) = stroke {
            xml.empty("StrokeColor", &stroke);
        }
        if let Some(fill) = fill {
            xml.empty("FillColor", &fill);
        }
        xml.text("AbbreviatedData", &[], &outline.data(turn));
    });
}

/// The attributes of a stroke; what is usual in the format is left out.
fn pen(stroke: &FixedStroke, geometry: &Geometry, scale: f64) -> Vec<(&'static str, String)> {
    let length = |length: Abs| length.to_mm() * scale;
    // A single line joins nothing.
    let bare = matches!(geometry, Geometry::Line(_));
    let mut about = vec![("LineWidth", number(length(stroke.thickness)))];
    match stroke.cap {
        LineCap::Butt => {}
        LineCap::Round => about.push(("Cap", "Round".to_owned())),
        LineCap::Square => about.push(("Cap", "Square".to_owned())),
    }
    match stroke.join {
        LineJoin::Miter if bare => {}
        LineJoin::Miter => about.push(("MiterLimit", number(stroke.miter_limit.get()))),
        LineJoin::Round => about.push(("Join", "Round".to_owned())),
        LineJoin::Bevel => about.push(("Join", "Bevel".to_owned())),
    }
    if let Some(dash) = stroke.dash.as_ref().filter(|dash| !dash.array.is_empty()) {
        let pattern: Vec<f64> = dash.array.iter().map(|one| length(*one)).collect();
        // Lines and gaps take turns; an odd number of them is told twice.
        let pattern = if pattern.len().is_multiple_of(2) { pattern } else { pattern.repeat(2) };
        about.push(("DashOffset", number(length(dash.phase))));
        about.push(("DashPattern", numbers(&pattern)));
    }
    about
}

/// How far a stroke stands out from its path, before scaling.
fn reach(stroke: &FixedStroke, geometry: &Geometry) -> f64 {
    let half = 0.5 * stroke.thickness.to_mm();
    match (geometry, stroke.join, stroke.cap) {
        (Geometry::Curve(_), LineJoin::Miter, _) => half * stroke.miter_limit.max(Ratio::one()).get(),
        (_, _, LineCap::Square) => half * std::f64::consts::SQRT_2,
        (_, _, LineCap::Butt | LineCap::Round) => half,
    }
}

/// By how much lengths grow, on the whole.
fn mean_scale(transform: Transform) -> f64 {
    let (sx, sy, kx, ky) = (transform.sx.get(), transform.sy.get(), transform.kx.get(), transform.ky.get());
    (sx * sy - kx * ky).abs().sqrt()
}
