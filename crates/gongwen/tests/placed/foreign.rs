//! Files that somebody typed in a word processor, and any that our own writer makes.

use gongwen::docx::{self as files, DocxStyle};
use gongwen::placed::{Placed, Role, docx};
use proptest::prelude::*;

use super::agreement::{nothing_is_left_out, places_are_sound};
use super::documents::{document, packed};

const OPEN: &str = "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

fn file(paragraphs: &[(&str, &str)]) -> Vec<u8> {
    let lines: String = paragraphs
        .iter()
        .map(|(look, text)| {
            let cells: Vec<String> = text
                .split('\t')
                .map(|text| format!("<w:p><w:r>{look}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"))
                .collect();
            match cells.as_slice() {
                [one] => one.clone(),
                cells => {
                    let cells: String = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
                    format!("<w:tr>{cells}</w:tr>")
                }
            }
        })
        .collect();
    let lines = lines.replacen("<w:tr>", "<w:tbl><w:tr>", 1);
    let end = lines
        .rfind("</w:tr>")
        .map_or(lines.clone(), |end| format!("{}</w:tr></w:tbl>{}", &lines[..end], &lines[end + 7..]));
    packed(&[("word/document.xml".to_owned(), format!("{OPEN}{end}</w:body></w:document>").into_bytes())])
}

fn read(paragraphs: &[(&str, &str)]) -> Placed {
    let (placed, _) = docx(&file(paragraphs)).expect("a sound file");
    places_are_sound(&placed, "a file");
    nothing_is_left_out(&placed, "a file");
    placed
}

#[test]
fn a_file_typed_by_hand_keeps_its_faults_where_they_stand() {
    let red = "<w:rPr><w:color w:val=\"FF0000\"/><w:sz w:val=\"120\"/></w:rPr>";
    let placed = read(&[
        ("", "000012"),
        (red, "中共青溪区委办公室文件"),
        ("", "青办发[2026]012号"),
        ("", "中共青溪区委办公室"),
        ("", "关于做好冬季用电安全检查的通知"),
        ("", "各镇（街道）党（工）委，区直各部门:"),
        ("", "现将有关事项通知如下。"),
        ("", "一、检查范围"),
        ("", "（一）、居民小区。重点检查老旧小区。"),
        ("", "三、检查方式"),
        ("", "单位\t数量"),
        ("", "竹溪镇\t46"),
        ("", "附件：1.隐患清单"),
        ("", "　　　　　　　　　　中共青溪区委办公室"),
        ("", "二〇二六年十一月二十日"),
        ("", "（此件公开发布）"),
        ("", "附件1"),
        ("", "隐患清单"),
        ("", "按户填写。"),
        ("", "抄送：区人大常委会办公室"),
        ("", "中共青溪区委办公室      2026年11月21日印发"),
    ]);
    let told: Vec<(Role, String)> =
        placed.pieces.iter().map(|piece| (piece.role, piece.text(&placed.source))).collect();
    use gongwen::Level::{First, Second};
    let expected = [
        (Role::CopyNo, "000012"),
        (Role::Masthead, "中共青溪区委办公室文件"),
        (Role::Number, "青办发[2026]012号"),
        (Role::Title, "中共青溪区委办公室"),
        (Role::Title, "关于做好冬季用电安全检查的通知"),
        (Role::To, "各镇（街道）党（工）委，区直各部门:"),
        (Role::Paragraph, "现将有关事项通知如下。"),
        (Role::Heading(First), "一、检查范围"),
        (Role::Heading(Second), "（一）、居民小区。"),
        (Role::Paragraph, "重点检查老旧小区。"),
        (Role::Heading(First), "三、检查方式"),
        (Role::Cell(0, 0), "单位"),
        (Role::Cell(0, 1), "数量"),
        (Role::Cell(1, 0), "竹溪镇"),
        (Role::Cell(1, 1), "46"),
        (Role::AttachmentLine(0), "附件：1.隐患清单"),
        (Role::Signature(0), "中共青溪区委办公室"),
        (Role::Date, "二〇二六年十一月二十日"),
        (Role::Note, "（此件公开发布）"),
        (Role::Furniture, "附件1"),
        (Role::PartTitle, "隐患清单"),
        (Role::Paragraph, "按户填写。"),
        (Role::Cc, "抄送：区人大常委会办公室"),
        (Role::PrintedBy, "中共青溪区委办公室"),
        (Role::PrintedOn, "2026年11月21日印发"),
    ];
    let expected: Vec<(Role, String)> = expected.map(|(role, text)| (role, text.to_owned())).to_vec();
    assert_eq!(told, expected);
    assert_eq!(placed.document.number.as_ref().map(ToString::to_string).as_deref(), Some("青办发〔2026〕12号"));
}

#[test]
fn lines_of_a_file_are_paragraphs_even_where_all_are_of_one_width() {
    let line = "各镇街道要对老旧小区学校食堂医院和养老机构逐户检查";
    let placed = read(&[("", "关于检查的通知"), ("", line), ("", line), ("", line)]);
    let paragraphs = placed.pieces.iter().filter(|piece| piece.role == Role::Paragraph).count();
    assert_eq!(paragraphs, 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_line_of_any_file_has_its_piece(document in document()) {
        let (placed, _) = docx(&files::write(&document, &DocxStyle::default())).expect("our own file");
        places_are_sound(&placed, "a file");
        nothing_is_left_out(&placed, "a file");
        prop_assert_eq!(placed.document, document);
    }
}
