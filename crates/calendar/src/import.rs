//! Reading a year of holidays: the TOML form, line by line, so that every complaint names its line.

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::check::{self, ImportError, RawNotice, refused};
use crate::notice::{MakeUp, Notice, Span, YearFile};
use crate::open_data;

/// A year fills some three thousand bytes; a text this long is not a year.
const LONGEST_TEXT: usize = 256 * 1024;

/// The year that `text` arranges.
pub(crate) fn read(text: &str) -> Result<YearFile, ImportError> {
    if LONGEST_TEXT < text.len() {
        return Err(refused(None, "文件过大，不像一年的放假安排", "请核对选的是不是节假日文件"));
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{') {
        return open_data::read(text);
    }
    let page = Page { text };
    let root = DeTable::parse(text).map_err(|error| {
        let line = error.span().map(|span| page.line(span.start));
        refused(line, "不合 TOML 写法，读不下去", "请核对这一行的引号、括号、逗号，日期应写成 2027-02-06")
    })?;
    page.year(&root)
}

struct Page<'text> {
    text: &'text str,
}

type Node<'text> = Spanned<DeValue<'text>>;

/// A table of the file, its line, and what people call it.
struct Entry<'page, 'text> {
    table: &'page DeTable<'text>,
    line: Option<usize>,
    what: &'static str,
}

impl Page<'_> {
    fn line(&self, at: usize) -> usize {
        self.text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1
    }

    fn line_of(&self, node: &Node) -> Option<usize> {
        Some(self.line(node.span().start))
    }

    fn year(&self, root: &Spanned<DeTable>) -> Result<YearFile, ImportError> {
        let entry = Entry { table: root.get_ref(), line: None, what: "文件" };
        self.only(&entry, &["year", "notice"])?;
        let node = self.needed(&entry, "year", "year = 2027")?;
        let year = node
            .get_ref()
            .as_integer()
            .and_then(|number| i16::from_str_radix(number.as_str(), number.radix()).ok())
            .ok_or_else(|| refused(self.line_of(node), "year 不是年份", "请写成 year = 2027"))?;
        let notices = self.array(self.needed(&entry, "notice", "[[notice]]")?, "notice")?;
        let raw = notices.iter().map(|node| self.notice(node)).collect::<Result<_, _>>()?;
        check::believed(year, self.line_of(node), raw)
    }

    fn notice(&self, node: &Node) -> Result<RawNotice, ImportError> {
        let entry = self.entry(node, "通知")?;
        self.only(&entry, &["title", "number", "issued", "papers", "off", "work"])?;
        let title = self.string(self.needed(&entry, "title", "title = \"……的通知\"")?, "title")?;
        let number = entry.table.get("number").map(|node| self.string(node, "number")).transpose()?;
        let issued = entry.table.get("issued").map(|node| self.date(node, "issued")).transpose()?;
        let (papers, _) = self.list(&entry, "papers", |node| self.string(node, "papers"))?;
        let (off, off_lines) = self.list(&entry, "off", |node| self.span(node))?;
        let (work, work_lines) = self.list(&entry, "work", |node| self.make_up(node))?;
        let notice = Notice { title, number, issued, papers, off, work };
        Ok(RawNotice { notice, line: entry.line, off_lines, work_lines })
    }

    fn span(&self, node: &Node) -> Result<Span, ImportError> {
        const EXAMPLE: &str = "{ name = \"春节\", from = 2027-02-05, to = 2027-02-11 }";
        let entry = self.entry(node, "放假安排")?;
        self.only(&entry, &["name", "from", "to"])?;
        Ok(Span {
            name: self.string(self.needed(&entry, "name", EXAMPLE)?, "name")?,
            from: self.date(self.needed(&entry, "from", EXAMPLE)?, "from")?,
            to: self.date(self.needed(&entry, "to", EXAMPLE)?, "to")?,
        })
    }

    fn make_up(&self, node: &Node) -> Result<MakeUp, ImportError> {
        const EXAMPLE: &str = "{ name = \"春节\", date = 2027-01-31 }";
        let entry = self.entry(node, "调休上班安排")?;
        self.only(&entry, &["name", "date"])?;
        Ok(MakeUp {
            name: self.string(self.needed(&entry, "name", EXAMPLE)?, "name")?,
            date: self.date(self.needed(&entry, "date", EXAMPLE)?, "date")?,
        })
    }

    fn entry<'page, 'text>(
        &self,
        node: &'page Node<'text>,
        what: &'static str,
    ) -> Result<Entry<'page, 'text>, ImportError> {
        let line = self.line_of(node);
        let table = node.get_ref().as_table();
        let table = table.ok_or_else(|| refused(line, format!("{what}的写法不对"), "请照已有年份的文件书写"))?;
        Ok(Entry { table, line, what })
    }

    fn only(&self, entry: &Entry, known: &[&str]) -> Result<(), ImportError> {
        match entry.table.iter().find(|(key, _)| !known.contains(&key.get_ref().as_ref())) {
            None => Ok(()),
            Some((key, _)) => {
                let problem = format!("{}里有不认识的项目“{}”", entry.what, key.get_ref());
                let remedy = format!("只能写{}；请改正或删去", known.join("、"));
                Err(refused(Some(self.line(key.span().start)), problem, remedy))
            }
        }
    }

    fn needed<'page, 'text>(
        &self,
        entry: &Entry<'page, 'text>,
        key: &str,
        example: &str,
    ) -> Result<&'page Node<'text>, ImportError> {
        let missing = || refused(entry.line, format!("{}缺少 {key}", entry.what), format!("请补上，如 {example}"));
        entry.table.get(key).ok_or_else(missing)
    }

    fn list<Item>(
        &self,
        entry: &Entry,
        key: &str,
        read: impl Fn(&Node) -> Result<Item, ImportError>,
    ) -> Result<(Vec<Item>, Vec<Option<usize>>), ImportError> {
        let Some(node) = entry.table.get(key) else {
            return Ok((Vec::new(), Vec::new()));
        };
        let nodes = self.array(node, key)?;
        let items = nodes.iter().map(read).collect::<Result<_, _>>()?;
        Ok((items, nodes.iter().map(|node| self.line_of(node)).collect()))
    }

    fn array<'page, 'text>(&self, node: &'page Node<'text>, key: &str) -> Result<&'page DeArray<'text>, ImportError> {
        let problem = || refused(self.line_of(node), format!("{key} 应是一组"), "请照已有年份的文件书写");
        node.get_ref().as_array().ok_or_else(problem)
    }

    fn string(&self, node: &Node, key: &str) -> Result<String, ImportError> {
        let problem = || refused(self.line_of(node), format!("{key} 应是一段文字"), "请把文字写在英文双引号里");
        node.get_ref().as_str().map(str::to_owned).ok_or_else(problem)
    }

    fn date(&self, node: &Node, key: &str) -> Result<Date, ImportError> {
        let written = node.get_ref().as_str().map(str::to_owned);
        let written = written.or_else(|| node.get_ref().as_datetime().map(ToString::to_string));
        // Ten characters are a date and nothing more: a time of day here would be a slip.
        let date = written.filter(|text| text.len() == 10).and_then(|text| text.parse().ok());
        date.ok_or_else(|| refused(self.line_of(node), format!("{key} 不是日期"), "请写成 2027-02-06 这样的日期"))
    }
}
