//! What a document still lacks to be laid out, all at once, each with its ground.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, Document, Table};
use crate::picture::{MOST_BYTES_TOGETHER, MOST_PICTURES, Picture, name_fault};
use crate::slip;
use crate::words::{Form, Genre, Sealing, Urgency};

/// The most columns of a table.
pub(crate) const MOST_COLUMNS: usize = 20;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line of the text form, counted from 1; 0 where it is about the document as a whole.
    pub line: usize,
    /// The key of the front matter, if it is about one.
    pub key: Option<String>,
    /// What is wrong, on what ground, and what to do.
    pub message: String,
}

impl Fault {
    /// About a line.
    #[must_use]
    pub fn of(line: usize, message: String) -> Self {
        Self { line, key: None, message }
    }

    /// About a key of the front matter, or about `body`.
    pub(crate) fn about(key: &str, message: impl Into<String>) -> Self {
        Self { line: 0, key: Some(key.to_owned()), message: message.into() }
    }
}

impl Document {
    /// Every reason why this can't be laid out as its form demands; empty for a document that can.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        self.lacking(&mut faults);
        self.unfitting(&mut faults);
        self.attachments_wrong(&mut faults);
        self.tables_wrong(&mut faults);
        self.pictures_wrong(&mut faults);
        faults.extend(slip::faults(self));
        faults
    }

    fn lacking(&self, faults: &mut Vec<Fault>) {
        let mut need = |there: bool, key: &str, message: &str| {
            if !there {
                faults.push(Fault::about(key, message));
            }
        };
        let empty = self.body.blocks.is_empty() && self.items.is_empty();
        let form = self.form;
        match form {
            Form::ProcessingSheet | Form::DraftingSheet => {}
            Form::ApprovalSlip => need(!empty, "body", "没有写请示内容。"),
            Form::Document
            | Form::Upward
            | Form::Letter
            | Form::Order
            | Form::Minutes
            | Form::Bulletin
            | Form::Telegram => need(!empty, "body", "没有正文；首页必须显示正文（GB/T 9704-2012 7.3.3）。"),
        }
        need(!self.issuers.is_empty(), "issuers", "没有写发文机关（条例 第九条）。");
        let slip = slip::layout(form).is_some();
        let titled = !self.title.text().trim().is_empty();
        need(
            titled || matches!(form, Form::Order | Form::Minutes | Form::Bulletin),
            "title",
            "没有标题；标题由发文机关名称、事由和文种组成（条例 第九条）。",
        );
        let dated = slip || matches!(form, Form::Bulletin | Form::Minutes) || self.date.is_some();
        need(dated, "date", "没有写成文日期（条例 第九条）。");
        let addressed = !self.to.is_empty() || self.needs_no_addressee();
        need(addressed, "to", "没有写主送机关；公告、通告等向社会发布的除外（条例 第九条）。");
        need(
            form != Form::Upward || !self.signers.is_empty(),
            "signers",
            "上行文要标注签发人姓名（条例 第九条；GB/T 9704-2012 7.2.6）。",
        );
        let stamped = slip || self.sealing != Sealing::Stamp || self.signers.iter().any(|signer| signer.post.is_some());
        need(stamped, "signers", "加盖签名章要写签发人的职务和姓名，如“区长 张三”（GB/T 9704-2012 7.3.5.3）。");
        need(form != Form::Bulletin || self.issue.is_some(), "issue", "简报没有写期号。");
        need(
            form != Form::Order || self.number.is_some() || self.issue.is_some(),
            "issue",
            "命令没有令号；写 issue = 3 或 number（GB/T 9704-2012 10.2）。",
        );
        need(
            form != Form::Minutes || !self.attendance.present.is_empty(),
            "present",
            "纪要没有写出席人员（GB/T 9704-2012 10.3）。",
        );
    }

    fn unfitting(&self, faults: &mut Vec<Fault>) {
        let mut refuse = |wrong: bool, key: &str, message: &str| {
            if wrong {
                faults.push(Fault::about(key, message));
            }
        };
        let upward = matches!(self.genre, Some(Genre::Request | Genre::Report));
        refuse(
            upward && self.form == Form::Document,
            "form",
            "请示、报告是上行文，格式请写“上行文”（GB/T 9704-2012 7.2.6）。",
        );
        let addressees: usize = self.to.iter().map(|to| to.split('、').count()).sum();
        let one = self.genre == Some(Genre::Request) && 1 < addressees;
        refuse(one, "to", "请示只主送一个上级机关，需要同时送其他上级的用抄送（条例 第十五条）。");
        // A slip goes with telegrams as well.
        let telegraph = self.form == Form::Telegram || slip::layout(self.form).is_some();
        let telegram = matches!(self.urgency, Some(Urgency::Utmost | Urgency::Ordinary)) && !telegraph;
        refuse(telegram, "urgency", "特提、平急只用于电报；公文用特急或加急（条例 第九条）。");
        refuse(
            self.form == Form::Letter && 1 < self.issuers.len() && self.masthead.is_none() && self.number.is_none(),
            "number",
            "联合行文的信函用主办机关的标志和字号，请写发文字号（GB/T 9704-2012 10.1）。",
        );
        let large = slip::layout(self.form).is_none();
        let long = large && self.title.rows.iter().any(|row| 20 < row.chars().count()) && 1 < self.title.rows.len();
        refuse(long, "title", "标题有一行超过20字，2号字一行排不下；请重新断行，或只写一行由系统断行。");
        let ending = self.title.text().ends_with(['。', '；', '，', '、', '：', '！']);
        refuse(ending, "title", "标题末尾不加标点（GB/T 9704-2012 7.3.1；标点符号用法）。");
        let order = self.genre == Some(Genre::Order);
        refuse(order && laid_out_as_usual(self.form), "form", "命令（令）用“命令”格式（GB/T 9704-2012 10.2）。");
        let party = self.issuers.iter().any(|issuer| issuer.name.starts_with("中共"));
        refuse(
            party && self.form == Form::Order,
            "issuers",
            "党的机关不发布命令（令）（条例 第八条）；请改用决定或者通知。",
        );
        let names: BTreeSet<&str> = self.issuers.iter().map(|issuer| issuer.name.as_str()).collect();
        refuse(names.len() != self.issuers.len(), "issuers", "有一个发文机关写了两次。");
        let stamps = self.signers.iter().filter(|signer| signer.post.is_some()).count();
        let too_few =
            self.sealing == Sealing::Stamp && 0 < stamps && 1 < self.issuers.len() && stamps < self.issuers.len();
        refuse(too_few, "signers", "联合行文加盖签名章，每个机关都要有签发人的职务和姓名（GB/T 9704-2012 7.3.5.3）。");
        let signed_too_few =
            self.form == Form::Upward && 1 < self.signers.len() && self.signers.len() < self.issuers.len();
        refuse(
            signed_too_few,
            "signers",
            "联合上行文，每个发文机关都要有签发人（GB/T 9704-2012 7.2.6；条例 第二十二条）。",
        );
        refuse(120 < self.title.text().chars().count(), "title", "标题超过120字，排不下；请压缩。");
        let early = self.printed_on.zip(self.date).is_some_and(|(printed, dated)| printed < dated);
        refuse(early, "printed_on", "印发日期早于成文日期。");
        refuse(self.form != Form::Bulletin && !self.items.is_empty(), "form", "只有简报可以有几篇文章。");
    }

    fn attachments_wrong(&self, faults: &mut Vec<Fault>) {
        let names: BTreeSet<&str> = self.attachments.iter().map(|attachment| attachment.name.as_str()).collect();
        if names.len() != self.attachments.len() {
            faults.push(Fault::about("attachments", "有两个附件同名。"));
        }
        let bound = self.attachments.iter().filter(|attachment| attachment.body.is_some()).count();
        if 0 < bound {
            for missing in self.attachments.iter().filter(|attachment| attachment.body.is_none()) {
                let message = format!(
                    "附件说明里有“{}”，正文后没有这个附件（GB/T 9704-2012 7.3.7：附件说明与附件一致）。",
                    missing.name
                );
                faults.push(Fault::about("attachments", message));
            }
        }
        if self.attachments.is_empty()
            && slip::layout(self.form).is_none()
            && self.body.blocks.iter().any(speaks_of_attachment)
        {
            faults.push(Fault::about(
                "attachments",
                "正文里写了“见附件”，没有附件；请用 @附件 名称 加上，或者改去这句话。",
            ));
        }
        for attachment in &self.attachments {
            if attachment.name.ends_with(['。', '；', '，', '、']) {
                let message = format!("附件名称“{}”后面不加标点（GB/T 9704-2012 7.3.4）。", attachment.name);
                faults.push(Fault::about("attachments", message));
            }
        }
    }

    /// Tables everywhere in the document; twenty columns of 7.8 mm are the narrowest that hold a word.
    fn tables_wrong(&self, faults: &mut Vec<Fault>) {
        let tables = self.bodies().flat_map(|body| &body.blocks).filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) | Block::Heading(_) | Block::Picture(_) => None,
        });
        let mut wide = false;
        for (at, table) in tables.enumerate() {
            wide |= MOST_COLUMNS < table.head.len();
            faults.extend(table_wrong(at + 1, table).map(|why| Fault::about("body", why)));
        }
        if wide {
            faults.push(Fault::about("body", too_wide()));
        }
    }

    /// Pictures are found by their names, and all of them together go with every copy of the document.
    fn pictures_wrong(&self, faults: &mut Vec<Fault>) {
        let mut known: BTreeMap<&str, &Picture> = BTreeMap::new();
        for picture in self.pictures() {
            faults.extend(name_fault(&picture.name).map(|why| Fault::about("body", format!("{why}。"))));
            let other = known.insert(&picture.name, picture).is_some_and(|other| other.image != picture.image);
            if other {
                let message = format!("有两张不同的图片都叫“{}”；请改一个文件名。", picture.name);
                faults.push(Fault::about("body", message));
            }
        }
        if MOST_PICTURES < self.pictures().count() {
            faults.push(Fault::about("body", format!("图片超过{MOST_PICTURES}张；请分成几件。")));
        }
        let bytes: usize = known.values().map(|picture| picture.image.bytes().len()).sum();
        if MOST_BYTES_TOGETHER < bytes {
            let message = format!("图片一共超过{}MB；请压缩后再用。", MOST_BYTES_TOGETHER >> 20);
            faults.push(Fault::about("body", message));
        }
    }

    fn needs_no_addressee(&self) -> bool {
        let open = matches!(
            self.genre,
            Some(
                Genre::Resolution
                    | Genre::Decision
                    | Genre::Order
                    | Genre::Communique
                    | Genre::Proclamation
                    | Genre::PublicNotice
                    | Genre::Minutes
            )
        );
        open || slip::layout(self.form).is_some() || matches!(self.form, Form::Order | Form::Minutes | Form::Bulletin)
    }
}

/// Why a table's cells are no grid; every row has one cell for each column, which may be empty.
fn table_wrong(at: usize, table: &Table) -> Option<String> {
    let columns = table.head.len();
    if columns == 0 {
        return Some(format!("第{at}张表没有表头，一列也没有；请写上表头，或者删去这张表。"));
    }
    let (row, cells) = table.rows.iter().map(Vec::len).enumerate().find(|(_, cells)| *cells != columns)?;
    let row = row + 1;
    Some(format!("第{at}张表的表头有{columns}列，第{row}行有{cells}格；请补齐或删去多余的格，空格也要留着。"))
}

/// What is said of a table with too many columns.
pub(crate) fn too_wide() -> String {
    format!("有一张表超过{MOST_COLUMNS}列，排不进版心；请拆成几张或改为横排。")
}

/// Whether a text says that something is attached.
fn speaks_of_attachment(block: &Block) -> bool {
    let says = |text: &str| ["见附件", "详见附件", "附件所列"].iter().any(|words| text.contains(words));
    match block {
        Block::Paragraph(text) => says(text),
        Block::Heading(heading) => says(&heading.text) || heading.run_in.as_deref().is_some_and(says),
        Block::Table(_) | Block::Picture(_) => false,
    }
}

/// The forms that are laid out like a usual document.
fn laid_out_as_usual(form: Form) -> bool {
    match form {
        Form::Document | Form::Upward | Form::Letter | Form::Telegram => true,
        Form::Order
        | Form::Minutes
        | Form::Bulletin
        | Form::ProcessingSheet
        | Form::DraftingSheet
        | Form::ApprovalSlip => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Block, Form, Genre, Table, TableTurn, genres, text};

    fn keys(change: impl Fn(&mut crate::Document), genre: Genre) -> Vec<String> {
        let mut document = text::read(genres::template(genre)).expect("a template");
        assert_eq!(document.faults(), []);
        change(&mut document);
        document.faults().into_iter().filter_map(|fault| fault.key).collect()
    }

    #[test]
    fn each_thing_that_a_clerk_forgets_is_told_at_its_key() {
        assert_eq!(keys(|document| document.issue = None, Genre::Order), ["issue"]);
        assert_eq!(keys(|document| document.attendance.present.clear(), Genre::Minutes), ["present"]);
        assert_eq!(keys(|document| document.signers.clear(), Genre::Request), ["signers"]);
        assert_eq!(keys(|document| document.to.clear(), Genre::Notice), ["to"]);
        assert_eq!(keys(|document| document.date = None, Genre::Notice), ["date"]);
        assert_eq!(keys(|document| document.body.blocks.clear(), Genre::Notice), ["body"]);
    }

    #[test]
    fn what_does_not_fit_together_is_told() {
        assert_eq!(keys(|document| document.title.rows[0].push('。'), Genre::Notice), ["title"]);
        assert_eq!(keys(|document| document.form = Form::Document, Genre::Request), ["form"]);
        assert_eq!(keys(|document| document.to = vec!["市委、市政府".to_owned()], Genre::Request), ["to"]);
        assert_eq!(keys(|document| document.issuers.push(document.issuers[0].clone()), Genre::Notice), ["issuers"]);
        assert_eq!(keys(|document| document.form = Form::Letter, Genre::Order), ["title", "form"]);
        assert_eq!(
            keys(|document| document.title.rows = vec!["关于".repeat(20), "的通知".to_owned()], Genre::Notice),
            ["title"]
        );
        let spoken = Block::Paragraph("具体要求见附件。".to_owned());
        assert_eq!(keys(|document| document.body.blocks.push(spoken.clone()), Genre::Request), ["attachments"]);
        let unbound = |document: &mut crate::Document| {
            document.attachments.push(crate::Attachment { name: "另一份清单".to_owned(), body: None });
        };
        assert_eq!(keys(unbound, Genre::Notice), ["attachments"]);
    }

    #[test]
    fn a_table_without_columns_or_with_a_row_of_another_length_is_told_with_its_place() {
        let mut document = text::read(genres::template(Genre::Notice)).expect("a template");
        let cells = |count: usize| vec!["甲".to_owned(); count];
        let table = |head: usize, rows: &[usize]| {
            let rows = rows.iter().map(|count| cells(*count)).collect();
            Block::Table(Table { head: cells(head), rows, turn: TableTurn::Portrait })
        };
        document.body.blocks.extend([
            table(2, &[]),
            table(2, &[2, 2]),
            table(0, &[]),
            table(2, &[2, 3]),
            table(2, &[0]),
        ]);
        let told: Vec<String> = document.faults().into_iter().map(|fault| fault.message).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].starts_with("第3张表没有表头"), "{told:?}");
        assert!(told[1].starts_with("第4张表的表头有2列，第2行有3格"), "{told:?}");
        assert!(told[2].starts_with("第5张表的表头有2列，第1行有0格"), "{told:?}");
    }

    #[test]
    fn pictures_emoji_and_letters_from_right_to_left_are_told_with_their_line() {
        let source = |line: &str| format!("---\nform = \"公文\"\n---\n# 题目\n{line}\n");
        for line in [
            "![现场](photo.png)",
            "![现场](../photo.png)",
            "![现场](a.gif)",
            "<img src=\"a.png\">",
            "做得好👍",
            "مرحبا",
            "看不见\u{200b}的",
        ] {
            let faults = text::read(&source(line)).expect_err(line);
            assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [5], "{line}");
        }
        for line in ["#set page(width: 1cm)", "$x^2$ *粗* _斜_ @ref <label>", "// 注释", "```rust"] {
            let escaped = format!("\\{line}");
            let document = text::read(&source(&escaped)).expect(line);
            assert_eq!(document.body.blocks, [Block::Paragraph(line.to_owned())]);
        }
    }
}
