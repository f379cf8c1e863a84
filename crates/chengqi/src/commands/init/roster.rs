//! 单位和人员: the table of units and people, checked as a whole before anything is written.

use std::collections::BTreeMap;

use kernel::{Role, UnitKind};

use super::table::{self, Row};

/// The columns, in the order of the sample; a table may have them in any order.
pub const COLUMNS: [&str; 9] = ["单位", "简称", "类别", "重点单位", "人员", "电话", "角色", "职务", "账号"];

/// Who and what the district consists of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// The units in the order of the table, the Office first.
    pub units: Vec<Unit>,
    /// The people in the order of the table.
    pub people: Vec<Person>,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// Kind.
    pub kind: UnitKind,
    /// 重点信息报送单位
    pub key_unit: bool,
}

/// A person with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Office telephone.
    pub phone: String,
    /// Log-in name.
    pub login: String,
    /// The posts, the main one first.
    pub seats: Vec<Seat>,
}

/// A post of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Place in [`Roster::units`].
    pub unit: usize,
    /// Role.
    pub role: Role,
    /// What the post is called.
    pub title: String,
}

/// Something that is wrong with the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line of the file.
    pub line: usize,
    /// What is wrong and what to do.
    pub text: String,
}

impl Roster {
    /// The Office alone: where no table is given.
    #[must_use]
    pub fn of_the_office(office: &str) -> Self {
        let unit = Unit { name: office.to_owned(), short: office.to_owned(), kind: UnitKind::Office, key_unit: false };
        Self { units: vec![unit], people: Vec::new() }
    }

    /// Reads a table, or says everything that is wrong with it.
    pub fn read(bytes: &[u8], office: &str) -> Result<Self, Vec<Fault>> {
        let rows = table::read(bytes).map_err(|text| vec![Fault { line: 1, text }])?;
        let Some((head, rows)) = rows.split_first() else {
            return Err(vec![Fault {
                line: 1, text: "表是空的；样表用 chengqi init --sample 写出".to_owned()
            }]);
        };
        let columns = columns(head)?;
        let mut reading =
            Reading { roster: Self::of_the_office(office), columns, seen: BTreeMap::new(), faults: Vec::new() };
        for row in rows {
            reading.row(row);
        }
        if reading.faults.is_empty() { Ok(reading.roster) } else { Err(reading.faults) }
    }
}

/// What speaks for looking again, though nothing is wrong: reporting units without one of the three who bring a text on its way.
#[must_use]
pub fn advice(roster: &Roster) -> Vec<String> {
    let seats: Vec<&Seat> = roster.people.iter().flat_map(|person| &person.seats).collect();
    let mut advice = Vec::new();
    for (place, unit) in roster.units.iter().enumerate().filter(|(_, unit)| unit.kind.reports()) {
        let vacant: Vec<&str> = [Role::Reporter, Role::Checker, Role::UnitHead]
            .into_iter()
            .filter(|role| !seats.iter().any(|seat| seat.unit == place && seat.role == *role))
            .map(Role::name)
            .collect();
        if !vacant.is_empty() {
            advice.push(format!("{}没有{}，暂时不能完整报送信息", unit.name, vacant.join("、")));
        }
    }
    advice
}

/// What speaks against a name of a person, a unit or a post; a leading sign would be taken for a formula by spreadsheets.
pub fn name_fault(what: &str, name: &str, most: usize) -> Option<String> {
    if name.is_empty() {
        return Some(format!("{what}不能为空"));
    }
    if most < name.chars().count() {
        return Some(format!("{what}超过 {most} 个字：{name}"));
    }
    let strange = name.chars().any(|one| one.is_control() || one == '"') || name.starts_with(['=', '+', '-', '@']);
    strange.then(|| format!("{what}含有不能使用的符号：{}", name.escape_debug()))
}

/// What speaks against a log-in name.
pub fn login_fault(login: &str) -> Option<String> {
    let plain = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || matches!(one, '.' | '_' | '-');
    let fits = (2..=32).contains(&login.len())
        && login.chars().all(plain)
        && login.starts_with(|one: char| one.is_ascii_lowercase());
    (!fits).then(|| format!("账号“{login}”不合要求：2至32位小写字母、数字、点、下划线或短横，以字母开头"))
}

/// Where each column stands.
fn columns(head: &Row) -> Result<BTreeMap<&'static str, usize>, Vec<Fault>> {
    let mut places = BTreeMap::new();
    let mut faults = Vec::new();
    let fault = |text: String| Fault { line: head.line, text };
    for column in COLUMNS {
        let found: Vec<usize> =
            (0..).zip(&head.cells).filter(|(_, cell)| *cell == column).map(|(place, _)| place).collect();
        match found[..] {
            [place] => {
                places.insert(column, place);
            }
            [] => faults.push(fault(format!("缺少“{column}”一列"))),
            _ => faults.push(fault(format!("“{column}”一列出现了不止一次"))),
        }
    }
    let strange = head.cells.iter().filter(|cell| !cell.is_empty() && !COLUMNS.contains(&cell.as_str()));
    faults.extend(strange.map(|cell| fault(format!("不认识“{cell}”一列；只用：{}", COLUMNS.join("、")))));
    if faults.is_empty() { Ok(places) } else { Err(faults) }
}

struct Reading {
    roster: Roster,
    columns: BTreeMap<&'static str, usize>,
    /// Log-in names with the line and the place of the person.
    seen: BTreeMap<String, (usize, usize)>,
    faults: Vec<Fault>,
}

impl Reading {
    fn row(&mut self, row: &Row) {
        if self.columns.len() < row.cells.len() && row.cells[self.columns.len()..].iter().any(|cell| !cell.is_empty()) {
            self.fault(row, format!("多出一格“{}”；内容里有逗号的格子要用引号", row.cells[self.columns.len()]));
            return;
        }
        let Some(unit) = self.unit(row) else { return };
        self.person(row, unit);
    }

    /// The unit of a row: made at its first mention, afterwards held against it.
    fn unit(&mut self, row: &Row) -> Option<usize> {
        let (name, short) = (self.cell(row, "单位"), self.cell(row, "简称"));
        if let Some(text) = name_fault("单位名称", &name, 60)
            .or_else(|| name_fault("简称", if short.is_empty() { &name } else { &short }, 60))
        {
            self.fault(row, text);
            return None;
        }
        let kind = self.kind(row, &name)?;
        let key_unit = self.key_unit(row)?;
        let Some(place) = self.roster.units.iter().position(|unit| unit.name == name) else {
            let Some(kind) = kind else {
                self.fault(row, format!("{name}第一次出现，要写明类别：{}", kinds()));
                return None;
            };
            let short = if short.is_empty() { name.clone() } else { short };
            if self.roster.units.iter().any(|unit| unit.short == short) {
                self.fault(row, format!("简称“{short}”已用于另一个单位"));
            }
            let key_unit = key_unit.unwrap_or_default();
            self.roster.units.push(Unit { name, short, kind, key_unit });
            return Some(self.roster.units.len() - 1);
        };
        let first_of_office =
            place == 0 && !self.roster.people.iter().any(|person| person.seats.iter().any(|seat| seat.unit == 0));
        let unit = &mut self.roster.units[place];
        if first_of_office && !short.is_empty() {
            unit.short.clone_from(&short);
        }
        let differs = [
            (!short.is_empty() && short != unit.short, "简称"),
            (kind.is_some_and(|kind| kind != unit.kind), "类别"),
            (key_unit.is_some_and(|key_unit| key_unit != unit.key_unit), "重点单位"),
        ];
        for (_, column) in differs.into_iter().filter(|(differs, _)| *differs) {
            self.fault(row, format!("{name}的“{column}”与前面的行不一致"));
        }
        Some(place)
    }

    fn kind(&mut self, row: &Row, unit: &str) -> Option<Option<UnitKind>> {
        let text = self.cell(row, "类别");
        if text.is_empty() {
            return Some(None);
        }
        let Some(kind) = UnitKind::ALL.into_iter().find(|kind| kind.code() == text || kind_name(*kind) == text) else {
            self.fault(row, format!("不认识类别“{text}”；可用：{}", kinds()));
            return None;
        };
        let office = self.roster.units[0].name.clone();
        if (kind == UnitKind::Office) != (unit == office) {
            self.fault(
                row,
                format!("只有{office}的类别是“{}”，{unit}的类别写成了“{text}”", kind_name(UnitKind::Office)),
            );
            return None;
        }
        Some(Some(kind))
    }

    fn key_unit(&mut self, row: &Row) -> Option<Option<bool>> {
        let text = self.cell(row, "重点单位");
        match text.as_str() {
            "" => Some(None),
            "是" | "√" | "1" => Some(Some(true)),
            "否" | "×" | "0" => Some(Some(false)),
            _ => {
                self.fault(row, format!("“重点单位”写“是”或“否”，不是“{text}”"));
                None
            }
        }
    }

    fn person(&mut self, row: &Row, unit: usize) {
        let [name, phone, role, title, login] =
            ["人员", "电话", "角色", "职务", "账号"].map(|column| self.cell(row, column));
        if [&name, &phone, &role, &title, &login].into_iter().all(String::is_empty) {
            return;
        }
        let dialled = phone.chars().all(|one| one.is_ascii_digit() || matches!(one, '-' | '+' | '(' | ')' | ' '));
        let faults = [
            name_fault("姓名", &name, 30),
            (!title.is_empty()).then(|| name_fault("职务", &title, 40)).flatten(),
            login_fault(&login),
            (!dialled || 30 < phone.len()).then(|| format!("电话“{phone}”不像电话号码")),
        ];
        let role = self.role(row, &role, unit);
        let faulty = faults.iter().any(Option::is_some);
        faults.into_iter().flatten().for_each(|text| self.fault(row, text));
        let Some(role) = role.filter(|_| !faulty) else { return };
        let title = if title.is_empty() { role.name().to_owned() } else { title };
        let seat = Seat { unit, role, title };
        match self.seen.get(&login).copied() {
            None => {
                self.seen.insert(login.clone(), (row.line, self.roster.people.len()));
                self.roster.people.push(Person { name, phone, login, seats: vec![seat] });
            }
            Some((line, place)) => self.second_seat(row, (line, place), &name, seat),
        }
    }

    /// The same log-in name again is a second post of the same person, and nothing else.
    fn second_seat(&mut self, row: &Row, (line, place): (usize, usize), name: &str, seat: Seat) {
        let person = &mut self.roster.people[place];
        if person.name != name {
            let text = format!("账号“{}”第 {line} 行已给了{}，不能再给{name}", person.login, person.name);
            self.fault(row, text);
        } else if person.seats.iter().any(|known| known.unit == seat.unit && known.role == seat.role) {
            self.fault(row, format!("{name}的这个岗位与前面的行重复"));
        } else {
            person.seats.push(seat);
        }
    }

    fn role(&mut self, row: &Row, text: &str, unit: usize) -> Option<Role> {
        let found = Role::ALL.into_iter().find(|role| role.code() == text || role.name() == text);
        let Some(role) = found.filter(|role| !role.administers()) else {
            let known: Vec<&str> = Role::BUSINESS.iter().map(|role| role.name()).collect();
            let why =
                if found.is_some() { "三员在第二步登记，不写入人员表" } else { "不认识这个角色" };
            self.fault(row, format!("角色“{text}”：{why}；可用：{}", known.join("、")));
            return None;
        };
        let unit = &self.roster.units[unit];
        if of_the_office(role) && unit.kind.reports() {
            let text = format!("{}是办公室的岗位，不能设在{}", role.name(), unit.name);
            self.fault(row, text);
            return None;
        }
        Some(role)
    }

    fn cell(&self, row: &Row, column: &'static str) -> String {
        self.columns.get(column).and_then(|place| row.cells.get(*place)).cloned().unwrap_or_default()
    }

    fn fault(&mut self, row: &Row, text: String) {
        self.faults.push(Fault { line: row.line, text });
    }
}

/// Posts that exist in the Office and its sections only.
const fn of_the_office(role: Role) -> bool {
    match role {
        Role::Editor | Role::SectionChief | Role::Director | Role::Inspector => true,
        Role::Reporter | Role::Checker | Role::UnitHead | Role::DeputyHead | Role::Leader | Role::Secretary => false,
        Role::Clerk | Role::Duty | Role::Sysadmin | Role::Secadmin | Role::Auditor => false,
    }
}

/// What people call a kind of unit.
const fn kind_name(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Office => "区委办公室",
        UnitKind::GovernmentOffice => "区政府办公室",
        UnitKind::Section => "科室",
        UnitKind::Town => "镇",
        UnitKind::Street => "街道",
        UnitKind::Township => "乡",
        UnitKind::Bureau => "区直部门",
        UnitKind::Other => "其他",
    }
}

fn kinds() -> String {
    UnitKind::ALL.map(kind_name).join("、")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::init::sample::SAMPLE;

    const HEAD: &str = "单位,简称,类别,重点单位,人员,电话,角色,职务,账号\n";

    fn faults(rows: &str) -> Vec<(usize, String)> {
        let read = Roster::read(format!("{HEAD}{rows}").as_bytes(), "区委办公室");
        read.expect_err("faulty").into_iter().map(|fault| (fault.line, fault.text)).collect()
    }

    #[test]
    fn the_sample_is_right_and_says_what_is_vacant() {
        let roster = Roster::read(SAMPLE.as_bytes(), "区委办公室").expect("the sample must be importable");
        let names: Vec<&str> = roster.units.iter().map(|unit| unit.short.as_str()).collect();
        assert_eq!(names, ["区委办", "临江街道", "区水利局", "竹坪乡"]);
        assert!(roster.units[1].key_unit && !roster.units[2].key_unit);
        assert_eq!(roster.people.len(), 12);
        let head = roster.people.iter().find(|person| person.login == "shuili3").expect("imported");
        assert_eq!(head.seats.iter().map(|seat| seat.role).collect::<Vec<_>>(), [Role::UnitHead, Role::DeputyHead]);
        assert_eq!(advice(&roster), ["竹坪乡没有信息员、校核人、主要负责人，暂时不能完整报送信息"]);
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let told = faults(
            "临江街道,,街道,,王小明,8811,信息员,,wang\n\
             南湖街道,,,,李四,,信息员,,lisi\n\
             临江街道,,镇,,张三,,校核人,,wang\n\
             临江街道,,,,赵六,,系统管理员,,zhaoliu\n\
             临江街道,,,,,,信息员,,A\n\
             临江街道,,,是,钱七,不知道,信息科编辑,,qianqi\n",
        );
        let lines: Vec<usize> = told.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 4, 4, 5, 6, 6, 7, 7, 7], "{told:#?}");
        for (part, place) in
            [("类别", 0), ("不一致", 1), ("第 2 行已给了王小明", 2), ("三员", 3), ("姓名", 4), ("账号“A”", 5)]
        {
            assert!(told[place].1.contains(part), "{part}: {}", told[place].1);
        }
    }

    #[test]
    fn a_missing_or_unknown_column_is_told_at_once() {
        let told = Roster::read("单位,简称,类别,重点单位,人员,电话,角色,职务,登录名\n".as_bytes(), "区委办公室")
            .expect_err("faulty");
        assert_eq!(told.len(), 2);
        assert!(told[0].text.contains("账号") && told[1].text.contains("登录名"), "{told:?}");
    }

    #[test]
    fn a_comma_without_quotes_shifts_nothing_unseen() {
        let told = faults("临江街道,,街道,,王小明,8811,信息员,科员,兼党务,wang\n");
        assert!(told[0].1.contains("多出一格"), "{told:?}");
    }

    #[test]
    fn there_is_one_office() {
        let told = faults("区委办公厅,,区委办公室,,王小明,,文秘人员,,wang\n区委办公室,,街道,,李四,,文秘人员,,lisi\n");
        assert_eq!(told.len(), 2, "{told:?}");
    }

    #[test]
    fn columns_stand_in_any_order() {
        let text = "账号,人员,角色,单位,类别,简称,重点单位,电话,职务\nwang,王小明,信息员,临江街道,街道,临江,是,,\n";
        let roster = Roster::read(text.as_bytes(), "区委办公室").expect("right");
        assert_eq!(roster.units[1].short, "临江");
        assert_eq!(roster.people[0].seats[0].title, "信息员");
    }
}
