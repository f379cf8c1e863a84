//! 公文 as OFD, read back by a reader of its own: the same pages, the same characters at the same places, a sound package (DOC-4).

#[path = "ofd/laid.rs"]
mod laid;
#[path = "ofd/package.rs"]
mod package;
#[path = "ofd/sound.rs"]
mod sound;

use std::path::Path;

use gongwen::typesetter::{Keeping, Order};
use gongwen::{Block, Document, text};
use hayro_interpret::hayro_syntax::Pdf;
use package::{Package, all, attribute, child};
use typeset::ofd::About;
use typeset::{Engine, Face, Fonts, Pages};

/// How far a character may stand from where the layout put it, in millimetres.
const NEAR: f64 = 0.1;

#[test]
fn every_document_of_the_corpus_says_the_same_at_the_same_places_and_its_package_is_sound() {
    let mut engine = engine();
    let mut faults = Vec::new();
    let mut farthest = 0.0_f64;
    for (name, document) in corpus() {
        let pages = match engine.set(&document, Order::default()) {
            Ok(pages) => pages,
            Err(refused) => {
                faults.push(format!("{name}: not laid out: {}", refused[0].message));
                continue;
            }
        };
        for keeping in [Keeping::Use, Keeping::Archive] {
            let package = Package::open(&written(&pages, &document, keeping));
            faults.extend(sound::faults(&package).into_iter().map(|fault| format!("{name}: {fault}")));
            farthest = farthest.max(compared(&name, &pages, &package, &mut faults));
        }
        let pdf = Pdf::new(pages.pdf().expect("a PDF")).expect("a PDF that can be read");
        if pdf.pages().len() != pages.paged().pages().len() {
            faults.push(format!("{name}: {} pages as PDF", pdf.pages().len()));
        }
    }
    println!("farthest from its place: {farthest:.4} mm");
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults[..faults.len().min(20)].join("\n"));
    assert!(farthest < NEAR, "a character stands {farthest} mm from its place");
}

#[test]
fn the_same_document_gives_the_same_bytes_and_another_gives_another_name() {
    let mut engine = engine();
    let document = read("请按时报送信息。");
    let first = written(&set(&mut engine, &document), &document, Keeping::Use);
    let again = written(&set(&mut self::engine(), &document), &document, Keeping::Use);
    assert!(first == again, "a second press writes other bytes");
    let other = read("请按时报送信息，");
    let other = written(&set(&mut engine, &other), &other, Keeping::Use);
    let name = |file: &[u8]| {
        let package = Package::open(file);
        let entry = package.xml("OFD.xml");
        all(entry.root_element(), "DocID").next().and_then(|node| node.text()).expect("a name").to_owned()
    };
    assert_ne!(name(&first), name(&other));
    assert!(name(&first).len() == 32 && name(&first).bytes().all(|byte| byte.is_ascii_hexdigit()), "{}", name(&first));
}

#[test]
fn the_file_says_what_the_document_is_and_carries_its_text() {
    let document = read("请按时报送信息。");
    let package = Package::open(&written(&set(&mut engine(), &document), &document, Keeping::Use));
    let entry = package.xml("OFD.xml");
    let told = |name: &str| {
        child(all(entry.root_element(), "DocInfo").next().expect("DocInfo"), name).text().map(str::to_owned)
    };
    assert_eq!(attribute(entry.root_element(), "DocType"), "OFD");
    assert_eq!(told("Title").as_deref(), Some("关于报送信息的通知"));
    assert_eq!(told("Author").as_deref(), Some("中共青溪区委办公室"));
    assert_eq!(told("CreationDate").as_deref(), Some("2026-11-20"), "the date is the document's own");
    let facts: Vec<(&str, &str)> = all(entry.root_element(), "CustomData")
        .map(|node| (attribute(node, "Name"), node.text().unwrap_or_default()))
        .collect();
    assert!(facts.contains(&("文种", "通知")) && facts.contains(&("发文字号", "青办发〔2026〕9号")), "{facts:?}");
    assert!(facts.contains(&("成文日期", "2026-11-20")), "{facts:?}");
    let list = package.xml("Doc_0/Attachments.xml");
    let place = all(list.root_element(), "FileLoc").next().and_then(|node| node.text()).expect("the text goes along");
    let again = text::read(package.text(&format!("Doc_0/{place}"))).expect("the text that goes along can be read");
    assert_eq!(again, document, "who has the file can go on writing");
}

#[test]
fn for_the_archive_it_is_an_ofd_a_with_the_names_of_archives_and_nothing_that_acts() {
    let document = read("请按时报送信息。");
    let package = Package::open(&written(&set(&mut engine(), &document), &document, Keeping::Archive));
    let entry = package.xml("OFD.xml");
    assert_eq!(attribute(entry.root_element(), "DocType"), "OFD-A");
    let names: Vec<&str> = all(entry.root_element(), "CustomData").map(|node| attribute(node, "Name")).collect();
    for name in ["题名", "文件编号", "责任者", "日期"] {
        assert!(names.contains(&name), "{names:?}");
    }
    for path in package.0.keys().filter(|path| path.ends_with(".xml")) {
        let xml = package.xml(path);
        for node in xml.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            let banned = ["Permissions", "VPreferences", "Extensions", "URI", "GotoA", "Sound", "Movie", "Encryptions"];
            assert!(!banned.contains(&name), "{path}: {name} (GB/T 42133-2022 6.2.2)");
            if name == "TextObject" {
                // 6.6: text that is only squeezed says so by its scale.
                let matrix = node.attribute("CTM").map(package::numbers).unwrap_or(vec![0.0, 1.0]);
                assert!(matrix[1] != 0.0, "{path}: squeezed by a matrix");
            }
        }
    }
}

#[test]
fn a_squeezed_masthead_and_a_turned_table_stand_where_the_pages_have_them() {
    let mut engine = engine();
    for part in ["27-joint-5-seal", "22-table-across-in-text"] {
        let (name, document) = corpus().into_iter().find(|(name, _)| name == part).expect("in the corpus");
        let pages = set(&mut engine, &document);
        let package = Package::open(&written(&pages, &document, Keeping::Use));
        let turned = package.pages().iter().any(|(_, page)| package.text(page).contains(" CTM=\""));
        assert!(turned, "{name} has nothing that is squeezed or turned");
        let mut faults = Vec::new();
        assert!(compared(&name, &pages, &package, &mut faults) < NEAR, "{name}");
        assert_eq!(faults, Vec::<String>::new());
    }
}

#[test]
fn headings_lead_to_their_pages() {
    let (_, document) = corpus().into_iter().find(|(name, _)| name == "18-attachment-three").expect("in the corpus");
    let package = Package::open(&written(&set(&mut engine(), &document), &document, Keeping::Archive));
    let xml = package.xml("Doc_0/Document.xml");
    let titles: Vec<&str> = all(xml.root_element(), "OutlineElem").map(|node| attribute(node, "Title")).collect();
    assert!(titles.iter().any(|title| *title == document.title.text()), "{titles:?}");
    for attachment in &document.attachments {
        assert!(titles.iter().any(|title| title.contains(&attachment.name)), "{}: {titles:?}", attachment.name);
    }
}

#[test]
fn signs_of_markup_rare_characters_and_controls_break_nothing() {
    let mut engine = engine();
    let mut document = read("第一段。");
    document.title.rows = vec!["关于<甲>&“乙”]]>'丙'\"的通知".to_owned()];
    document.issuers[0].name = "青溪区<!-- & -->办公室".to_owned();
    let lines = [
        "𠮷野家、𫖯、𬀩、㛃、镕、喆",
        "a  b   c x&amp;y <b>",
        "\u{1}\u{b}甲\u{0}乙\u{fffe}丙",
        "fi ffi ﬁ é e\u{301} ①",
    ];
    document.body.blocks.extend(lines.map(|line| Block::Paragraph(line.to_owned())));
    // Whoever builds a document by hand may build one that the engine refuses; then it says so and writes nothing.
    let set = engine.set(&document, Order::default());
    let pages = match set {
        Ok(pages) => pages,
        Err(faults) => {
            assert!(faults.iter().all(|fault| !fault.message.is_empty()));
            document.body.blocks.retain(|block| !matches!(block, Block::Paragraph(text) if text.contains('\u{1}')));
            engine.set(&document, Order::default()).unwrap_or_else(|faults| panic!("{faults:#?}"))
        }
    };
    let package = Package::open(&written(&pages, &document, Keeping::Use));
    assert_eq!(sound::faults(&package), Vec::<String>::new());
    let entry = package.xml("OFD.xml");
    let title = all(entry.root_element(), "Title").next().and_then(|node| node.text());
    assert_eq!(title, Some("关于<甲>&“乙”]]>'丙'\"的通知"));
    let words: String = package.pages().iter().flat_map(|(_, page)| package.drawn(page)).map(|one| one.text).collect();
    assert!(words.contains("𠮷野家") && words.contains("x&amp;y"), "{words}");
    let mut faults = Vec::new();
    compared("signs", &pages, &package, &mut faults);
    assert_eq!(faults, Vec::<String>::new());
}

/// The greatest distance between where a character is and where the layout put it.
fn compared(name: &str, pages: &Pages, package: &Package, faults: &mut Vec<String>) -> f64 {
    let laid = laid::pages(pages);
    let told = package.pages();
    if laid.len() != told.len() {
        faults.push(format!("{name}: {} pages laid out, {} written", laid.len(), told.len()));
    }
    let mut farthest = 0.0_f64;
    for (at, (laid, (_, page))) in laid.iter().zip(&told).enumerate() {
        let drawn: Vec<_> = package.drawn(page).into_iter().filter(|one| one.text != " ").collect();
        let words = |all: &mut dyn Iterator<Item = &str>| {
            all.flat_map(str::chars).filter(|c| !c.is_control() && *c != '\u{fffe}').collect::<String>()
        };
        let (wanted, told) = (
            words(&mut laid.iter().map(|put| put.text.as_str())),
            words(&mut drawn.iter().map(|one| one.text.as_str())),
        );
        if wanted != told {
            faults.push(format!("{name}, page {}: laid out “{wanted}”, written “{told}”", at + 1));
            continue;
        }
        for (put, one) in laid.iter().zip(&drawn) {
            farthest = farthest.max((put.x - one.x).abs()).max((put.y - one.y).abs());
        }
    }
    farthest
}

fn written(pages: &Pages, document: &Document, keeping: Keeping) -> Vec<u8> {
    pages.ofd(keeping, &About::of(document, keeping)).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn set(engine: &mut Engine, document: &Document) -> Pages {
    engine.set(document, Order::default()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn read(words: &str) -> Document {
    let text = format!(
        "---\nform = \"公文\"\ngenre = \"通知\"\nissuers = [\"中共青溪区委办公室\"]\nnumber = \"青办发〔2026〕9号\"\nto = [\"各镇（街道）党（工）委\"]\ndate = 2026-11-20\n---\n# 关于报送信息的通知\n{words}\n"
    );
    text::read(&text).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// An engine with the fonts of this machine. A test without fonts fails: a page that nobody laid out was not compared.
fn engine() -> Engine {
    let fonts = Fonts::read(&Fonts::folders());
    assert!(
        fonts.family(Face::FangSong).is_some(),
        "there is no font for 仿宋 here: run `chengqi fonts fetch`, or name a folder of fonts in CHENGQI_FONTS"
    );
    Engine::new(fonts)
}

fn corpus() -> Vec<(String, Document)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../gongwen/tests/corpus");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the corpus").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let read = |path: &Path| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let source = std::fs::read_to_string(path).expect("text");
        (name.clone(), text::read(&source).unwrap_or_else(|faults| panic!("{name}: {faults:#?}")))
    };
    files.iter().map(|path| read(path)).collect()
}
