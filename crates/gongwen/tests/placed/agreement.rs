//! What every reader must keep: places lie in the source, in order, apart from each other, and tell the document.

use std::path::PathBuf;

use gongwen::placed::{Part, Piece, Placed, Role};
use gongwen::{Block, Body, characters};

/// Every document of the corpus, its name and its text.
pub fn corpus() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the corpus").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let named = |path: PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&path).expect("text"))
    };
    files.into_iter().map(named).collect()
}

/// Places lie on characters of the source, in order, and no two share a byte. Only the name after @附件 is two things at once: a line of
/// 附件说明, which the engine makes from it, and the title of its text.
pub fn places_are_sound(placed: &Placed, name: &str) {
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let titles: Vec<_> =
        placed.pieces.iter().filter(|piece| piece.role == Role::PartTitle).flat_map(|piece| &piece.runs).collect();
    let mut begin = 0;
    for piece in &placed.pieces {
        assert!(!piece.runs.is_empty(), "{name}: {piece:?}");
        assert!(begin <= piece.runs[0].start, "{name}: pieces are in the order of the source: {piece:?}");
        begin = piece.runs[0].start;
        for run in &piece.runs {
            assert!(run.start < run.end, "{name}: {piece:?}");
            assert!(placed.source.get(run.clone()).is_some(), "{name}: {piece:?}");
            if !matches!(piece.role, Role::AttachmentLine(_)) || !titles.contains(&run) {
                taken.push((run.start, run.end));
            }
        }
    }
    taken.sort_unstable();
    for two in taken.windows(2) {
        assert!(two[0].1 <= two[1].0, "{name}: {two:?}: {}", &placed.source[two[0].0..two[1].1]);
    }
}

/// The texts of the pieces of a role.
pub fn texts(placed: &Placed, role: impl Fn(Role) -> bool) -> Vec<String> {
    placed.pieces.iter().filter(|piece| role(piece.role)).map(|piece| piece.text(&placed.source)).collect()
}

/// The pieces tell the words of the document, and nothing else.
pub fn pieces_tell_the_document(placed: &Placed, name: &str) {
    let document = &placed.document;
    assert_eq!(texts(placed, |role| role == Role::Title).concat(), document.title.text(), "{name}");
    body(placed, Part::Main, &document.body, name);
    for (at, item) in document.items.iter().enumerate() {
        body(placed, Part::Item(at), &item.body, name);
    }
    for (at, attachment) in document.attachments.iter().enumerate() {
        body(placed, Part::Attachment(at), &attachment.body.clone().unwrap_or_default(), name);
    }
}

fn body(placed: &Placed, part: Part, body: &Body, name: &str) {
    let words = |piece: &&Piece| {
        let kind = matches!(piece.role, Role::Paragraph | Role::Heading(_) | Role::Cell(..) | Role::Caption);
        kind && piece.part == part
    };
    let seen: Vec<(Role, String)> =
        placed.pieces.iter().filter(words).map(|piece| (piece.role, piece.text(&placed.source))).collect();
    let expected = said(body);
    let roles = |all: &[(Role, String)]| all.iter().map(|(role, _)| *role).collect::<Vec<_>>();
    assert_eq!(roles(&seen), roles(&expected), "{name} {part:?}\n{seen:?}\n{expected:?}");
    for ((role, seen), (_, expected)) in seen.iter().zip(&expected) {
        let same = match role {
            // The number before it is as typed.
            Role::Heading(_) => seen.ends_with(expected),
            _ => seen == expected,
        };
        assert!(same, "{name}: {seen} / {expected}");
    }
}

fn said(body: &Body) -> Vec<(Role, String)> {
    let mut out = Vec::new();
    for block in &body.blocks {
        match block {
            Block::Paragraph(words) => out.push((Role::Paragraph, words.clone())),
            Block::Heading(heading) => {
                out.push((Role::Heading(heading.level), heading.text.clone()));
                out.extend(heading.run_in.clone().map(|words| (Role::Paragraph, words)));
            }
            Block::Table(table) => {
                for (row, cells) in std::iter::once(&table.head).chain(&table.rows).enumerate() {
                    let cells = cells.iter().enumerate().filter(|(_, words)| !words.is_empty());
                    out.extend(cells.map(|(column, words)| (Role::Cell(row, column), words.clone())));
                }
            }
            Block::Picture(picture) => out.extend(picture.caption.clone().map(|words| (Role::Caption, words))),
        }
    }
    out
}

/// Every character that can be seen lies in a piece.
pub fn nothing_is_left_out(placed: &Placed, name: &str) {
    let mut covered = vec![false; placed.source.len()];
    for run in placed.pieces.iter().flat_map(|piece| &piece.runs) {
        covered[run.clone()].fill(true);
    }
    let seen = |c: char| !c.is_whitespace() && characters::strange(c) != Some(characters::Strange::Unseen);
    let left: String =
        placed.source.char_indices().filter(|(at, c)| seen(*c) && !covered[*at]).map(|(_, c)| c).collect();
    assert_eq!(left, "", "{name}");
}
