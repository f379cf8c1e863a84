//! Pages and files over HTTP: who may, what comes back, what is refused (DOC-4).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use documents::ROOM;
use gongwen::docx::{self, DocxStyle};
use gongwen::{Genre, genres, text};
use kernel::{Role, UnitKind};
use serde_json::json;
use testkit::{Client, Office, both};
use webkit::house::HOUSE;

async fn reporter(office: &Office) -> Client {
    let street = office.unit("临江街道", UnitKind::Street).await;
    office.person(street, Role::Reporter, "何雨").await
}

#[tokio::test]
async fn a_whole_text_comes_back_as_pages_and_what_the_asker_has_is_not_sent_again() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let text = genres::template(Genre::Notice);
        let first = writer.post("/api/documents/preview", json!({ "text": text })).await.ok();
        assert_eq!(first["faults"], json!([]));
        let hash = first["sheets"][0]["hash"].clone();
        assert!(first["sheets"][0]["svg"].as_str().is_some_and(|svg| svg.starts_with("<svg")), "{first}");
        assert_eq!(first["report"]["pages"], 1);
        let asked = json!({ "text": text, "grid": "strict", "stage": "finished", "known": [hash.clone()] });
        let again = writer.post("/api/documents/preview", asked).await.ok();
        assert_eq!(again["sheets"], json!([{ "hash": hash.clone(), "svg": null }]));
        let later = writer.post("/api/documents/preview", json!({ "text": text, "pages": [2] })).await.ok();
        assert_eq!(later["report"]["pages"], 1, "the report is about every page");
        assert!(later["sheets"][0]["svg"].is_null() && later["sheets"][0]["hash"].is_string(), "{later}");
        let now = writer.post("/api/documents/preview", json!({ "text": text, "pages": [1] })).await.ok();
        assert_eq!(now["sheets"], first["sheets"]);
    })
    .await;
}

#[tokio::test]
async fn half_a_text_is_no_refusal_while_typing_and_one_when_a_file_is_asked_for() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let text = "---\nform = \"公文\"\ngenre = \"通告知\"\nissuers = []\n---\n";
        let shown = writer.post("/api/documents/preview", json!({ "text": text })).await.ok();
        assert_eq!((&shown["sheets"], &shown["report"]), (&json!([]), &json!(null)));
        assert_eq!(shown["faults"][0]["line"], 3);
        assert_eq!(shown["faults"][0]["key"], "genre");
        let faults = shown["faults"].as_array().map_or(0, Vec::len);
        let refused = writer.post("/api/documents/file", json!({ "text": text, "output": "pdf" })).await;
        assert_eq!((refused.status, refused.codes().len()), (422, faults), "every fault at once");
        let message = refused.body["refused"][0]["message"].as_str().unwrap_or_default();
        assert!(message.starts_with("第3行："), "{message}");
        let refused = writer.post("/api/documents/file", json!({ "text": text, "output": "wps" })).await;
        assert_eq!(refused.codes(), ["house.input.unreadable"]);
    })
    .await;
}

#[tokio::test]
async fn a_file_is_called_by_its_title_and_kept_by_nobody_on_the_way() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let text = genres::template(Genre::Notice);
        let title = text::read(text).expect("a template").title.text();
        for (output, kind) in [("pdf", "application/pdf"), ("ofd", "application/ofd"), ("svg", "image/svg+xml")] {
            let file =
                writer.post("/api/documents/file", json!({ "text": text, "output": output, "archive": true })).await;
            assert_eq!((file.status, file.header("content-type")), (200, kind));
            assert_eq!(file.header("cache-control"), "no-store");
            let named = file.header("content-disposition");
            assert!(named.starts_with("attachment; ") && named.contains("filename*=UTF-8''%"), "{named}");
            assert!(named.ends_with(&format!(".{output}")), "{named}");
            let body = String::from_utf8(file.bytes).expect("the text form");
            assert!(body.contains(&title), "{body}");
        }
        let asked = json!({ "text": text, "output": "png", "page": 2 });
        let refused = writer.post("/api/documents/file", asked).await;
        assert_eq!(refused.codes(), ["documents.file.page"]);
        assert_eq!(refused.body["refused"][0]["message"], "没有第2页，这份公文共1页。");
    })
    .await;
}

#[tokio::test]
async fn what_is_classified_is_neither_set_nor_read() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let marked = genres::template(Genre::Notice).replacen("---\n", "---\nsecrecy = \"秘密★1年\"\n", 1);
        for path in ["/api/documents/preview", "/api/documents/file"] {
            let refused = writer.post(path, json!({ "text": marked, "output": "pdf" })).await;
            assert_eq!((refused.status, refused.codes()), (422, vec!["documents.secrecy.text_unmarked".to_owned()]));
            assert!(refused.body["refused"][0]["hint"].as_str().is_some_and(|hint| hint.contains("涉密渠道")));
        }
        let document = text::read(&marked).expect("readable as such");
        let file = docx::write(&document, &DocxStyle::default());
        let refused = writer.upload("/api/documents/import", "通知.docx", &file).await;
        assert_eq!(refused.codes(), ["documents.secrecy.text_unmarked"]);
        let unmarked = "---\nform = \"公文\"\n---\n机密★2年\n";
        let refused = writer.post("/api/documents/preview", json!({ "text": unmarked })).await;
        assert_eq!(refused.codes(), ["documents.secrecy.text_unmarked"]);
    })
    .await;
}

#[tokio::test]
async fn a_text_without_end_is_refused_in_words() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let long = json!({ "text": "字".repeat(140_000) });
        assert_eq!(writer.post("/api/documents/preview", long).await.codes(), ["documents.text.text_fits"]);
        let endless = json!({ "text": "字".repeat(3_200_000) });
        assert_eq!(writer.post("/api/documents/preview", endless).await.codes(), ["house.input.large"]);
    })
    .await;
}

#[tokio::test]
async fn a_docx_comes_back_as_text_and_what_is_none_is_told_so() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let document = text::read(genres::template(Genre::Request)).expect("a template");
        let file = docx::write(&document, &DocxStyle::default());
        let read = writer.upload("/api/documents/import", "请示.docx", &file).await.ok();
        assert_eq!(read["not_understood"], json!([]));
        let text = read["text"].as_str().expect("a text");
        assert_eq!(text::read(text).expect("readable").title.text(), document.title.text());
        for (broken, code) in [
            (&b"not a document"[..], "documents.file.unreadable"),
            (&file[..file.len() / 2], "documents.file.unreadable"),
            (&vec![0; 20 * 1024 * 1024 + 1], "documents.file.large"),
            (&vec![0; 21 * 1024 * 1024], "documents.file.large"),
        ] {
            let refused = writer.upload("/api/documents/import", "请示.docx", broken).await;
            assert_eq!((refused.status, refused.codes()), (422, vec![code.to_owned()]));
        }
    })
    .await;
}

#[tokio::test]
async fn what_a_whole_text_lacks_is_told_by_line_on_the_page_and_in_the_refusal() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let text = "---\nform = \"公文\"\ngenre = \"通知\"\nissuers = [\"中共青溪区委办公室\"]\ndate = 2026-11-23\n---\n\
                    # 关于某事的通知。\n正文。\n";
        let shown = writer.post("/api/documents/preview", json!({ "text": text })).await.ok();
        let faults = shown["faults"].as_array().expect("a list");
        let lines: Vec<_> = faults.iter().map(|fault| (&fault["line"], &fault["key"])).collect();
        assert_eq!(lines, [(&json!(1), &json!("to")), (&json!(7), &json!("title"))], "{shown}");
        let refused = writer.post("/api/documents/file", json!({ "text": text, "output": "pdf" })).await;
        let message = refused.body["refused"][1]["message"].as_str().unwrap_or_default();
        assert!(message.starts_with("第7行："), "{message}");
    })
    .await;
}

/// The front of a notice and a line that names a picture.
const WITH_PICTURE: &str = "---\nform = \"公文\"\ngenre = \"通知\"\nissuers = [\"中共青溪区委办公室\"]\nto = [\"各科室\"]\n\
                            date = 2026-11-23\n---\n# 关于某事的通知\n正文。\n![布局](布局.png)\n";

/// The head of a PNG of this size; the typesetter of the tests looks no further.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes
}

#[tokio::test]
async fn a_picture_that_came_along_stands_on_the_page_and_in_the_file_and_one_that_did_not_is_asked_for() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let shown = writer.post("/api/documents/preview", json!({ "text": WITH_PICTURE })).await.ok();
        assert_eq!((&shown["faults"][0]["line"], &shown["faults"][1]), (&json!(10), &json!(null)), "{shown}");
        let told = shown["faults"][0]["message"].as_str().unwrap_or_default();
        assert!(told.contains("点“加图片”选这个文件") && !told.contains("没有找到"), "{told}");
        let pictures = json!([{ "name": "布局.png", "content": STANDARD.encode(png(60, 40)) }]);
        let asked = json!({ "text": WITH_PICTURE, "pictures": pictures });
        let shown = writer.post("/api/documents/preview", asked).await.ok();
        assert_eq!((&shown["faults"], &shown["report"]["pages"]), (&json!([]), &json!(1)), "{shown}");
        for output in ["pdf", "ofd", "docx"] {
            let asked = json!({ "text": WITH_PICTURE, "pictures": pictures, "output": output });
            assert_eq!(writer.post("/api/documents/file", asked).await.status, 200, "{output}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_came_along_as_a_picture_and_is_none_is_told_by_its_line() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let ask = async |content: String| {
            let pictures = json!([{ "name": "布局.png", "content": content }]);
            writer.post("/api/documents/preview", json!({ "text": WITH_PICTURE, "pictures": pictures })).await
        };
        let svg = STANDARD.encode("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        let told = ask(svg).await.ok();
        assert_eq!((&told["faults"][0]["line"], &told["sheets"]), (&json!(10), &json!([])), "{told}");
        let message = told["faults"][0]["message"].as_str().unwrap_or_default();
        assert!(message.contains("不是 PNG 或 JPEG"), "by its content, whatever its name says: {message}");
        let large = ask(STANDARD.encode(png(9_000, 9_000))).await.ok();
        assert!(large["faults"][0]["message"].as_str().is_some_and(|told| told.contains("太大")), "{large}");
        assert_eq!(ask("不是编码".to_owned()).await.codes(), ["documents.pictures.unreadable"]);
        let heavy = ask(STANDARD.encode(vec![0; 6 * 1024 * 1024 + 1])).await;
        assert_eq!(heavy.codes(), ["documents.pictures.pictures_fit"]);
        assert_eq!(ask("A".repeat(10 * 1024 * 1024)).await.codes(), ["house.input.large"]);
    })
    .await;
}

#[tokio::test]
async fn the_pictures_of_a_docx_come_along_with_its_text() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let bytes = png(60, 40);
        let document = text::read_with(WITH_PICTURE, &|_| Some(bytes.clone())).expect("readable");
        let file = docx::write(&document, &DocxStyle::default());
        let read = writer.upload("/api/documents/import", "通知.docx", &file).await.ok();
        assert_eq!(read["not_understood"], json!([]), "{read}");
        assert_eq!(read["pictures"][0]["content"], json!(STANDARD.encode(&bytes)));
        let (text, pictures) = (&read["text"], &read["pictures"]);
        let name = pictures[0]["name"].as_str().expect("a name");
        assert!(text.as_str().is_some_and(|text| text.contains(&format!("]({name})"))), "{read}");
        let shown = writer.post("/api/documents/preview", json!({ "text": text, "pictures": pictures })).await.ok();
        assert_eq!(shown["faults"], json!([]), "{shown}");
    })
    .await;
}

#[tokio::test]
async fn templates_and_fonts_are_told_to_whoever_has_business_and_to_no_administrator() {
    both(&[HOUSE, ROOM], async |office: &Office| {
        let writer = reporter(office).await;
        let templates = writer.get("/api/documents/templates").await.ok();
        let names = |kind: &str| {
            let all = templates.as_array().cloned().unwrap_or_default();
            all.iter().filter(|one| one["kind"] == kind).count()
        };
        assert_eq!((names("genre"), names("form")), (Genre::ALL.len(), gongwen::Form::ALL.len()));
        let fonts = writer.get("/api/documents/fonts").await.ok();
        assert_eq!(fonts["classes"][0], json!({ "name": "仿宋", "family": "测试仿宋", "replaced": true }));
        assert!(fonts["advice"].as_str().is_some_and(|advice| advice.contains("小标宋")), "{fonts}");
        let administrator = office.person(office.office, Role::Sysadmin, "系统管理员").await;
        assert_eq!(administrator.get("/api/documents/templates").await.status, 404);
        assert_eq!(administrator.get("/api/documents/fonts").await.status, 404);
        let refused = administrator.post("/api/documents/preview", json!({ "text": "" })).await;
        assert_eq!(refused.codes(), ["house.permission.role"]);
        assert_eq!(office.stranger().get("/api/documents/templates").await.status, 401);
    })
    .await;
}
