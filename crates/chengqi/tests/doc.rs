//! Documents and fonts at the prompt: a sample, files of every kind, and back; what is wrong is told by line (DOC-4).

use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn chengqi(arguments: &[&str], folder: &Path) -> (Option<i32>, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_chengqi"))
        .args(arguments)
        .current_dir(folder)
        .env("XDG_DATA_HOME", folder.join("data"))
        .output()
        .expect("started");
    (done.status.code(), String::from_utf8([done.stdout, done.stderr].concat()).expect("text"))
}

fn doc(arguments: &[&str], folder: &Path) -> (Option<i32>, String) {
    chengqi(&[&["doc"], arguments].concat(), folder)
}

/// Writes the sample of a genre as a file.
fn sample(genre: &str, file: &str, folder: &Path) -> String {
    let (code, text) = doc(&["new", genre], folder);
    assert_eq!(code, Some(0), "{text}");
    std::fs::write(folder.join(file), &text).expect("written");
    text
}

#[test]
fn every_sample_becomes_a_file_and_comes_back_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let genres = gongwen::Genre::ALL.iter().map(|genre| genre.word());
    for name in genres.chain(["信函", "简报"]) {
        let sample = sample(name, &format!("{name}.md"), folder);
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
    for out in ["a.docx", "a.pdf", "a.svg"] {
        let (code, said) = doc(&["render", "a.md", "-o", out], folder);
        assert_eq!(code, Some(1));
        assert!(said.contains("第4行：date ") && said.contains("2026-02-30"), "{said}");
        assert!(!folder.join(out).exists());
    }
    let (code, said) = doc(&["render", "a.md", "-o", "a.pdf", "--report", "json"], folder);
    let told: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((code, &told["faults"][0]["line"], &told["faults"][0]["key"]), (Some(1), &4.into(), &"date".into()));
    sample("通知", "b.md", folder);
    for (file, said_so) in [("b.docx", "已经存在"), ("b.pdf", "已经存在"), ("b.doc", ".pdf"), ("b", ".ofd")] {
        std::fs::write(folder.join(file), "别人的文件").expect("written");
        let (code, said) = doc(&["render", "b.md", "-o", file], folder);
        assert_eq!(code, Some(3), "{said}");
        assert!(said.contains(said_so), "{said}");
        assert_eq!(std::fs::read_to_string(folder.join(file)).expect("still there"), "别人的文件");
    }
    let (code, said) = doc(&["render", "b.md", "-o", "c.docx", "--archive"], folder);
    assert!(code == Some(3) && said.contains("不能归档"), "{said}");
    assert_eq!(doc(&["render", "b.md", "-o", "c.png", "--ppi", "5000"], folder).0, Some(2));
    assert_eq!(doc(&["import", "b.docx", "-o", "c.md"], folder).0, Some(1), "not a DOCX");
    assert_eq!(doc(&["new", "便条"], folder).0, Some(3));
    assert_eq!(doc(&["render", "没有.md", "-o", "d.docx"], folder).0, Some(3));
}

/// A picture that is one: a page at 36 points to the inch.
fn picture(folder: &Path) -> Vec<u8> {
    sample("函", "作图.md", folder);
    let (code, said) = doc(&["render", "作图.md", "-o", "作图.png", "--ppi", "36"], folder);
    assert_eq!(code, Some(0), "{said}");
    std::fs::read(folder.join("作图.png")).expect("there")
}

const WITH_PICTURE: &str = "---\nform = \"公文\"\ngenre = \"通知\"\nissuers = [\"青溪区政务服务中心\"]\n\
    number = \"青政务〔2026〕3号\"\nto = [\"各窗口\"]\ndate = 2026-11-23\n---\n# 关于大厅改造的通知\n\
    大厅改造后的布局如下。\n![大厅布局](布局.png)\n请各窗口按图就位。\n";

#[test]
fn a_picture_beside_the_text_is_set_and_comes_back_beside_the_text_that_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let bytes = picture(folder);
    for place in ["稿", "读回"] {
        std::fs::create_dir(folder.join(place)).expect("made");
    }
    std::fs::write(folder.join("稿/通知.md"), WITH_PICTURE).expect("written");
    std::fs::write(folder.join("稿/布局.png"), &bytes).expect("written");
    for out in ["a.pdf", "a.docx"] {
        let (code, said) = doc(&["render", "稿/通知.md", "-o", out], folder);
        assert_eq!(code, Some(0), "{out}：{said}");
    }
    let pdf = std::fs::read(folder.join("a.pdf")).expect("there");
    assert!(
        String::from_utf8_lossy(&pdf).contains("/Subtype/Image")
            || String::from_utf8_lossy(&pdf).contains("/Subtype /Image")
    );
    let import = || doc(&["import", "a.docx", "-o", "读回/通知.md"], folder);
    std::fs::write(folder.join("读回/布局.png"), "别人的图").expect("written");
    let (code, said) = import();
    assert!(code == Some(3) && said.contains("布局.png 已经存在"), "{said}");
    assert!(!folder.join("读回/通知.md").exists(), "nothing is written where a name is taken");
    std::fs::remove_file(folder.join("读回/布局.png")).expect("was there");
    std::fs::write(folder.join("读回/通知.md"), "别人的文稿").expect("written");
    assert_eq!(import().0, Some(3));
    assert!(!folder.join("读回/布局.png").exists(), "no picture is written beside somebody else's text");
    std::fs::remove_file(folder.join("读回/通知.md")).expect("was there");
    let (code, said) = import();
    assert!(code == Some(0) && said.contains("布局.png"), "{said}");
    assert!(std::fs::read(folder.join("读回/布局.png")).expect("there") == bytes, "the picture is the same file");
    let again = std::fs::read_to_string(folder.join("读回/通知.md")).expect("there");
    assert!(again.contains("](布局.png)"), "{again}");
    assert_eq!(doc(&["render", "读回/通知.md", "-o", "b.pdf"], folder).0, Some(0), "and it can be set again");
}

#[test]
fn two_different_pictures_of_one_name_are_not_taken_out_of_a_file() {
    use gongwen::docx::{self, DocxStyle};
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let one = picture(folder);
    let mut other = one.clone();
    other.push(0);
    let text = WITH_PICTURE.replace("请各窗口", "![](布局二.png)\n请各窗口");
    let found = |name: &str| Some(if name == "布局.png" { one.clone() } else { other.clone() });
    let mut document = gongwen::text::read_with(&text, &found).expect("readable");
    for (name, taken) in [("布局.png", false), ("布局.PNG", false), ("布局三.png", true)] {
        let last = document.body.blocks.iter_mut().rev().find_map(|block| match block {
            gongwen::Block::Picture(picture) => Some(picture),
            gongwen::Block::Paragraph(_) | gongwen::Block::Heading(_) | gongwen::Block::Table(_) => None,
        });
        last.expect("two pictures").name = name.to_owned();
        std::fs::write(folder.join("a.docx"), docx::write(&document, &DocxStyle::default())).expect("written");
        let (code, said) = doc(&["import", "a.docx", "-o", "a.md"], folder);
        assert_eq!(code == Some(0), taken, "{name}：{said}");
        assert!(taken || said.contains("两张不同的图片"), "{said}");
        assert!(taken == folder.join("a.md").exists() && taken == folder.join("布局.png").exists(), "all or nothing");
    }
}

#[test]
fn a_picture_is_found_beside_the_text_alone_and_within_the_limits() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let bytes = picture(folder);
    std::fs::create_dir(folder.join("稿")).expect("made");
    std::fs::write(folder.join("外面.png"), &bytes).expect("written");
    std::fs::write(folder.join("稿/大.png"), [&bytes[..], &vec![0; 5 << 20]].concat()).expect("written");
    std::fs::write(folder.join("稿/假.png"), "不是图片").expect("written");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.join("外面.png"), folder.join("稿/链.png")).expect("linked");
    let refused = [
        ("外面.png", "没有找到图片"),
        ("../外面.png", "只写文件名"),
        ("大.png", "超过5MB"),
        ("假.png", "不是 PNG"),
        ("链.png", "没有找到图片"),
    ];
    for (name, why) in refused {
        std::fs::write(folder.join("稿/通知.md"), WITH_PICTURE.replace("布局.png", name)).expect("written");
        let (code, said) = doc(&["render", "稿/通知.md", "-o", "a.pdf"], folder);
        assert_eq!(code, Some(1), "{name}：{said}");
        assert!(said.contains("第11行：") && said.contains(why), "{name}：{said}");
        assert!(!folder.join("a.pdf").exists());
    }
    std::fs::write(folder.join("稿/小.png"), &bytes).expect("written");
    let many = WITH_PICTURE.replace("![大厅布局](布局.png)", &"![](小.png)\n".repeat(51));
    std::fs::write(folder.join("稿/通知.md"), many).expect("written");
    let (code, said) = doc(&["render", "稿/通知.md", "-o", "a.docx"], folder);
    assert!(code == Some(1) && said.contains("图片有51张，最多50张"), "{said}");
}

#[test]
fn what_the_whole_document_lacks_is_told_where_it_is_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let text = "---\nform = \"公文\"\ngenre = \"通知\"\nissuers = [\"青溪区政务服务中心\"]\ndate = 2026-11-23\n\
        printed_by = \"青溪区政务服务中心\"\nprinted_on = 2026-11-20\n---\n# 关于某事的通知。\n正文。\n";
    std::fs::write(folder.join("a.md"), text).expect("written");
    let (code, said) = doc(&["render", "a.md", "-o", "a.docx"], folder);
    assert_eq!(code, Some(1), "{said}");
    for place in ["第1行：to ", "第7行：printed_on ", "第9行：title "] {
        assert!(said.contains(place), "{place} in:\n{said}");
    }
    assert!(!said.contains("全文："), "{said}");
}

#[test]
fn a_notice_leaves_as_every_kind_of_file_and_the_same_on_every_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    sample("通知", "通知.md", folder);
    for (out, begins) in [("一.pdf", &b"%PDF-1.7"[..]), ("一.docx", b"PK"), ("一.ofd", b"PK")] {
        let (code, said) =
            doc(&["render", "通知.md", "-o", out, "--archive"][..4 + usize::from(out != "一.docx")], folder);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains(&format!("已生成 {out}")), "{said}");
        assert!(std::fs::read(folder.join(out)).expect("there").starts_with(begins), "{out}");
    }
    doc(&["render", "通知.md", "-o", "二.pdf"], folder);
    let (one, two) = (std::fs::read(folder.join("一.pdf")), std::fs::read(folder.join("二.pdf")));
    let one = one.expect("there");
    assert_eq!(one, two.expect("there"), "the clock is not in the file");
    let meta = String::from_utf8_lossy(&one);
    assert!(
        meta.contains("<pdfaid:part>2</pdfaid:part>") && meta.contains("<pdfaid:conformance>B</pdfaid:conformance>")
    );
    assert!(meta.contains("通知"), "the kind is among the keywords");
}

#[test]
fn pictures_are_one_a_page_and_none_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let sample = sample("通知", "短.md", folder);
    let more = "各单位要把这项工作放在心上，逐项落实到人，按时报送进展，不得拖延，不得敷衍。\n\n".repeat(40);
    let title = sample.lines().find(|line| line.starts_with("# ")).expect("a title");
    let long = sample.replace(&format!("{title}\n"), &format!("{title}\n\n{more}"));
    std::fs::write(folder.join("长.md"), long).expect("written");
    for ending in ["svg", "png"] {
        let (code, said) = doc(&["render", "长.md", "-o", &format!("长.{ending}"), "--ppi", "72"], folder);
        assert_eq!(code, Some(0), "{said}");
        let pages = (1..).take_while(|page| folder.join(format!("长-{page}.{ending}")).exists()).count();
        assert!(1 < pages && said.contains(&format!("页数：{pages}")), "{pages} pages, but: {said}");
        assert!(!folder.join(format!("长.{ending}")).exists());
    }
    let picture = std::fs::read(folder.join("长-1.png")).expect("there");
    assert_eq!(
        picture[16..24],
        [0, 0, 595_u16.to_be_bytes()[0], 595_u16.to_be_bytes()[1], 0, 0, 3, 74],
        "A4 at 72 to an inch"
    );
    std::fs::remove_file(folder.join("长-1.svg")).expect("was there");
    let (code, said) = doc(&["render", "长.md", "-o", "长.svg"], folder);
    assert!(code == Some(3) && said.contains("长-2.svg 已经存在"), "{said}");
    assert!(!folder.join("长-1.svg").exists(), "all or nothing");
}

#[test]
fn the_report_tells_programs_and_people_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let words = "---\nform = \"公文\"\ngenre = \"通知\"\nissuers = [\"青溪区政务服务中心\"]\nnumber = \"青政务〔2026〕3号\"\n\
                 to = [\"各窗口\"]\ndate = 2026-11-23\n---\n# 关于调整冬季办公时间的通知\n\
                 自12月1日起，下午办公时间调整为1时30分至5时。请张贴告知前来办事的群众。镕\n";
    std::fs::write(folder.join("通知.md"), words).expect("written");
    let (code, said) = doc(&["render", "通知.md", "-o", "a.pdf", "--report", "json"], folder);
    assert_eq!(code, Some(0), "{said}");
    let mut told: Value = serde_json::from_str(&said).expect("JSON and nothing else");
    let report = told["report"].as_object_mut().expect("pages have one");
    let elements = report.remove("elements").expect("is told");
    let names: Vec<&str> = elements.as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
    assert!(["number", "title", "to", "date"].iter().all(|name| names.contains(name)), "{names:?}");
    // What stands in depends on the fonts of the machine.
    let replaced = report.remove("replaced").expect("is told");
    insta::assert_json_snapshot!("report", told);
    let (_, text) = doc(&["render", "通知.md", "-o", "b.pdf"], folder);
    for line in ["已生成 b.pdf", "页数：", "字数：", "每页行数：", "调整：", "已替代：", "缺字："]
    {
        assert!(text.contains(line), "{line} in:\n{text}");
    }
    let none = replaced.as_array().is_some_and(Vec::is_empty);
    assert_eq!(text.contains("已替代：无"), none, "{text}");
}

#[test]
fn the_status_of_fonts_names_each_class_with_its_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, said) = chengqi(&["fonts", "status"], folder.path());
    assert_eq!(code, Some(0), "{said}");
    for class in ["小标宋：", "仿宋：", "楷体：", "黑体：", "宋体：", "西文：", "依次查找："] {
        assert!(said.contains(class), "{class} in:\n{said}");
    }
    assert!(said.contains("GB/T 2312 汉字齐全"), "{said}");
    let (_, said) = chengqi(&["fonts", "status", "--data", "机关"], folder.path());
    let looked = said.split("依次查找：\n").nth(1).unwrap_or_default();
    assert!(looked.trim_start().starts_with("机关"), "the folder of the installation comes first:\n{said}");
}

#[test]
fn a_font_with_another_content_is_refused_and_nothing_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let fonts = std::env::var_os("CHENGQI_FONTS").expect("cargo tells where the fonts are");
    let fonts = Path::new(&fonts);
    let from = folder.join("带来");
    std::fs::create_dir_all(&from).expect("made");
    std::fs::copy(fonts.join("FandolSong-Regular.otf"), from.join("FandolSong-Regular.otf")).expect("copied");
    std::fs::write(from.join("FandolFang-Regular.otf"), "不是字体").expect("written");
    let fetch = |to: &str| chengqi(&["fonts", "fetch", "--from", "带来", "--to", to], folder);
    let (code, said) = fetch("放这里");
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("FandolFang-Regular.otf 的 SHA-256 是") && said.contains("没有取用"), "{said}");
    assert_eq!(std::fs::read_dir(folder.join("放这里")).expect("made").count(), 0, "the right one was not kept either");
    std::fs::remove_file(from.join("FandolFang-Regular.otf")).expect("was there");
    let (code, said) = fetch("放这里");
    assert_eq!(code, Some(1), "not the whole set: {said}");
    assert!(said.contains("取来 FandolSong-Regular.otf：宋体") && said.contains("没有取来"), "{said}");
    assert!(said.contains("不能排公文") && said.contains("CHENGQI_FONTS"), "{said}");
    assert!(fetch("放这里").1.contains("已有 FandolSong-Regular.otf"), "what is there is not taken again");
    assert!(chengqi(&["fonts", "fetch", "--from", "没有"], folder).1.contains("没有 没有 这个目录"));
    std::fs::create_dir(folder.join("空")).expect("made");
    let (code, said) = chengqi(&["fonts", "fetch", "--from", "空"], folder);
    assert!(code == Some(3) && said.contains("没有取来任何字体"), "{said}");
}

#[test]
fn the_whole_set_is_taken_from_a_folder_into_the_folder_of_the_person() {
    let folder = tempfile::tempdir().expect("a folder");
    let fonts = std::env::var("CHENGQI_FONTS").expect("cargo tells where the fonts are");
    let (code, said) = chengqi(&["fonts", "fetch", "--from", &fonts], folder.path());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("已经可以排公文") && !said.contains("不在查找之列"), "{said}");
    let kept = std::fs::read_dir(folder.path().join("data/chengqi/fonts")).expect("made").count();
    assert_eq!(kept, 8, "only what is needed");
}
