//! Checks documents and prints what it finds, for whoever keeps the corpus: `cargo run -p checkup --example check_files -- FILE…`.

use checkup::document::{OfficeFacts, Options, check_document, render};
use gongwen::placed::{marked_leniently, plain};
use jiff::civil::date;

fn main() {
    let office = OfficeFacts::default().prepared();
    let options = Options::on(date(2026, 11, 23));
    for name in std::env::args().skip(1) {
        let source = match std::fs::read_to_string(&name) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("{name} 打不开：{error}");
                continue;
            }
        };
        let placed = if name.ends_with(".md") { marked_leniently(&source).0 } else { plain(&source) };
        if std::env::var_os("PIECES").is_some() {
            for piece in &placed.pieces {
                println!("{:?} {:?} {}", piece.role, piece.part, piece.text(&placed.source));
            }
        }
        println!("{}", render(&name, &placed.source, &check_document(&placed, &office, &options)));
    }
}
