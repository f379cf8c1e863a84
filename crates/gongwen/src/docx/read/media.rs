//! 图片 The pictures of a file, found by the relations of its text.

use std::collections::BTreeMap;

use super::open::Parts;
use super::tree::Node;
use crate::check::Fault;
use crate::picture::{Image, MOST_BYTES, MOST_BYTES_TOGETHER, MOST_PICTURES, name_fault};

/// Pictures by the ids of their relations: the name of the part, and what it shows or why it can't be taken.
#[derive(Debug, Default)]
pub(super) struct Media(BTreeMap<String, (String, Result<Image, String>)>);

impl Media {
    /// Reads every picture that the relations name; what lies outside the file is left alone.
    pub(super) fn of(relations: Option<&Node>, folder: &str, parts: &mut Parts<'_>) -> Result<Self, Fault> {
        let mut all = BTreeMap::new();
        let mut left = MOST_BYTES_TOGETHER;
        for relation in relations.into_iter().flat_map(Node::nodes) {
            let picture = relation.attribute("Type").is_some_and(|kind| kind.ends_with("/image"));
            let (Some(id), Some(target)) = (relation.attribute("Id"), relation.attribute("Target")) else { continue };
            if !picture || MOST_PICTURES <= all.len() {
                continue;
            }
            let part = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("{folder}/{target}"),
            };
            let image = match parts.bytes(&part, left.min(MOST_BYTES) as u64)? {
                Some(bytes) => {
                    left -= bytes.len();
                    Image::read(bytes)
                }
                None if left < MOST_BYTES => {
                    Err(format!("不在文件里，或者全部图片超过{}MB", MOST_BYTES_TOGETHER >> 20))
                }
                None => Err(format!("不在文件里，或者超过{}MB", MOST_BYTES >> 20)),
            };
            let name = target.rsplit('/').next().unwrap_or(target).to_owned();
            all.insert(id.to_owned(), (name, image));
        }
        Ok(Self(all))
    }

    /// The picture of a drawing, with the name that the drawing gives it or else that of its part; None for a drawing without one.
    pub(super) fn drawn(&self, drawing: &Node) -> Option<Result<(String, Image), String>> {
        let id = drawing.deep("blip").and_then(|blip| blip.attribute("embed"))?;
        let Some((part, image)) = self.0.get(id) else { return Some(Err("没有在文件里找到".to_owned())) };
        let named = drawing.deep("docPr").and_then(|properties| properties.attribute("name"));
        let name = named.filter(|name| name_fault(name).is_none()).unwrap_or(part);
        Some(match image {
            Ok(_) if name_fault(name).is_some() => Err("文件名不能用，请另存为 PNG 或 JPEG".to_owned()),
            Ok(image) => Ok((name.to_owned(), image.clone())),
            Err(why) => Err(why.clone()),
        })
    }
}
