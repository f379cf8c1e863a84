//! Reads an OFD as a stranger would: unzips it, reads its XML with another reader than the one that wrote it, and goes by the standard alone.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use roxmltree::{Document, Node};
use zip::ZipArchive;

/// What lies in the package, by its path.
pub struct Package(pub BTreeMap<String, Vec<u8>>);

/// A character on a page, as the file tells it.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The characters; several where they share a glyph.
    pub text: String,
    /// Where its pen begins, in millimetres.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// The glyph within the file of the font.
    pub glyph: u16,
    /// The font's id.
    pub font: u32,
    /// How many characters and glyphs its object tells of at once.
    pub counts: (usize, usize),
}

impl Package {
    /// Unzips the file.
    pub fn open(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("OFD is a zip");
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).expect("a part of the zip");
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("a part that can be read");
            let name = file.name().expect("a name that can be read").into_owned();
            assert!(parts.insert(name.clone(), content).is_none(), "{name} lies twice in the package");
        }
        Self(parts)
    }

    /// A part as text.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("{path} is named but not there"));
        std::str::from_utf8(bytes).expect("XML in UTF-8")
    }

    /// A part as XML.
    pub fn xml(&self, path: &str) -> Document<'_> {
        Document::parse(self.text(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Ids of the pages and the paths of their contents, in order.
    pub fn pages(&self) -> Vec<(u32, String)> {
        let document = self.xml("Doc_0/Document.xml");
        let pages = child(document.root_element(), "Pages");
        let page = |node: Node<'_, '_>| (number(node, "ID") as u32, format!("Doc_0/{}", attribute(node, "BaseLoc")));
        pages.children().filter(Node::is_element).map(page).collect()
    }

    /// Every font's id, name and file.
    pub fn fonts(&self) -> Vec<(u32, String, &[u8])> {
        let resources = self.xml("Doc_0/PublicRes.xml");
        let base = attribute(resources.root_element(), "BaseLoc").to_owned();
        let fonts = all(resources.root_element(), "Font").map(|font| {
            let path = format!("Doc_0/{base}/{}", child(font, "FontFile").text().unwrap_or_default());
            let bytes = self.0.get(&path).unwrap_or_else(|| panic!("{path} is named but not there"));
            (number(font, "ID") as u32, attribute(font, "FontName").to_owned(), bytes.as_slice())
        });
        fonts.collect()
    }

    /// Everything that a page writes, in the order of drawing.
    pub fn drawn(&self, page: &str) -> Vec<Drawn> {
        let page = self.xml(page);
        all(page.root_element(), "TextObject").flat_map(drawn).collect()
    }
}

/// The child of this name.
pub fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Node<'a, 'b> {
    let found = node.children().find(|child| child.tag_name().name() == name);
    found.unwrap_or_else(|| panic!("{} lacks {name}", node.tag_name().name()))
}

/// Everything of this name within a node.
pub fn all<'a, 'b: 'a>(node: Node<'a, 'b>, name: &'a str) -> impl Iterator<Item = Node<'a, 'b>> {
    node.descendants().filter(move |one| one.tag_name().name() == name)
}

/// What an attribute says.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute(name).unwrap_or_else(|| panic!("{} lacks {name}", node.tag_name().name()))
}

/// The number that an attribute holds.
pub fn number(node: Node<'_, '_>, name: &str) -> f64 {
    attribute(node, name).parse().unwrap_or_else(|_| panic!("{name} is no number"))
}

/// The numbers that an attribute holds.
pub fn numbers(text: &str) -> Vec<f64> {
    text.split_whitespace().map(|one| one.parse().unwrap_or_else(|_| panic!("{one} is no number"))).collect()
}

/// Distances, written out: `g` says how often one comes (11.3).
pub fn distances(text: &str) -> Vec<f64> {
    let mut all = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let mut one = |word: &str| word.parse::<f64>().unwrap_or_else(|_| panic!("{word} is no distance"));
        if word == "g" {
            let times = words.next().map(&mut one).expect("how often") as usize;
            let distance = words.next().map(&mut one).expect("which distance");
            all.extend(vec![distance; times]);
        } else {
            all.push(one(word));
        }
    }
    all
}

/// What a text object writes: its boundary moves it, its matrix turns it (8.5), its distances set it (11).
fn drawn(object: Node<'_, '_>) -> Vec<Drawn> {
    let boundary = numbers(attribute(object, "Boundary"));
    let matrix = object.attribute("CTM").map_or(vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0], numbers);
    let [a, b, c, d, e, f] = matrix[..] else { panic!("a matrix has six numbers") };
    let code = child(object, "TextCode");
    // Readers drop blanks at the ends, and then characters and glyphs no longer fit each other.
    let text = code.text().unwrap_or_default();
    assert_eq!(text, text.trim(), "a text begins or ends with a blank");
    assert!(!text.is_empty(), "a text object without words");
    let change = child(object, "CGTransform");
    let glyphs: Vec<u16> =
        numbers(child(change, "Glyphs").text().unwrap_or_default()).iter().map(|one| *one as u16).collect();
    let characters: Vec<char> = text.chars().collect();
    assert_eq!(number(change, "CodePosition"), 0.0);
    assert_eq!(number(change, "CodeCount") as usize, characters.len(), "{text}");
    assert_eq!(number(change, "GlyphCount") as usize, glyphs.len(), "{text}");
    let steps = code.attribute("DeltaX").map(distances).unwrap_or_default();
    assert_eq!(steps.len(), glyphs.len() - 1, "{text}: a distance between every two glyphs");
    let font = number(object, "Font") as u32;
    let (mut x, y) = (number(code, "X"), number(code, "Y"));
    let mut out = Vec::new();
    for (at, glyph) in glyphs.iter().enumerate() {
        if 0 < at {
            x += steps[at - 1];
        }
        let place = (a * x + c * y + e + boundary[0], b * x + d * y + f + boundary[1]);
        let text = if characters.len() == glyphs.len() { characters[at].to_string() } else { text.to_owned() };
        out.push(Drawn { text, x: place.0, y: place.1, glyph: *glyph, font, counts: (characters.len(), glyphs.len()) });
    }
    out
}
