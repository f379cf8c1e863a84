//! Signs the heads of the journal into a file outside the database, so that a cut end is seen by `verify` (SEC-3).
//!
//! At every start and then by the hour. Whoever rules the machine can rule this file too: the handbook says to copy it elsewhere.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use anyhow::Context;
use jiff::Timestamp;
use kernel::Clock;
use store::anchor::{self, Anchor, Key};
use tokio::task::spawn_blocking;

use crate::app::App;
use crate::problem::Problem;
use crate::room::Job;

/// Writes the anchors at the start and then by the hour: at most an hour's entries lie unanchored while the program runs.
pub const JOB: Job = Job { name: "anchors", every: 3600, run: |app, _| Box::pin(async move { write(&app).await }) };

/// Where the anchors of a data folder lie.
#[must_use]
pub fn folder(data: &Path) -> PathBuf {
    data.join("anchors")
}

/// The key that signs the anchors of a data folder.
#[must_use]
pub fn key(data: &Path) -> PathBuf {
    data.join("keys").join("anchor.key")
}

/// The public half of that key, which is enough to check.
#[must_use]
pub fn public_key(data: &Path) -> PathBuf {
    data.join("keys").join("anchor.key.pub")
}

/// Signs the present heads, unless the last anchors show these very heads already.
pub async fn write(app: &App) -> Result<(), Problem> {
    let heads = anchor::heads(&app.db).await?;
    let app = app.clone();
    // Signing is arithmetic and the files are on a disk: neither belongs among the tasks that answer people.
    let written = spawn_blocking(move || sign(&app.settings.data, &heads, app.clock.as_ref(), app.clock.now()));
    written.await.context("signing the anchors")??;
    Ok(())
}

fn sign(data: &Path, heads: &[Anchor], clock: &dyn Clock, now: Timestamp) -> anyhow::Result<()> {
    let (folder, key, public) = (folder(data), key(data), public_key(data));
    if heads.is_empty() || shown(&folder, heads) {
        return Ok(());
    }
    if let Some(keys) = key.parent() {
        DirBuilder::new().recursive(true).mode(0o700).create(keys).with_context(|| keys.display().to_string())?;
    }
    let signing = Key::load_or_make(&key, clock)?;
    if !public.exists() {
        // A program killed between the two files left the key alone; the public half follows from it.
        fs::write(&public, signing.public().to_text()).with_context(|| public.display().to_string())?;
    }
    anchor::write(&folder, heads, &signing, now)?;
    Ok(())
}

/// Whether the last lines show these heads: an idle night adds nothing that would have to be checked later.
fn shown(folder: &Path, heads: &[Anchor]) -> bool {
    let Ok(text) = fs::read_to_string(folder.join("anchors.txt")) else { return false };
    let last: Vec<&str> = text.lines().rev().take(heads.len()).collect();
    heads.iter().all(|head| {
        let said = format!(" {} {} {} ", head.district, head.seq, head.hash);
        last.iter().any(|line| line.contains(&said))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::FixedClock;

    fn heads(seq: i64) -> [Anchor; 1] {
        [Anchor { district: "ceshi".to_owned(), seq, hash: format!("{seq:064x}") }]
    }

    #[test]
    fn a_quiet_hour_adds_no_line_and_a_busy_one_does() {
        let data = std::env::temp_dir().join(format!("chengqi-anchors-{}", std::process::id()));
        let now: Timestamp = "2026-11-23T01:00:00Z".parse().expect("valid");
        let clock = FixedClock::new(now, 7);
        let lines = || fs::read_to_string(folder(&data).join("anchors.txt")).map_or(0, |text| text.lines().count());
        sign(&data, &[], &clock, now).expect("nothing to sign");
        assert_eq!(lines(), 0, "a journal without entries has no head");
        for (seq, expected) in [(1, 1), (1, 1), (2, 2)] {
            sign(&data, &heads(seq), &clock, now).expect("signed");
            assert_eq!(lines(), expected, "after the head {seq}");
        }
        fs::remove_file(public_key(&data)).expect("there");
        sign(&data, &heads(3), &clock, now).expect("signed");
        let public = fs::read_to_string(public_key(&data)).expect("made again from the key");
        let public = anchor::PublicKey::from_text(&public).expect("a key");
        assert_eq!(anchor::check(&folder(&data), &public).expect("trusted").len(), 3);
        fs::remove_dir_all(&data).expect("own folder");
    }
}
