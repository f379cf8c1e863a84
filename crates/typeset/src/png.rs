//! 图片 Pages as pictures in points.

use typst_layout::Page;
use typst_render::RenderOptions;

/// Points to an inch where nobody asks for another number: twice what a page has in typographic points.
pub const PPI: u32 = 144;
/// The fewest and the most points to an inch: below nothing can be read, above a page takes hundreds of megabytes.
pub const PPIS: (u32, u32) = (36, 600);

/// Typographic points to an inch.
const POINTS: f64 = 72.0;

/// The page at so many points to an inch.
pub(crate) fn of(page: &Page, ppi: u32) -> Vec<u8> {
    let ppi = ppi.clamp(PPIS.0, PPIS.1);
    let options = RenderOptions { pixel_per_pt: (f64::from(ppi) / POINTS).into(), ..RenderOptions::default() };
    typst_render::render(page, &options).encode_png().expect("a picture that is not empty can be encoded")
}
