//! The parts that lead to the pages: the entry, the document, its resources, its enclosures (GB/T 33190-2016 7, 20).

use gongwen::typesetter::Keeping;
use sm3::{Digest, Sm3};

use super::about::About;
use super::outline::Headings;
use super::package::Part;
use super::xml::{Xml, number, numbers};

/// Where the document lies within the package.
pub(super) const FOLDER: &str = "Doc_0";
/// Where fonts and pictures lie within the document.
pub(super) const FONTS_AND_PICTURES: &str = "Res";
/// Who made the file.
const CREATOR: &str = "承启";

/// What the document leads to.
pub(super) struct Links<'a> {
    /// The size of paper.
    pub usual: (f64, f64),
    /// The last id that was given.
    pub last: u32,
    /// Ids of the pages and where they lie.
    pub pages: &'a [(u32, String)],
    /// There are pictures.
    pub pictures: bool,
    /// There are texts that go along.
    pub texts: bool,
}

/// `OFD.xml`: what the file is, and where the document begins.
pub(super) fn entry(about: &About, keeping: Keeping, parts: &[Part]) -> Vec<u8> {
    let kind = match keeping {
        Keeping::Use => "OFD",
        Keeping::Archive => "OFD-A",
    };
    let root = [("Version", "1.0".to_owned()), ("DocType", kind.to_owned())];
    Xml::part("OFD", &root, |xml| {
        xml.element("DocBody", &[], |xml| {
            xml.element("DocInfo", &[], |xml| info(xml, about, &name_of(about, parts)));
            xml.text("DocRoot", &[], &format!("{FOLDER}/Document.xml"));
        });
    })
}

/// `Document.xml`
pub(super) fn document(links: &Links<'_>, headings: &Headings) -> Vec<u8> {
    Xml::part("Document", &[], |xml| {
        xml.element("CommonData", &[], |xml| {
            xml.text("MaxUnitID", &[], &links.last.to_string());
            xml.element("PageArea", &[], |xml| {
                xml.text("PhysicalBox", &[], &numbers(&[0.0, 0.0, links.usual.0, links.usual.1]));
            });
            xml.text("PublicRes", &[], "PublicRes.xml");
            if links.pictures {
                xml.text("DocumentRes", &[], "DocumentRes.xml");
            }
        });
        xml.element("Pages", &[], |xml| {
            for (id, place) in links.pages {
                xml.empty("Page", &[("ID", id.to_string()), ("BaseLoc", place.clone())]);
            }
        });
        headings.put(xml);
        if links.texts {
            xml.text("Attachments", &[], "Attachments.xml");
        }
    })
}

/// `PublicRes.xml` or `DocumentRes.xml`
pub(super) fn resources(inside: impl FnOnce(&mut Xml)) -> Vec<u8> {
    Xml::part("Res", &[("BaseLoc", FONTS_AND_PICTURES.to_owned())], inside)
}

/// `Attachments.xml` and the texts themselves; nothing where there are none.
pub(super) fn enclosures(about: &About) -> Vec<Part> {
    if about.texts.is_empty() {
        return Vec::new();
    }
    let place = |at: usize, name: &str| {
        let ending = name.rsplit_once('.').map_or("txt", |(_, ending)| ending);
        let plain = ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        format!("Attachs/text_{at}.{}", if plain { ending } else { "txt" })
    };
    let list = Xml::part("Attachments", &[], |xml| {
        for (at, one) in about.texts.iter().enumerate() {
            let kilobytes = one.text.len() as f64 / 1024.0;
            let place = place(at, &one.name);
            let mut info = vec![("ID", format!("text_{at}")), ("Name", one.name.clone())];
            info.push(("Format", place.rsplit('.').next().unwrap_or_default().to_owned()));
            info.extend(about.created.map(|date| ("CreationDate", format!("{date}T00:00:00"))));
            info.extend([("Size", number(kilobytes)), ("Visible", "true".to_owned())]);
            xml.element("Attachment", &info, |xml| xml.text("FileLoc", &[], &place));
        }
    });
    let texts = about.texts.iter().enumerate();
    let texts = texts.map(|(at, one)| (format!("{FOLDER}/{}", place(at, &one.name)), one.text.clone().into_bytes()));
    std::iter::once((format!("{FOLDER}/Attachments.xml"), list)).chain(texts).collect()
}

fn info(xml: &mut Xml, about: &About, name: &str) {
    xml.text("DocID", &[], name);
    let date = about.created.map(|date| date.to_string()).unwrap_or_default();
    let lines = [
        ("Title", about.title.as_str()),
        ("Author", &about.author),
        ("Subject", &about.subject),
        ("CreationDate", &date),
        ("Creator", CREATOR),
        ("CreatorVersion", env!("CARGO_PKG_VERSION")),
    ];
    for (key, value) in lines.into_iter().filter(|(_, value)| !value.is_empty()) {
        xml.text(key, &[], value);
    }
    if !about.facts.is_empty() {
        xml.element("CustomDatas", &[], |xml| {
            for (key, value) in &about.facts {
                xml.text("CustomData", &[("Name", (*key).to_owned())], value);
            }
        });
    }
}

/// The name of the document: what SM3 makes of all that is in it, so that the same pages have the same name and others another.
fn name_of(about: &About, parts: &[Part]) -> String {
    let date = about.created.map(|date| date.to_string()).unwrap_or_default();
    let said = [&about.title, &about.author, &about.subject, &date].into_iter().map(String::as_bytes);
    let facts = about.facts.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]);
    let parts = parts.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()]);
    let mut digest = Sm3::new();
    for bytes in said.chain(facts).chain(parts) {
        // Its length first, so that no two lists of pieces read the same.
        digest.update((bytes.len() as u64).to_be_bytes());
        digest.update(bytes);
    }
    digest.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
