//! Reads files from word processors of one folder and writes their text form into another: `undocx FROM TO`; what was not
//! understood stands beside it. `tools/check_docx.py` uses it on files that LibreOffice saved again.

use std::path::PathBuf;

use gongwen::{docx, text};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else {
        return Err("undocx FROM TO".into());
    };
    let (from, to) = (PathBuf::from(from), PathBuf::from(to));
    std::fs::create_dir_all(&to)?;
    for file in std::fs::read_dir(from)? {
        let path = file?.path();
        if path.extension().is_some_and(|extension| extension == "docx") {
            let read = docx::read(&std::fs::read(&path)?).map_err(|fault| fault.message)?;
            let name = to.join(path.file_stem().ok_or("a file without a name")?);
            std::fs::write(name.with_extension("md"), text::write(&read.document))?;
            let missed: Vec<String> =
                read.not_understood.iter().map(|one| format!("{}：{}（{}）", one.what, one.text, one.why)).collect();
            std::fs::write(name.with_extension("missed"), missed.join("\n"))?;
        }
    }
    Ok(())
}
