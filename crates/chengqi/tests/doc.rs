//! Documents at the prompt: a sample, a file for word processors, and back; what is wrong is told by line (DOC-4).

use std::path::Path;
use std::process::Command;

fn doc(arguments: &[&str], folder: &Path) -> (Option<i32>, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_chengqi")).arg("doc").args(arguments).current_dir(folder).output();
    let done = done.expect("started");
    (done.status.code(), String::from_utf8([done.stdout, done.stderr].concat()).expect("text"))
}

#[test]
fn every_sample_becomes_a_file_and_comes_back_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let genres = gongwen::Genre::ALL.iter().map(|genre| genre.word());
    for name in genres.chain(["信函", "简报"]) {
        let (code, sample) = doc(&["new", name], folder);
        assert_eq!(code, Some(0), "{sample}");
        std::fs::write(folder.join(format!("{name}.md")), &sample).expect("written");
        let (code, said) = doc(&["render", &format!("{name}.md"), "-o", &format!("{name}.docx")], folder);
        assert_eq!(code, Some(0), "{name}：{said}");
        let (code, said) = doc(&["import", &format!("{name}.docx"), "-o", &format!("{name}-读回.md")], folder);
        assert_eq!((code, said.contains("没有读懂")), (Some(0), false), "{name}：{said}");
        let again = std::fs::read_to_string(folder.join(format!("{name}-读回.md"))).expect("readable");
        assert_eq!(gongwen::text::read(&again), gongwen::text::read(&sample), "{name}");
    }
}

#[test]
fn what_is_wrong_is_told_by_line_and_nothing_is_written_or_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let text = "---\nform = \"公文\"\ngenre = \"通知\"\ndate = 2026-02-30\n---\n# 关于某事的通知\n正文。\n";
    std::fs::write(folder.join("a.md"), text).expect("written");
    let (code, said) = doc(&["render", "a.md", "-o", "a.docx"], folder);
    assert_eq!(code, Some(1));
    assert!(said.contains("第4行：date ") && said.contains("2026-02-30"), "{said}");
    assert!(!folder.join("a.docx").exists());
    let (_, sample) = doc(&["new", "通知"], folder);
    std::fs::write(folder.join("b.md"), sample).expect("written");
    std::fs::write(folder.join("b.docx"), "别人的文件").expect("written");
    assert_eq!(doc(&["render", "b.md", "-o", "b.docx"], folder).0, Some(3));
    assert_eq!(std::fs::read_to_string(folder.join("b.docx")).expect("still there"), "别人的文件");
    assert_eq!(doc(&["render", "b.md", "-o", "b.pdf"], folder).0, Some(3));
    assert_eq!(doc(&["import", "b.docx", "-o", "c.md"], folder).0, Some(1), "not a DOCX");
    assert_eq!(doc(&["new", "便条"], folder).0, Some(3));
    assert_eq!(doc(&["render", "没有.md", "-o", "d.docx"], folder).0, Some(3));
}
