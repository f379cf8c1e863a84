//! Whether a package is sound: everything named is there, everything there is named, ids are single, elements stand in the order of the
//! standard, fonts can be drawn with and know their characters.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;
use ttf_parser::{Face, GlyphId, Tag};

use super::package::{Package, all, attribute, child, number};

/// Which children an element may have, in this order (GB/T 33190-2016 7 to 11, 20).
const ORDER: &[(&str, &[&str])] = &[
    ("OFD", &["DocBody"]),
    ("DocBody", &["DocInfo", "DocRoot"]),
    ("DocInfo", &["DocID", "Title", "Author", "Subject", "CreationDate", "Creator", "CreatorVersion", "CustomDatas"]),
    ("Document", &["CommonData", "Pages", "Outlines", "Attachments"]),
    ("CommonData", &["MaxUnitID", "PageArea", "PublicRes", "DocumentRes"]),
    ("Page", &["Area", "Content"]),
    ("TextObject", &["Clips", "FillColor", "StrokeColor", "CGTransform", "TextCode"]),
    ("PathObject", &["Clips", "StrokeColor", "FillColor", "AbbreviatedData"]),
    ("ImageObject", &["Clips"]),
    ("OutlineElem", &["Actions", "OutlineElem"]),
    ("Font", &["FontFile"]),
    ("MultiMedia", &["MediaFile"]),
];

/// Tables of a font that an archive asks for (GB/T 42133-2022 6.2.6), but for those of the outlines.
const TABLES: [&[u8; 4]; 8] = [b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"OS/2", b"post"];

/// Everything that is wrong with the package.
pub fn faults(package: &Package) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    let mut named: BTreeSet<String> = ["OFD.xml", "Doc_0/Document.xml"].map(str::to_owned).into();
    for (path, _) in package.0.iter().filter(|(path, _)| path.ends_with(".xml")) {
        let xml = package.xml(path);
        for node in xml.descendants().filter(Node::is_element) {
            if node.tag_name().namespace() != Some("http://www.ofdspec.org/2016") {
                faults.push(format!("{path}: {} is of no name space or another", node.tag_name().name()));
            }
            faults.extend(out_of_order(node).map(|child| format!("{path}: {child} is out of order")));
            if let Some(id) = node.attribute("ID").filter(|_| node.tag_name().name() != "Attachment")
                && !(path == "Doc_0/Document.xml" || ids.insert(id.parse::<u32>().unwrap_or_default()))
            {
                faults.push(format!("{path}: id {id} is given twice"));
            }
            let (folder, _) = path.rsplit_once('/').unwrap_or(("", path));
            match node.tag_name().name() {
                "PublicRes" | "DocumentRes" | "Attachments" | "FileLoc"
                    if node.text().is_some_and(|text| text.contains('.')) =>
                {
                    named.insert(format!("{folder}/{}", node.text().unwrap_or_default()));
                }
                "FontFile" | "MediaFile" => {
                    named.insert(format!("Doc_0/Res/{}", node.text().unwrap_or_default()));
                }
                _ => {}
            }
        }
    }
    let pages = package.pages();
    named.extend(pages.iter().map(|(_, path)| path.clone()));
    let there: BTreeSet<String> = package.0.keys().cloned().collect();
    faults.extend(named.difference(&there).map(|path| format!("{path} is named but not there")));
    faults.extend(there.difference(&named).map(|path| format!("{path} is there but nothing leads to it")));
    faults.extend(
        pages.iter().filter(|(id, _)| !ids.insert(*id)).map(|(id, _)| format!("page {id} has an id of another")),
    );
    let document = package.xml("Doc_0/Document.xml");
    let most = all(document.root_element(), "MaxUnitID").next().and_then(|node| node.text()).unwrap_or_default();
    if ids.last().map(ToString::to_string).as_deref() != Some(most) {
        faults.push(format!("MaxUnitID is {most}, the last id is {:?}", ids.last()));
    }
    let goals: BTreeSet<u32> = all(document.root_element(), "Dest").map(|node| number(node, "PageID") as u32).collect();
    let known: BTreeSet<u32> = pages.iter().map(|(id, _)| *id).collect();
    faults.extend(goals.difference(&known).map(|id| format!("the outline leads to page {id}, which is not there")));
    faults.extend(of_fonts(package, &pages));
    faults
}

fn out_of_order<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    let order = ORDER.iter().find(|(name, _)| *name == node.tag_name().name()).map(|(_, order)| *order);
    // A page of the tree has no children; a page of its own has.
    let mut last = 0;
    node.children().filter(Node::is_element).map(|child| child.tag_name().name()).filter(move |name| {
        let Some(order) = order else { return false };
        let place = order.iter().position(|one| one == name);
        let wrong = place.is_none_or(|place| place < last);
        last = place.unwrap_or(last);
        wrong
    })
}

/// Every glyph that is drawn is in its font, and the font leads from the character to it, so that readers who go by characters draw the same.
fn of_fonts(package: &Package, pages: &[(u32, String)]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut faces = BTreeMap::new();
    for (id, name, bytes) in package.fonts() {
        match Face::parse(bytes, 0) {
            Ok(face) => {
                let lacking = TABLES.iter().filter(|tag| face.raw_face().table(Tag::from_bytes(tag)).is_none());
                faults.extend(lacking.map(|tag| format!("{name} lacks {}", String::from_utf8_lossy(*tag))));
                faces.insert(id, face);
            }
            Err(error) => faults.push(format!("{name}: {error}")),
        }
    }
    let mut used = BTreeSet::new();
    for (_, page) in pages {
        for one in package.drawn(page) {
            used.insert(one.font);
            let Some(face) = faces.get(&one.font) else {
                faults.push(format!("“{}” is drawn with font {}, which is not there", one.text, one.font));
                continue;
            };
            if face.number_of_glyphs() <= one.glyph {
                faults.push(format!("“{}” is drawn with glyph {}, which is not there", one.text, one.glyph));
            }
            let mut characters = one.text.chars();
            if let (Some(c), None, true) =
                (characters.next(), characters.next(), one.counts.0 == one.counts.1 && one.glyph != 0)
                && face.glyph_index(c) != Some(GlyphId(one.glyph))
            {
                faults.push(format!(
                    "“{c}” is drawn with glyph {}, its font says {:?}",
                    one.glyph,
                    face.glyph_index(c)
                ));
            }
        }
        let xml = package.xml(page);
        let objects = all(xml.root_element(), "TextObject").filter(|node| child(*node, "TextCode").text().is_none());
        faults.extend(objects.map(|node| format!("text object {} is empty", attribute(node, "ID"))));
    }
    faults.extend(faces.keys().filter(|id| !used.contains(id)).map(|id| format!("font {id} is never drawn with")));
    faults
}
