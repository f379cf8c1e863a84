//! Writes every document in its text form of one folder as PDF, OFD and DOCX into another, as the program would hand them out:
//! `cargo run -p typeset --example outputs -- FROM TO`. `tools/check_docx.py` compares the three.

use std::path::PathBuf;

use gongwen::text;
use gongwen::typesetter::{Order, Output, Typesetter};
use typeset::{Fonts, Press};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let (Some(from), Some(to)) = (arguments.next(), arguments.next()) else { return Err("FROM TO".into()) };
    std::fs::create_dir_all(&to)?;
    let press = Press::new(Fonts::folders());
    let mut refused = 0;
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let name = to.join(path.file_stem().ok_or("a file without a name")?);
        let document =
            text::read(&std::fs::read_to_string(&path)?).map_err(|faults| format!("{path:?}: {faults:?}"))?;
        for (output, ending) in [(Output::Pdf, "pdf"), (Output::Ofd, "ofd"), (Output::Docx, "docx")] {
            match press.files(&document, Order::default(), output) {
                Ok(made) => std::fs::write(name.with_extension(ending), made.files.concat())?,
                Err(faults) => {
                    refused += 1;
                    eprintln!("{}: {ending}: {faults:?}", name.display());
                }
            }
        }
    }
    if refused == 0 { Ok(()) } else { Err(format!("{refused} files were refused").into()) }
}
