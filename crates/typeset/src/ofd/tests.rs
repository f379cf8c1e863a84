//! Frames made by hand, for what no document of the corpus has: pictures, clips, dashes, an empty page, colours that can't be written.

use std::io::{Cursor, Read as _};

use gongwen::Fault;
use gongwen::typesetter::Keeping;
use image::{DynamicImage, ImageFormat};
use typst::foundations::{Args, Bytes, Smart, Value};
use typst::layout::{Abs, Angle, Frame, FrameItem, GroupItem, Point, Ratio, Size, Transform};
use typst::syntax::{Span, Spanned};
use typst::visualize::{
    Color, Curve, DashPattern, ExchangeFormat, FillRule, FixedStroke, Geometry, Gradient, GradientStop, Image, Paint,
    PixelEncoding, PixelFormat, RasterImage, Shape,
};
use zip::ZipArchive;

use super::{About, write};

#[test]
fn an_empty_page_stands_in_the_file_without_content() {
    let file = write([&paper(), &paper()], Keeping::Use, &About::default()).expect("nothing is refused");
    let document = part(&file, "Doc_0/Document.xml");
    assert_eq!(document.matches("<ofd:Page ").count(), 2, "{document}");
    assert!(!part(&file, "Doc_0/Pages/Page_1/Content.xml").contains("Layer"));
    assert!(
        !document.contains("Attachments") && !document.contains("DocumentRes"),
        "nothing leads to what is not there"
    );
}

#[test]
fn a_page_of_another_size_says_its_own() {
    let wide = Frame::hard(millimetres(297.0, 210.0));
    let file = write([&paper(), &wide], Keeping::Archive, &About::default()).expect("nothing is refused");
    assert!(!part(&file, "Doc_0/Pages/Page_0/Content.xml").contains("PhysicalBox"));
    assert!(part(&file, "Doc_0/Pages/Page_1/Content.xml").contains(">0 0 297 210<"));
}

#[test]
fn a_picture_lies_in_the_package_once_and_as_it_came() {
    let (bytes, image) = picture();
    let mut page = paper();
    for y in [20.0, 60.0] {
        page.push(point(10.0, y), FrameItem::Image(image.clone(), millimetres(40.0, 30.0), Span::detached()));
    }
    let file = write([&page], Keeping::Use, &About::default()).expect("nothing is refused");
    assert_eq!(bytes_of(&file, "Doc_0/Res/image_0.png"), bytes);
    assert!(part(&file, "Doc_0/DocumentRes.xml").contains("Format=\"PNG\"><ofd:MediaFile>image_0.png<"));
    let content = part(&file, "Doc_0/Pages/Page_0/Content.xml");
    assert!(content.contains("Boundary=\"10 60 40 30\" CTM=\"40 0 0 30 0 0\""), "{content}");
    assert_eq!(content.matches("ResourceID=").count(), 2, "{content}");
}

#[test]
fn a_picture_in_a_form_that_readers_need_not_know_goes_along_as_png() {
    let format = PixelFormat { encoding: PixelEncoding::Rgb8, width: 2, height: 1 };
    let raster = RasterImage::plain(Bytes::new(vec![255, 0, 0, 0, 0, 255]), format).expect("two points");
    let mut page = paper();
    page.push(point(0.0, 0.0), FrameItem::Image(Image::plain(raster), millimetres(20.0, 10.0), Span::detached()));
    let file = write([&page], Keeping::Archive, &About::default()).expect("nothing is refused");
    let png = image::load_from_memory(&bytes_of(&file, "Doc_0/Res/image_0.png")).expect("a PNG");
    assert_eq!(png.to_rgb8().into_raw(), [255, 0, 0, 0, 0, 255]);
}

#[test]
fn what_lies_outside_a_frame_is_cut_off() {
    let (_, image) = picture();
    let cut = |clip: Curve| {
        let mut inner = Frame::soft(millimetres(40.0, 30.0));
        inner.push(point(0.0, 0.0), FrameItem::Image(image.clone(), millimetres(40.0, 30.0), Span::detached()));
        let mut group = GroupItem::new(inner);
        group.clip = Some(clip);
        let mut page = paper();
        page.push(point(10.0, 20.0), FrameItem::Group(group));
        let file = write([&page], Keeping::Archive, &About::default()).expect("nothing is refused");
        part(&file, "Doc_0/Pages/Page_0/Content.xml")
    };
    let upright = cut(Curve::rect(millimetres(15.0, 12.0)));
    assert!(upright.contains("Boundary=\"10 20 15 12\" CTM=\"40 0 0 30 0 0\""), "{upright}");
    assert!(!upright.contains("Clips"), "{upright}");
    let round = cut(Curve::ellipse(millimetres(20.0, 20.0)));
    assert!(round.contains("<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary=\"0 0 0.5 0.6667\">"), "{round}");
    let around = cut(Curve::rect(millimetres(40.0, 30.0)));
    assert!(around.contains("Boundary=\"10 20 40 30\"") && !around.contains("Clips"), "6.3.2: {around}");
}

#[test]
fn the_place_of_a_seal_is_a_dashed_circle_and_a_filled_shape_has_no_pen() {
    let dash = DashPattern { array: vec![Abs::mm(2.0)], phase: Abs::mm(0.5) };
    let stroke = FixedStroke { dash: Some(dash), ..FixedStroke::from_pair(Color::RED, Abs::mm(0.3)) };
    let circle = Geometry::Curve(Curve::ellipse(millimetres(42.0, 42.0))).stroked(stroke);
    let filled = Shape {
        geometry: Geometry::Rect(millimetres(10.0, 5.0)),
        fill: Some(Paint::Solid(Color::BLACK)),
        fill_rule: FillRule::EvenOdd,
        stroke: None,
    };
    let mut page = paper();
    page.push(point(100.0, 200.0), FrameItem::Shape(circle, Span::detached()));
    let mut turned = Frame::soft(millimetres(10.0, 5.0));
    turned.push(Point::zero(), FrameItem::Shape(filled, Span::detached()));
    let mut group = GroupItem::new(turned);
    group.transform = Transform::rotate(Angle::deg(-90.0));
    page.push(point(50.0, 100.0), FrameItem::Group(group));
    let file = write([&page], Keeping::Use, &About::default()).expect("nothing is refused");
    let content = part(&file, "Doc_0/Pages/Page_0/Content.xml");
    assert!(
        content.contains("LineWidth=\"0.3\"") && content.contains("DashOffset=\"0.5\" DashPattern=\"2 2\""),
        "{content}"
    );
    assert!(content.contains(" B "), "{content}");
    let filled =
        "Boundary=\"50 90 5 10\" Stroke=\"false\" Fill=\"true\" Rule=\"Even-Odd\"><ofd:FillColor Value=\"0 0 0\"/>";
    assert!(content.contains(filled), "{content}");
}

#[test]
fn a_colour_that_cannot_be_written_is_told_and_not_replaced() {
    let stop = |colour, at| Spanned::detached(GradientStop::new(colour, Ratio::new(at)));
    let stops = vec![stop(Color::RED, 0.0), stop(Color::BLACK, 1.0)];
    let mut nothing = Args::new(Span::detached(), Vec::<Value>::new());
    let (space, relative) = (Spanned::detached(Smart::Auto), Smart::Auto);
    let gradient = Gradient::linear(&mut nothing, Span::detached(), stops, space, relative);
    let shape = Geometry::Rect(millimetres(10.0, 5.0)).filled(gradient.expect("two colours"));
    let mut page = paper();
    page.push(Point::zero(), FrameItem::Shape(shape, Span::detached()));
    let faults: Vec<Fault> =
        write([&page], Keeping::Use, &About::default()).expect_err("no reader draws it everywhere");
    assert_eq!(faults[0].message, "OFD 里不写渐变色和底纹，请改用单色。");
}

fn paper() -> Frame {
    Frame::hard(millimetres(210.0, 297.0))
}

fn millimetres(width: f64, height: f64) -> Size {
    Size::new(Abs::mm(width), Abs::mm(height))
}

fn point(x: f64, y: f64) -> Point {
    Point::new(Abs::mm(x), Abs::mm(y))
}

fn picture() -> (Vec<u8>, Image) {
    let mut png = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(4, 3).write_to(&mut png, ImageFormat::Png).expect("a picture of twelve points");
    let bytes = png.into_inner();
    let raster = RasterImage::plain(Bytes::new(bytes.clone()), ExchangeFormat::Png).expect("a PNG");
    (bytes, Image::plain(raster))
}

fn bytes_of(file: &[u8], path: &str) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut bytes = Vec::new();
    let mut part = zip.by_name(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    part.read_to_end(&mut bytes).expect("a part that can be read");
    bytes
}

fn part(file: &[u8], path: &str) -> String {
    String::from_utf8(bytes_of(file, path)).expect("text")
}
