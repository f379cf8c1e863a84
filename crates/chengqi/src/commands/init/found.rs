//! Makes the installation beside its place, in one transaction, and moves it there when it is whole.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use jiff::Timestamp;
use kernel::{AccountId, Clock, DistrictId, Entry, PersonId, PostId, Role, UnitId, UnitKind};
use serde_json::json;
use store::{StoreError, Tx};
use webkit::identity::password;
use webkit::identity::people::{self, NewSeat, NewUnit};

use super::CONFIG;
use super::answers::Plan;
use super::passwords;
use crate::commands::Refused;
use crate::commands::verify::progress;
use crate::config::{Config, District};
use crate::house::{self, ROOMS};

/// Where everything is made; whatever an interrupted `init` left there is thrown away by the next.
const BESIDE: &str = "founding.part";
/// The list of first passwords, for the account of the program alone.
const PASSWORDS: &str = "initial-passwords.csv";

/// What was made.
#[derive(Debug)]
pub struct Founded {
    config: PathBuf,
    passwords: Option<PathBuf>,
    units: usize,
    people: usize,
    key_units: usize,
}

/// Everything that the transaction writes, with its ids made and its passwords hashed beforehand.
struct Rows {
    district: DistrictId,
    name: String,
    units: Vec<NewUnit>,
    people: Vec<NewPerson>,
    seats: Vec<NewSeat>,
    payload: String,
}

struct NewPerson {
    id: PersonId,
    account: AccountId,
    name: String,
    phone: String,
    login: String,
    hash: String,
}

/// What one person is handed on the first day.
struct FirstPassword {
    name: String,
    login: String,
    password: String,
}

impl Founded {
    /// What the person at the terminal has to know next.
    #[must_use]
    pub fn told(&self) -> String {
        let Self { config, units, people, key_units, .. } = self;
        let mut text = format!("安装完成：单位 {units} 个（重点单位 {key_units} 个），人员 {people} 人，另有三员\n");
        if let Some(file) = &self.passwords {
            let file = file.display();
            text.push_str(&format!("各账号的首次口令在 {file}（只有本账户可读）：请逐人当面交付，交付后删除该文件\n"));
        }
        text.push_str(&format!("启动：chengqi serve --config {}\n", config.display()));
        text
    }
}

/// Founds the district.
pub async fn found(plan: &Plan, clock: &dyn Clock) -> anyhow::Result<Founded> {
    let beside = plan.data.join(BESIDE);
    let private = |folder: &Path| DirBuilder::new().recursive(true).mode(0o700).create(folder);
    private(&plan.data).map_err(|cause| unwritable(&plan.data, &cause))?;
    if beside.exists() {
        fs::remove_dir_all(&beside).map_err(|cause| unwritable(&beside, &cause))?;
    }
    private(&beside).map_err(|cause| unwritable(&beside, &cause))?;
    let made = make(plan, &beside, clock).await;
    // After a failure nothing of it may stay; after success the folder is empty.
    fs::remove_dir_all(&beside).ok();
    made
}

async fn make(plan: &Plan, beside: &Path, clock: &dyn Clock) -> anyhow::Result<Founded> {
    let (rows, first_passwords) = rows(plan, clock)?;
    let db = house::open_db(&house::sqlite(beside), &ROOMS, clock).await?;
    let (rows, now) = (Arc::new(rows), clock.now());
    let written = db.write(move |tx| {
        let rows = rows.clone();
        Box::pin(async move { write(tx, &rows, now).await })
    });
    let written: Result<(), StoreError> = written.await;
    db.close().await;
    written?;

    let passwords = (!first_passwords.is_empty()).then(|| plan.data.join(PASSWORDS));
    if let Some(file) = &passwords {
        keep(&beside.join(PASSWORDS), file, &listed(&first_passwords))?;
    }
    let config = plan.data.join(CONFIG);
    keep(&beside.join(CONFIG), &config, &configured(plan)?)?;
    // The database comes last: where it is, everything is.
    fs::rename(beside.join(house::DATABASE), plan.data.join(house::DATABASE))?;
    fs::File::open(&plan.data)?.sync_all()?;
    Ok(Founded {
        config,
        passwords,
        units: plan.roster.units.len(),
        people: plan.roster.people.len(),
        key_units: plan.roster.units.iter().filter(|unit| unit.key_unit).count(),
    })
}

/// Writes a file for this account alone and gives it its name when it is on disk.
fn keep(beside: &Path, file: &Path, text: &str) -> anyhow::Result<()> {
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(beside)?;
    out.write_all(text.as_bytes())?;
    out.sync_all()?;
    fs::rename(beside, file).with_context(|| format!("{} 写不进去", file.display()))
}

fn unwritable(folder: &Path, cause: &std::io::Error) -> Refused {
    Refused(format!("数据目录 {} 写不进去（{cause}）；请让运行本程序的账户可以写入，或换一个目录", folder.display()))
}

fn configured(plan: &Plan) -> anyhow::Result<String> {
    let config = Config {
        district: District { id: plan.district.clone(), name: plan.name.clone() },
        data: plan.data.clone(),
        postgres: None,
        listen: plan.listen.unwrap_or_else(crate::config::loopback),
        policy: plan.policy.clone(),
        tls_in_front: false,
        idle_minutes: crate::config::idle(),
        backup: plan.backup.clone(),
    };
    Ok(format!(
        "# 承启的配置。改动后重新启动生效；经 HTTPS 访问时把 tls_in_front 改为 true。\n{}",
        toml::to_string(&config)?
    ))
}

fn listed(first_passwords: &[FirstPassword]) -> String {
    let row = |one: &FirstPassword| format!("\"{}\",{},{}\r\n", one.name, one.login, one.password);
    let rows: String = first_passwords.iter().map(row).collect();
    format!("\u{feff}姓名,账号,口令\r\n{rows}")
}

/// Makes ids and hashes; gives the first passwords beside it.
fn rows(plan: &Plan, clock: &dyn Clock) -> anyhow::Result<(Rows, Vec<FirstPassword>)> {
    let bar = progress("加密口令");
    bar.set_length(u64::try_from(plan.roster.people.len() + plan.administrators.len())?);
    let mut first_passwords = Vec::new();
    let units = units(plan, clock);
    let (mut people, mut seats) = (Vec::new(), Vec::new());
    for administrator in &plan.administrators {
        let id = PersonId::new(clock.fresh_uuid());
        let hash = password::hash(&administrator.password, clock)?;
        let (name, login) = (administrator.name.clone(), administrator.login.clone());
        let account = AccountId::new(clock.fresh_uuid());
        people.push(NewPerson { id, account, name, phone: String::new(), login, hash });
        seats.push(seat(clock, units[0].id, administrator.role, administrator.role.name(), id, 0));
        bar.inc(1);
    }
    for person in &plan.roster.people {
        let (id, account) = (PersonId::new(clock.fresh_uuid()), AccountId::new(clock.fresh_uuid()));
        let first = passwords::made(clock);
        let hash = password::hash(&first, clock)?;
        let (name, login) = (person.name.clone(), person.login.clone());
        first_passwords.push(FirstPassword { name: name.clone(), login: login.clone(), password: first });
        people.push(NewPerson { id, account, name, phone: person.phone.clone(), login, hash });
        let posts = person.seats.iter().enumerate();
        seats.extend(posts.map(|(place, post)| seat(clock, units[post.unit].id, post.role, &post.title, id, place)));
        bar.inc(1);
    }
    bar.finish_and_clear();
    let three: BTreeMap<&str, String> =
        plan.administrators.iter().zip(&people).map(|(one, person)| (one.role.code(), person.id.to_string())).collect();
    let after = json!({
        "district": plan.name, "office": plan.roster.units[0].name, "units": units.len(), "people": people.len(),
        "administrators": three, "policy": plan.policy,
    });
    let payload = json!({ "after": after }).to_string();
    let (district, name) = (plan.district.clone(), plan.name.clone());
    Ok((Rows { district, name, units, people, seats, payload }, first_passwords))
}

fn units(plan: &Plan, clock: &dyn Clock) -> Vec<NewUnit> {
    let mut units: Vec<NewUnit> = Vec::new();
    for (sort, unit) in (0..).zip(&plan.roster.units) {
        let id = UnitId::new(clock.fresh_uuid());
        let (name, short, kind, key_unit) = (unit.name.clone(), unit.short.clone(), unit.kind, unit.key_unit);
        // Sections of the table are the Office's own.
        let parent = units.first().filter(|_| kind == UnitKind::Section).map(|office| office.id);
        units.push(NewUnit { id, name, short, kind, parent, key_unit, sort });
    }
    units
}

/// A post with its holder; the first of a person is the main one.
fn seat(clock: &dyn Clock, unit: UnitId, role: Role, title: &str, holder: PersonId, place: usize) -> NewSeat {
    let post = PostId::new(clock.fresh_uuid());
    NewSeat { post, unit, role, title: title.to_owned(), holder: Some(holder), acting_because: None, main: place == 0 }
}

async fn write(tx: &mut Tx, rows: &Rows, now: Timestamp) -> Result<(), StoreError> {
    let district = &rows.district;
    people::add_district(tx, district, &rows.name).await?;
    for unit in &rows.units {
        people::add_unit(tx, district, unit).await?;
    }
    for person in &rows.people {
        people::add_person(tx, district, person.id, &person.name, &person.phone).await?;
        people::add_account(tx, district, person.account, person.id, &person.login, Some(person.hash.clone())).await?;
    }
    for seat in &rows.seats {
        people::add_seat(tx, district, seat, now).await?;
    }
    tx.record(district, Entry::by_system("house", "found_district", None, rows.payload.clone(), now)).await;
    Ok(())
}
