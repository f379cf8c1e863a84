//! 图片 A picture on rows of its own, its caption under it.

use super::super::ids;
use super::super::measure::twips;
use super::super::package::picture_relation;
use super::super::xml::{Para, escaped};
use super::Writer;
use crate::page;
use crate::picture::Picture;

/// A millimetre in the unit of drawings.
const EMU: f64 = 36_000.0;

impl Writer<'_> {
    pub(super) fn picture(&mut self, picture: &Picture) {
        let at = match self.media.iter().position(|known| *known == picture.image) {
            Some(at) => at,
            None => {
                self.media.push(picture.image.clone());
                self.media.len() - 1
            }
        };
        let most = (page::AREA.0, page::PICTURE_ROWS as f64 * page::PITCH);
        let (width, height) = picture.image.fitted(most);
        self.drawings += 1;
        let size = format!("cx=\"{}\" cy=\"{}\"", (width * EMU) as i64, (height * EMU) as i64);
        let name = format!("id=\"{}\" name=\"{}\"", self.drawings, escaped(&picture.name));
        let drawing = format!(
            "<w:drawing><wp:inline xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent {size}/><wp:docPr {name} descr=\"{}\"/><a:graphic xmlns:a=\"{DRAWING}/main\"><a:graphicData uri=\"{DRAWING}/picture\"><pic:pic xmlns:pic=\"{DRAWING}/picture\"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext {size}/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>",
            escaped(picture.caption.as_deref().unwrap_or_default()),
            picture_relation(at)
        );
        // The rest of its last row stands after it, so that the text below is on the grid again.
        let height = twips(height);
        let rest = (self.grid.pitch - height % self.grid.pitch) % self.grid.pitch;
        self.put(&Para::new(ids::PICTURE).drawing(&drawing, height, rest));
        if let Some(caption) = &picture.caption {
            self.put(&Para::of(ids::CAPTION, caption));
        }
    }
}

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
