//! Writes every document in its text form of one folder as a file for word processors into another: `docx FROM TO`.
//! `tools/check_docx.py` opens these in LibreOffice.

use std::path::PathBuf;

use gongwen::docx::{self, DocxStyle, ImprintPlace};
use gongwen::text;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else {
        return Err("docx FROM TO".into());
    };
    let (from, to) = (PathBuf::from(from), PathBuf::from(to));
    let mut style = DocxStyle::default();
    if let Some(free) = arguments.next() {
        style.imprint = ImprintPlace::Spaced { breaks: 1, free: free.parse()? };
    }
    std::fs::create_dir_all(&to)?;
    for file in std::fs::read_dir(from)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let document = text::read(&std::fs::read_to_string(&path)?).map_err(|faults| format!("{faults:?}"))?;
            let name = path.with_extension("docx");
            std::fs::write(to.join(name.file_name().ok_or("a file without a name")?), docx::write(&document, &style))?;
        }
    }
    Ok(())
}
