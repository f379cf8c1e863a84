//! What takes more than rows of text: the office's own slips, and pictures.

use std::io::Cursor;

use gongwen::typesetter::{Order, Output, Typesetter};
use gongwen::{Block, Document, Form, Image, Picture, genres, page, text};
use image::{ImageFormat, RgbImage};
use typeset::{Fonts, Pages, Press};
use typst::layout::{Frame, FrameItem, Point};

use crate::reader;

/// How far anything may stand from where it should, in millimetres.
const WITHIN: f64 = 0.2;
const BOTTOM: f64 = page::TOP + page::AREA.1;

fn set(document: &Document) -> Result<Pages, Vec<String>> {
    let set = reader::engine().set(document, Order::default());
    set.map_err(|faults| faults.into_iter().map(|fault| fault.message).collect())
}

fn template(form: Form) -> Document {
    text::read(genres::template_of_form(form)).expect("a template")
}

#[test]
fn a_slip_fills_one_page_down_to_the_foot_of_the_type_area() {
    for form in [Form::ProcessingSheet, Form::DraftingSheet, Form::ApprovalSlip] {
        let pages = set(&template(form)).unwrap_or_else(|told| panic!("{form:?}: {told:?}"));
        let sheets = reader::read(pages.pdf().expect("a file"));
        assert_eq!(sheets.len(), 1, "{form:?}");
        let lowest = sheets[0].strokes.iter().map(|stroke| stroke.place.y1).fold(0.0, f64::max);
        assert!((lowest - BOTTOM).abs() < WITHIN, "{form:?} ends at {lowest:.2} mm, wanted {BOTTOM}");
    }
}

#[test]
fn a_slip_that_says_too_much_for_a_page_is_refused_with_what_to_do() {
    let mut slip = template(Form::ApprovalSlip);
    slip.body.blocks =
        vec![Block::Paragraph("因工作需要，拟购置办公用品一批，请予审批。".repeat(20)); 5];
    let told = set(&slip).err().expect("it can't fit");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("一页排不下") && told[0].contains("附件"), "{told:?}");
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::new(width, height).write_to(&mut bytes, ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

fn pictured(bytes: Vec<u8>, caption: Option<&str>) -> Document {
    let mut notice = template(Form::Document);
    notice.attachments.clear();
    let picture = Picture {
        name: "现场.png".to_owned(),
        caption: caption.map(str::to_owned),
        image: Image::read(bytes).expect("a head"),
    };
    let words = |words: &str| Block::Paragraph(words.to_owned());
    notice.body.blocks = vec![words("现场情况如下。"), Block::Picture(picture), words("请各单位知悉。")];
    notice
}

/// Every picture with its page, left edge, top, width and height in millimetres.
fn pictures(pages: &Pages) -> Vec<(usize, [f64; 4])> {
    fn walk(frame: &Frame, at: Point, page: usize, found: &mut Vec<(usize, [f64; 4])>) {
        for (place, item) in frame.items() {
            let here = at + *place;
            match item {
                FrameItem::Group(group) => walk(&group.frame, here, page, found),
                FrameItem::Image(_, size, _) => {
                    found.push((page, [here.x.to_mm(), here.y.to_mm(), size.x.to_mm(), size.y.to_mm()]));
                }
                FrameItem::Text(_) | FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
    let mut found = Vec::new();
    for (at, page) in pages.paged().pages().iter().enumerate() {
        walk(&page.frame, Point::zero(), at + 1, &mut found);
    }
    found
}

/// From one row to the next; the engine says when it set more or fewer rows than usual.
fn pitch(pages: &Pages) -> f64 {
    let told = pages.report.adjusted.iter().find_map(|told| told.strip_prefix("每页排")?.split_once('行'));
    let rows = told.map_or(page::ROWS, |(rows, _)| rows.parse().expect("a number of rows"));
    (page::AREA.1 - page::EM) / (rows - 1) as f64
}

#[test]
fn a_picture_stands_in_the_middle_over_its_caption_and_the_text_below_on_the_grid() {
    for (width, height) in [(300, 200), (4000, 300), (300, 4000), (3000, 3000)] {
        let pages = set(&pictured(png(width, height), Some("现场照片"))).unwrap_or_else(|told| panic!("{told:?}"));
        let found = pictures(&pages);
        let [(on, [x, y, wide, high])] = found[..] else { panic!("{found:?}") };
        let middle = page::LEFT + page::AREA.0 / 2.0;
        assert!((x + wide / 2.0 - middle).abs() < WITHIN, "{width}×{height}: {found:?}");
        assert!(page::LEFT - WITHIN < x && page::TOP - WITHIN < y && y + high < BOTTOM + WITHIN, "{found:?}");
        assert!(high <= page::PICTURE_ROWS as f64 * page::PITCH + WITHIN, "{width}×{height}: {high:.1} mm high");
        let scale = f64::from(width) / f64::from(height);
        assert!((wide / high / scale - 1.0).abs() < 0.01, "it keeps its shape: {found:?}");
        let lines = pages.lines();
        let line = |words: &str| lines.iter().find(|line| line.text.contains(words)).expect("laid out");
        let caption = line("现场照片");
        assert_eq!(caption.page, on, "the caption stands on the picture's page");
        assert!(y + high < caption.top() + WITHIN, "and below it");
        assert!((caption.x + caption.width / 2.0 - middle).abs() < 2.0 * WITHIN, "{caption:?}");
        for below in [caption, line("请各单位知悉")] {
            let pitch = pitch(&pages);
            let row = ((below.top() + below.bottom()) / 2.0 - page::TOP - page::EM / 2.0) / pitch;
            assert!((row - row.round()).abs() * pitch < WITHIN, "{width}×{height}: off the grid: {below:?}");
        }
    }
}

#[test]
fn a_picture_broken_after_its_head_is_refused_by_name_and_in_chinese() {
    let mut bytes = png(300, 200);
    bytes.truncate(60);
    let document = pictured(bytes, None);
    let told = set(&document).err().expect("nobody can draw it");
    assert_eq!(told, ["图片“现场.png”坏了，读不全；请从原处重新存一份再插入。"]);
    // No output is given out that another one refuses.
    let press = Press::new(Fonts::folders());
    for output in [Output::Pdf, Output::Ofd, Output::Docx] {
        let refused = press.files(&document, Order::default(), output).expect_err("nobody can draw it");
        assert_eq!(refused[0].message, told[0], "{output:?}");
    }
}
