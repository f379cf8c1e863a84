//! The six steps: what was given as options is taken, the rest is asked, and everything is checked together.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use kernel::{DistrictId, Role};
use webkit::identity::password::unfit;

use super::roster::{Roster, login_fault, name_fault};
use super::terminal::Terminal;
use super::{Options, passwords};
use crate::commands::Refused;
use crate::house;

const IN_FORCE: &str = "burden-2024";
const OFFICE: &str = "区委办公室";
const ADMINISTRATORS: [Role; 3] = [Role::Sysadmin, Role::Secadmin, Role::Auditor];

/// Everything that an installation is made from.
#[derive(Debug)]
pub struct Plan {
    /// The data folder, as an absolute path.
    pub data: PathBuf,
    /// The district's code.
    pub district: DistrictId,
    /// Its name.
    pub name: String,
    /// System, security and audit administrator.
    pub administrators: [Administrator; 3],
    /// Units and people, the Office first.
    pub roster: Roster,
    /// The policy set.
    pub policy: String,
    /// Where backups go.
    pub backup: Option<PathBuf>,
    /// Where the server listens.
    pub listen: Option<SocketAddr>,
}

/// One of the three administrators.
#[derive(Debug, Clone)]
pub struct Administrator {
    /// Which of the three.
    pub role: Role,
    /// Name.
    pub name: String,
    /// Log-in name.
    pub login: String,
    /// Password, to be hashed.
    pub password: String,
}

/// What the gathering came to.
#[derive(Debug)]
pub enum Gathered {
    /// Everything is there and in order.
    Whole(Box<Plan>),
    /// Nobody can be asked, and these options are missing.
    Missing(Vec<&'static str>),
}

/// Takes the options, asks for the rest, and refuses with every reason at once.
pub fn gather(options: Options, data: &Path, terminal: Option<&mut dyn Terminal>) -> anyhow::Result<Gathered> {
    let mut asking = Asking { terminal, missing: Vec::new(), faults: Vec::new() };
    asking.say("第一步  单位");
    let code = |text: &str| text.parse::<DistrictId>().map_err(|_| "代码用小写字母、数字和短横，最多32位".to_owned());
    let district =
        asking.answer(options.district.map(|id| id.to_string()), "--district", "区的代码（如 qingxi）", None, code)?;
    let name = asking.answer(options.name, "--name", "区的名称", None, |text| named("区的名称", text))?;
    let office = asking
        .answer(options.office, "--office", "办公室的名称", Some(OFFICE), |text| named("办公室的名称", text))?;

    asking.say("第二步  三员：系统管理员、安全管理员、审计员，须是三个人，不办业务");
    let given = [(options.sysadmin, "--sysadmin"), (options.secadmin, "--secadmin"), (options.auditor, "--auditor")];
    let mut named_three = Vec::new();
    for (role, (given, flag)) in ADMINISTRATORS.into_iter().zip(given) {
        let question = format!("{}（姓名,账号）", role.name());
        named_three.extend(asking.answer(given, flag, &question, None, |text| name_and_login(role, text))?);
    }
    let secrets = asking.passwords(options.passwords_from.as_deref(), &named_three)?;

    asking.say("第三步  单位和人员");
    let roster = asking.roster(options.people, office.as_deref().unwrap_or(OFFICE))?;
    asking.say("第四步  任务数：重点单位已随表登记；各类任务数由政策集规定，安装后按年调整");

    asking.say("第五步  政策集");
    let known = |text: &str| house::policy(text).map(|_| text.to_owned()).map_err(|error| error.to_string());
    let policy = asking.answer(
        options.policy,
        "--policy",
        "政策集（burden-2024 现行；speech 讲话口径）",
        Some(IN_FORCE),
        known,
    )?;

    asking.say("第六步  备份");
    let data = std::path::absolute(data)?;
    let backup = asking.backup(options.backup, &data)?;

    let administrators = asking.three(named_three, secrets, roster.as_ref());
    if !asking.faults.is_empty() {
        let (many, lines) = (asking.faults.len(), asking.faults.join("\n"));
        return Err(Refused(format!("有 {many} 处需要改正，什么都没有写入：\n{lines}")).into());
    }
    let (Some(district), Some(name), Some(administrators), Some(roster), Some(policy)) =
        (district, name, administrators, roster, policy)
    else {
        return Ok(Gathered::Missing(asking.missing));
    };
    let plan = Plan { data, district, name, administrators, roster, policy, backup, listen: options.listen };
    Ok(Gathered::Whole(Box::new(plan)))
}

struct Asking<'t> {
    terminal: Option<&'t mut dyn Terminal>,
    missing: Vec<&'static str>,
    faults: Vec<String>,
}

impl Asking<'_> {
    fn say(&mut self, text: &str) {
        if let Some(terminal) = &mut self.terminal {
            // A line that can't be shown is followed by a question that fails with the cause.
            let _ = terminal.say(text);
        }
    }

    /// The option if it was given; else the answer, asked again until it is right; else the default; else it is missing.
    fn answer<T>(
        &mut self,
        given: Option<String>,
        flag: &'static str,
        question: &str,
        default: Option<&str>,
        check: impl Fn(&str) -> Result<T, String>,
    ) -> anyhow::Result<Option<T>> {
        let checked = match (given, &mut self.terminal, default) {
            (Some(given), ..) => check(given.trim()),
            (None, Some(terminal), _) => return asked(*terminal, question, default, check).map(Some),
            (None, None, Some(default)) => check(default),
            (None, None, None) => {
                self.missing.push(flag);
                return Ok(None);
            }
        };
        Ok(checked.map_err(|fault| self.faults.push(format!("{flag}：{fault}"))).ok())
    }

    /// The three passwords, from the file or typed twice each.
    fn passwords(&mut self, file: Option<&Path>, three: &[(String, String)]) -> anyhow::Result<Option<[String; 3]>> {
        if let Some(file) = file {
            return passwords::read(file).map(Some);
        }
        let Some(terminal) = &mut self.terminal else {
            self.missing.push("--passwords-from");
            return Ok(None);
        };
        let mut typed: Vec<String> = Vec::new();
        for (role, (name, login)) in ADMINISTRATORS.into_iter().zip(three) {
            typed.push(twice(*terminal, &format!("{}{name}的口令", role.name()), login, &typed)?);
        }
        Ok(typed.try_into().ok())
    }

    /// The table of units and people; the Office alone if there is none.
    fn roster(&mut self, given: Option<PathBuf>, office: &str) -> anyhow::Result<Option<Roster>> {
        let file = match (given, &mut self.terminal) {
            (Some(file), _) => Some(file),
            (None, Some(terminal)) => {
                let typed = terminal.line("单位和人员表（CSV 文件；没有就直接回车，只登记办公室和三员）：")?;
                (!typed.trim().is_empty()).then(|| PathBuf::from(typed.trim()))
            }
            (None, None) => None,
        };
        let Some(file) = file else { return Ok(Some(Roster::of_the_office(office))) };
        let bytes = match fs::read(&file) {
            Ok(bytes) => bytes,
            Err(cause) => {
                self.faults.push(format!("读不了人员表 {}（{cause}）", file.display()));
                return Ok(None);
            }
        };
        let told = |faults: Vec<super::roster::Fault>| {
            faults.into_iter().map(|fault| format!("人员表第 {} 行：{}", fault.line, fault.text))
        };
        Ok(Roster::read(&bytes, office).map_err(|faults| self.faults.extend(told(faults))).ok())
    }

    /// The place of backups: elsewhere than the data, or a broken disk takes both.
    fn backup(&mut self, given: Option<PathBuf>, data: &Path) -> anyhow::Result<Option<PathBuf>> {
        let place = match (given, &mut self.terminal) {
            (Some(place), _) => Some(place),
            (None, Some(terminal)) => {
                let typed = terminal.line("备份放在哪个目录（最好在另一块磁盘上；以后再定就直接回车）：")?;
                (!typed.trim().is_empty()).then(|| PathBuf::from(typed.trim()))
            }
            (None, None) => None,
        };
        let Some(place) = place else { return Ok(None) };
        let place = std::path::absolute(place)?;
        if place.starts_with(data) {
            self.faults.push(format!("--backup：{} 在数据目录之内，磁盘坏了会一起丢失；请放到别处", place.display()));
        }
        Ok(Some(place))
    }

    /// The three administrators held against each other, against the password rules and against the table (GB/T 22239-2019 8.1.10).
    fn three(
        &mut self,
        named: Vec<(String, String)>,
        secrets: Option<[String; 3]>,
        roster: Option<&Roster>,
    ) -> Option<[Administrator; 3]> {
        let named: [(String, String); 3] = named.try_into().ok()?;
        for (place, (name, login)) in named.iter().enumerate() {
            if named[..place].iter().any(|(other, _)| other == name) {
                self.faults.push(format!("三员须是三个不同的人，{name}出现了两次（三员分立）"));
            }
            if named[..place].iter().any(|(_, other)| other == login) {
                self.faults.push(format!("三员的账号不能相同：{login}"));
            }
            for person in roster.iter().flat_map(|roster| &roster.people) {
                if person.login == *login {
                    self.faults.push(format!("账号“{login}”在人员表中已给了{}", person.name));
                } else if person.name == *name && person.seats.iter().any(|seat| seat.unit == 0) {
                    self.faults
                        .push(format!("{name}在办公室有业务岗位，不能兼任三员；如是重名，请在三员姓名后加注以示区别"));
                }
            }
        }
        let secrets = secrets?;
        for (place, (role, secret)) in ADMINISTRATORS.into_iter().zip(&secrets).enumerate() {
            if let Some(refusal) = unfit(secret, &named[place].1) {
                self.faults.push(format!(
                    "{}的{}：{}（{}）",
                    role.name(),
                    refusal.message,
                    refusal.hint,
                    refusal.basis
                ));
            }
            if secrets[..place].contains(secret) {
                self.faults.push(format!("{}的口令与另一员相同；三员的口令须各不相同", role.name()));
            }
        }
        let mut whole = ADMINISTRATORS.into_iter().zip(named).zip(secrets);
        let mut next = || {
            let ((role, (name, login)), password) = whole.next()?;
            Some(Administrator { role, name, login, password })
        };
        Some([next()?, next()?, next()?])
    }
}

fn asked<T>(
    terminal: &mut dyn Terminal,
    question: &str,
    default: Option<&str>,
    check: impl Fn(&str) -> Result<T, String>,
) -> anyhow::Result<T> {
    let prompt =
        default.map_or_else(|| format!("{question}："), |default| format!("{question}（直接回车为 {default}）："));
    loop {
        let typed = terminal.line(&prompt)?;
        let text = if typed.trim().is_empty() { default.unwrap_or_default() } else { typed.trim() };
        match check(text) {
            Ok(right) => return Ok(right),
            Err(fault) => terminal.say(&format!("  {fault}"))?,
        }
    }
}

/// A password typed twice, unseen, until it is fit and nobody else's.
fn twice(terminal: &mut dyn Terminal, what: &str, login: &str, others: &[String]) -> anyhow::Result<String> {
    loop {
        let first = terminal.secret(&format!("{what}（不显示）："))?;
        if let Some(refusal) = unfit(&first, login) {
            terminal.say(&format!("  {}：{}", refusal.message, refusal.hint))?;
        } else if others.contains(&first) {
            terminal.say("  与另一员的口令相同，请另设")?;
        } else if terminal.secret("再输入一遍：")? == first {
            return Ok(first);
        } else {
            terminal.say("  两遍不一样，请重新输入")?;
        }
    }
}

fn named(what: &str, text: &str) -> Result<String, String> {
    name_fault(what, text, 60).map_or_else(|| Ok(text.to_owned()), Err)
}

fn name_and_login(role: Role, text: &str) -> Result<(String, String), String> {
    let Some((name, login)) = text.split_once([',', '，']) else {
        return Err(format!("{}写成“姓名,账号”，如“张三,zhangsan”", role.name()));
    };
    let (name, login) = (name.trim(), login.trim());
    match name_fault("姓名", name, 30).or_else(|| login_fault(login)) {
        None => Ok((name.to_owned(), login.to_owned())),
        Some(fault) => Err(fault),
    }
}

#[cfg(test)]
mod tests;
