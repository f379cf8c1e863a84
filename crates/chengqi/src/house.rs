//! The list of rooms, and how a house is opened on a data folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{anyhow, bail};
use calendar::Calendar;
use kernel::Clock;
use kernel::policy::{Fault, PolicySet};
use store::anchor::{self, Anchor};
use store::blobs::DiskBlobs;
use store::{Backend, Db};
use tokio::sync::{Semaphore, broadcast, watch};
use typeset::{Fonts, Press};
use webkit::app::House;
use webkit::guard::Guard;
use webkit::reuse::Archive;
use webkit::typesetting::Queue;
use webkit::{App, Policies, Problem, Room, Settings};

use crate::searching::Finder;

/// The rooms, in the order in which their tables are made: the table of contents of the office.
pub const ROOMS: [Room; 3] = [webkit::house::HOUSE, information::ROOM, documents::ROOM];

/// The policy sets that ship with the program: the speech's, and the set in force today.
pub const POLICIES: [(&str, &str); 2] = [
    ("speech", include_str!("../../../policy/speech.toml")),
    ("burden-2024", include_str!("../../../policy/burden-2024.toml")),
];

/// The database's file name within the data folder.
pub const DATABASE: &str = "chengqi.db";
/// Connections that read at the same time.
const READERS: u32 = 4;

/// The shipped policy set with this id.
pub fn policy(id: &str) -> anyhow::Result<PolicySet> {
    let Some((_, text)) = POLICIES.iter().find(|(known, _)| *known == id) else {
        let known: Vec<&str> = POLICIES.iter().map(|(id, _)| *id).collect();
        bail!("没有名为 {id} 的政策集；可用的有：{}", known.join("、"));
    };
    let found = PolicySet::founding(text, &webkit::policies::params(&ROOMS));
    found.map_err(|faults| anyhow!("政策集 {id} 有错，不能使用：\n{}", told(&faults)))
}

fn told(faults: &[Fault]) -> String {
    let line = |fault: &Fault| format!("第{}行：{} {}", fault.line, fault.key, fault.message);
    faults.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The SQLite database of a data folder.
#[must_use]
pub fn sqlite(data: &Path) -> Backend {
    Backend::Sqlite { file: data.join(DATABASE), readers: READERS }
}

/// Opens the database and brings its tables up to this program.
pub async fn open_db(backend: &Backend, rooms: &[Room], clock: &dyn Clock) -> anyhow::Result<Db> {
    let db = Db::open(backend).await?;
    let migrations: Vec<_> = rooms.iter().map(|room| (room.name, room.migrations)).collect();
    db.migrate(&migrations, clock.now()).await?;
    Ok(db)
}

/// Opens the house.
pub fn open(
    db: Db,
    rooms: Vec<Room>,
    clock: Arc<dyn Clock>,
    policy: PolicySet,
    settings: Settings,
) -> anyhow::Result<App> {
    let blobs = DiskBlobs::open(&settings.data.join("files"))?;
    let typesetter = Arc::new(Press::new(font_folders(&settings.data)));
    let searcher = Finder::new(&settings.data);
    let archive = Archive::new(&settings.data);
    Ok(App::new(House {
        db,
        clock,
        rooms,
        policies: Policies::new(policy),
        calendar: Calendar::shipped().clone(),
        blobs,
        settings,
        guard: Guard::default(),
        password_queue: Semaphore::new(1),
        typesetter,
        typesetting: Queue::default(),
        searcher: Some(searcher),
        archive,
        closing: watch::channel(false).0,
        wake: broadcast::channel(256).0,
    }))
}

/// Where fonts are looked for: the folder of the installation first, then those of the machine.
#[must_use]
pub fn font_folders(data: &Path) -> Vec<PathBuf> {
    let mut folders = vec![data.join("fonts")];
    folders.extend(Fonts::folders());
    folders
}

/// Keeps the policy that the house was founded on in its database, and says so where the configuration names another.
pub async fn keep_policy(app: &App) -> Result<(), Problem> {
    let house = app.clone();
    let founded_on = app.db.write(move |tx| {
        let house = house.clone();
        Box::pin(async move {
            let district = &house.settings.district;
            house.policies.keep(tx, district, house.clock.now()).await?;
            let set = house.policies.in_force(tx, district).await?;
            Ok::<_, Problem>(set.base().clone())
        })
    });
    let (founded_on, named) = (founded_on.await?, app.policies.shipped().base());
    if founded_on.id != named.id {
        let (title, other) = (&founded_on.title, &named.title);
        eprintln!(
            "政策以安装时的“{title}”为准；配置里现在写的是“{other}”，不起作用。要改政策，请在“办法”页提出政策调整"
        );
    }
    Ok(())
}

/// The anchors of a data folder: heads of the chain, signed and kept outside the database. None were written before the first.
pub fn anchors(data: &Path) -> anyhow::Result<Vec<Anchor>> {
    let folder = webkit::anchors::folder(data);
    if !folder.join("anchors.txt").exists() {
        return Ok(Vec::new());
    }
    let public = anchor::PublicKey::from_text(&std::fs::read_to_string(webkit::anchors::public_key(data))?)?;
    Ok(anchor::check(&folder, &public)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_set_is_without_fault_against_the_keys_of_all_rooms() {
        for (id, _) in POLICIES {
            let set = policy(id).unwrap_or_else(|error| panic!("{error:#}"));
            assert_eq!(set.base().id, id);
        }
    }

    #[test]
    fn whatever_a_later_rule_forbids_is_a_switch_that_a_room_reads() {
        let params = webkit::policies::params(&ROOMS);
        for rule in webkit::policies::forbidden(&ROOMS) {
            let param = params.iter().find(|param| param.key == rule.key).unwrap_or_else(|| panic!("{}", rule.key));
            assert!(matches!(param.kind, kernel::policy::Kind::Switch), "{}", rule.key);
        }
    }

    #[test]
    fn the_sample_of_the_handbook_is_a_policy_file() {
        let chapter = include_str!("../../../web/src/handbook/policy.md");
        let sample = chapter.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a sample");
        let set = PolicySet::founding(sample, &webkit::policies::params(&ROOMS)).expect("without fault");
        assert_eq!(set.values().count(), 2);
    }

    #[test]
    fn no_key_is_declared_twice() {
        let mut keys: Vec<&str> = webkit::policies::params(&ROOMS).iter().map(|param| param.key).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn a_faulty_set_is_told_line_by_line() {
        let text = POLICIES[0].1.replacen("value = true", "value = \"是\"", 1);
        let params = webkit::policies::params(&ROOMS);
        let faults = PolicySet::founding(&text, &params).expect_err("no switch");
        assert!(told(&faults).starts_with("第") && told(&faults).contains("true 或 false"), "{}", told(&faults));
    }

    #[test]
    fn the_set_in_force_today_has_nothing_that_the_later_rule_forbids_and_the_speechs_has() {
        let (params, rules) = (webkit::policies::params(&ROOMS), webkit::policies::forbidden(&ROOMS));
        let told = |id, day| policy(id).expect("shipped").forbidden(day, &rules, &params);
        let today = jiff::civil::date(2026, 11, 23);
        assert_eq!(told("burden-2024", today), []);
        let notices = told("speech", today);
        assert!(notices.iter().any(|notice| notice.key == "information.assessment.feeds"), "{notices:?}");
        assert_eq!(told("speech", jiff::civil::date(2024, 8, 5)), []);
    }
}
