//! Lays out one file: `cargo run -p typeset --example pages -- FILE OUT.pdf [draft]`. For looking at pages while working on them.

use std::time::Instant;

use gongwen::typesetter::{Order, Stage};
use typeset::{Engine, Fonts};

#[expect(clippy::disallowed_methods, reason = "an example that says how long it took")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    let [_, file, out, rest @ ..] = args.as_slice() else { return Err("FILE OUT.pdf [draft]".into()) };
    let stage = if rest.is_empty() { Stage::Finished } else { Stage::Draft };
    let order = Order { stage, ..Order::default() };
    let document = gongwen::text::read(&std::fs::read_to_string(file)?).map_err(|faults| format!("{faults:?}"))?;
    let begin = Instant::now();
    let mut engine = Engine::new(Fonts::read(&Fonts::folders()));
    println!("fonts {:?}", begin.elapsed());
    for _ in 0..3 {
        let begin = Instant::now();
        let pages = engine.set(&document, order).map_err(|faults| format!("{faults:?}"))?;
        println!("set {:?}", begin.elapsed());
        let begin = Instant::now();
        let pdf = pages.pdf().map_err(|faults| format!("{faults:?}"))?;
        println!(
            "pdf {:?} {} bytes; {} pages, rows {:?}",
            begin.elapsed(),
            pdf.len(),
            pages.report.pages(),
            pages.report.rows
        );
        println!("{:?}", pages.report.adjusted);
        std::fs::write(out, pdf)?;
    }
    Ok(())
}
