//! What stands in a file for word processors, as a program reads it that knows nothing of official documents.

mod documents;

use documents::parts;
use gongwen::docx::{self, Addressees, DocxStyle, Ending, ImprintPlace, Spacing};
use gongwen::{Document, text};

const HEAD: &str = "---\nform = \"公文\"\nissuers = [\"中共青溪区委\"]\nto = [\"各镇党委\"]\ncc = [\"区人大常委会办公室\"]\ndate = 2026-11-20\nprinted_by = \"中共青溪区委办公室\"\nprinted_on = 2026-11-20\n---\n# 关于甲的通知\n正文。\n";
const ACROSS: &str = "@横排\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n";

fn read(source: &str) -> Document {
    text::read(source).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn part(bytes: &[u8], name: &str) -> String {
    let (_, part) = parts(bytes).into_iter().find(|(known, _)| known == name).expect("the part is there");
    String::from_utf8(part).expect("XML")
}

fn written(source: &str, style: &DocxStyle) -> String {
    part(&docx::write(&read(source), style), "word/document.xml")
}

fn spaced(spacing: Spacing) -> DocxStyle {
    DocxStyle { spacing, ..DocxStyle::default() }
}

/// The properties of every section, in order.
fn sections(xml: &str) -> Vec<&str> {
    xml.split("<w:sectPr>").skip(1).map(|rest| rest.split("</w:sectPr>").next().unwrap_or_default()).collect()
}

/// What stands between the tags of the first of these before the next of that.
fn between<'a>(xml: &'a str, from: &str, to: &str) -> &'a str {
    let after = xml.split_once(from).unwrap_or_else(|| panic!("{from} in {xml}")).1;
    after.split_once(to).unwrap_or_else(|| panic!("{to} in {after}")).0
}

#[test]
fn the_rows_of_the_pages_are_the_rows_of_the_file() {
    for (rows, pitch) in [(20, 654), (21, 621), (22, 592), (23, 565)] {
        let bytes = docx::write(&read(HEAD), &spaced(Spacing { rows, ..Spacing::default() }));
        let (text, styles) = (part(&bytes, "word/document.xml"), part(&bytes, "word/styles.xml"));
        assert!(text.contains(&format!("w:linePitch=\"{pitch}\"")), "每页{rows}行：{:?}", sections(&text));
        assert!(styles.contains(&format!("w:line=\"{pitch}\" w:lineRule=\"exact\"")), "每页{rows}行");
    }
}

#[test]
fn above_a_seal_stand_as_many_blank_rows_as_on_the_pages() {
    for blank in [1, 2] {
        let xml = written(HEAD, &spaced(Spacing { blank, ..Spacing::default() }));
        let above = between(&xml, "正文。", "中共青溪区委</w:t>");
        assert_eq!(above.matches("\"GwBlank\"").count(), blank, "{above}");
    }
}

#[test]
fn addressees_that_moved_stand_in_the_imprint_without_a_line_under_them() {
    let style = spaced(Spacing { addressees: Addressees::Imprint, ..Spacing::default() });
    let xml = written(HEAD, &style);
    assert!(!xml.contains("各镇党委："), "主送机关已移到版记（9704 7.3.2）");
    let row = between(&xml, "GwDate", "抄送：");
    assert!(row.contains("主送：各镇党委。") && row.contains("<w:bottom w:val=\"nil\"/>"), "{row}");
    let bytes = docx::write(&read(HEAD), &style);
    assert_eq!(docx::read(&bytes).expect("our own file").document, read(HEAD));
}

#[test]
fn a_body_that_is_pushed_over_shares_the_page_of_the_signature() {
    let style = spaced(Spacing { ending: Ending::Pushed, ..Spacing::default() });
    let held = "<w:pStyle w:val=\"GwBody\"/><w:keepNext/><w:widowControl/>";
    assert!(written(HEAD, &style).contains(held), "署名页要有正文（9704 7.3.5）");
    assert!(!written(HEAD, &DocxStyle::default()).contains(held));
}

#[test]
fn the_imprint_begins_an_even_page_and_after_a_blank_one_neither_has_a_number() {
    let turned = |breaks| written(HEAD, &DocxStyle { imprint: ImprintPlace::Foot { breaks }, ..DocxStyle::default() });
    assert_eq!(sections(&turned(0)).len(), 1);
    let even = turned(1);
    assert!(sections(&even)[1].contains("<w:type w:val=\"evenPage\"/>"), "版记在偶数页（33476.2 7.3.1）：{even}");
    let silent = turned(2);
    let foot = between(sections(&silent)[1], "<w:footerReference w:type=\"default\" r:id=\"", "\"");
    let bytes =
        docx::write(&read(HEAD), &DocxStyle { imprint: ImprintPlace::Foot { breaks: 2 }, ..DocxStyle::default() });
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    let name = between(&relations, &format!("Id=\"{foot}\""), "/>");
    let name = between(name, "Target=\"", "\"");
    assert!(!part(&bytes, &format!("word/{name}")).contains("PAGE"), "空白页和版记页不编页码（9704 7.5）");
}

#[test]
fn tables_across_are_sections_of_their_own_and_none_of_them_is_empty() {
    let lie = |xml: &str| sections(xml).iter().map(|one| one.contains("landscape")).collect::<Vec<_>>();
    // 版记 needs no page of its own here.
    let style = DocxStyle { imprint: ImprintPlace::Foot { breaks: 0 }, ..DocxStyle::default() };
    let between_words = written(&format!("{HEAD}{ACROSS}\n再说。\n"), &style);
    assert_eq!(lie(&between_words), [false, true, false]);
    let twice = written(&format!("{HEAD}{ACROSS}\n{ACROSS}\n再说。\n"), &style);
    assert_eq!(lie(&twice), [false, true, true, false], "两张横排表之间没有空白页");
    let letter = HEAD.replace("公文\"", "信函\"").replace("cc = [\"区人大常委会办公室\"]\n", "");
    let last = written(&format!("{letter}@附件 表\n{ACROSS}"), &style);
    assert_eq!(lie(&last), [false, true], "横排表之后没有空白页");
    let attached = between(&last, "<w:sectPr>", "<w:tbl>");
    assert!(attached.contains("GwAttachmentTitle"), "附件标题和表在同一页（9704 7.3.7）");
}

#[test]
fn joint_names_stand_in_rows_under_their_seals_and_come_back_one_by_one() {
    let names = ["区教育局", "区民政局", "区财政局", "区水务局"];
    let all = names.map(|name| format!("\"{name}\"")).join(", ");
    let source = HEAD.replace("\"中共青溪区委\"", &all).replace("---\n# ", "masthead = \"青溪区联合发文\"\n---\n# ");
    let xml = written(&source, &DocxStyle::default());
    let rows: Vec<usize> = xml
        .split("<w:pStyle w:val=\"GwIssuer\"/>")
        .skip(1)
        .map(|row| between(row, "<w:tabs>", "</w:tabs>").matches("\"center\"").count())
        .collect();
    assert_eq!(rows, [3, 1], "每排最多三个印章（9704 7.3.5.1）");
    let back = docx::read(&docx::write(&read(&source), &DocxStyle::default())).expect("our own file");
    assert_eq!(back.document.issuers, read(&source).issuers);
}
