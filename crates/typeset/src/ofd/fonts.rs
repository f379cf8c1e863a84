//! Fonts of the pages: each once, only the glyphs that are drawn, and a table of characters for readers that draw by character.

use std::collections::{BTreeMap, HashMap};

use gongwen::Fault;
use subsetter::GlyphRemapper;
use ttf_parser::{GlyphId, RawFace, Tag};
use typst::text::FontInstance;

use super::package::Part;
use super::sfnt;
use super::xml::Xml;

/// From which weight a font is called bold.
const BOLD: u16 = 600;

/// The fonts that the pages have asked for so far.
#[derive(Default)]
pub(super) struct Fonts {
    places: HashMap<FontInstance, usize>,
    used: Vec<Used>,
}

/// A font and what is drawn of it.
pub(super) struct Used {
    id: u32,
    font: FontInstance,
    glyphs: GlyphRemapper,
    characters: BTreeMap<char, u16>,
}

impl Fonts {
    /// The font; `id` names it if it was not known.
    pub fn font(&mut self, font: &FontInstance, id: impl FnOnce() -> u32) -> &mut Used {
        let place = *self.places.entry(font.clone()).or_insert_with(|| {
            let (glyphs, characters) = (GlyphRemapper::new(), BTreeMap::new());
            self.used.push(Used { id: id(), font: font.clone(), glyphs, characters });
            self.used.len() - 1
        });
        &mut self.used[place]
    }

    /// Their descriptions.
    pub fn describe(&self, xml: &mut Xml) {
        xml.element("Fonts", &[], |xml| {
            for (at, used) in self.used.iter().enumerate() {
                let family = used.font.info().family.clone();
                let mut name = vec![("ID", used.id.to_string()), ("FontName", family.clone()), ("FamilyName", family)];
                if BOLD <= used.font.info().variant.weight.to_number() {
                    name.push(("Bold", "true".to_owned()));
                }
                xml.element("Font", &name, |xml| xml.text("FontFile", &[], &used.file(at)));
            }
        });
    }

    /// Their files, to lie in this folder.
    pub fn files(&self, folder: &str) -> Result<Vec<Part>, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut parts = Vec::new();
        for (at, used) in self.used.iter().enumerate() {
            match used.subset() {
                Some(bytes) => parts.push((format!("{folder}/{}", used.file(at)), bytes)),
                None => faults.push(Fault::of(
                    0,
                    format!("字体“{}”不能嵌入 OFD：字体文件有缺损，请换一个字体文件。", used.font.info().family),
                )),
            }
        }
        if faults.is_empty() { Ok(parts) } else { Err(faults) }
    }
}

impl Used {
    /// What pages call it.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// The number of a glyph within the file that lies in the package; `character` is what it was drawn for, if that is one.
    pub fn glyph(&mut self, glyph: u16, character: Option<char>) -> u16 {
        let new = self.glyphs.remap(glyph);
        if let Some(character) = character.filter(|_| glyph != 0) {
            // The usual form of a character wins over one that only a certain place asks for.
            let usual = self.font.ttf().glyph_index(character) == Some(GlyphId(glyph));
            let known = self.characters.entry(character).or_insert(new);
            if usual {
                *known = new;
            }
        }
        new
    }

    fn subset(&self) -> Option<Vec<u8>> {
        let coordinates: Vec<_> = self
            .font
            .variations()
            .0
            .iter()
            .map(|(tag, value)| (subsetter::Tag::new(&tag.to_bytes()), value.0))
            .collect();
        let index = self.font.index();
        let subset = subsetter::subset_with_variations(self.font.data(), index, &coordinates, &self.glyphs).ok()?;
        let mut further = vec![(Tag::from_bytes(b"cmap"), sfnt::character_map(&self.characters))];
        let metrics = Tag::from_bytes(b"OS/2");
        let whole = RawFace::parse(self.font.data(), index).ok()?;
        further.extend(whole.table(metrics).map(|table| (metrics, table.to_vec())));
        sfnt::completed(&subset, further)
    }

    fn file(&self, at: usize) -> String {
        let outlines = self.font.ttf().raw_face().table(Tag::from_bytes(b"CFF ")).is_some();
        format!("font_{at}.{}", if outlines { "otf" } else { "ttf" })
    }
}
