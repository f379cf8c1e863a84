//! What a document still lacks to be laid out, all at once, each with its ground.

use std::collections::BTreeSet;

use crate::document::{Block, Document};
use crate::words::{Form, Genre, Sealing, Urgency};

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

    fn about(key: &str, message: impl Into<String>) -> Self {
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
        faults
    }

    fn lacking(&self, faults: &mut Vec<Fault>) {
        let mut need = |there: bool, key: &str, message: &str| {
            if !there {
                faults.push(Fault::about(key, message));
            }
        };
        let empty = self.body.blocks.is_empty() && self.items.is_empty();
        need(!empty, "body", "没有正文；首页必须显示正文（GB/T 9704-2012 7.3.3）。");
        need(!self.issuers.is_empty(), "issuers", "没有写发文机关（条例 第九条）。");
        let form = self.form;
        let titled = !self.title.text().trim().is_empty();
        need(
            titled || matches!(form, Form::Order | Form::Minutes | Form::Bulletin),
            "title",
            "没有标题；标题由发文机关名称、事由和文种组成（条例 第九条）。",
        );
        let dated = matches!(form, Form::Bulletin | Form::Minutes) || self.date.is_some();
        need(dated, "date", "没有写成文日期（条例 第九条）。");
        let addressed = !self.to.is_empty() || self.needs_no_addressee();
        need(addressed, "to", "没有写主送机关；公告、通告等向社会发布的除外（条例 第九条）。");
        need(
            form != Form::Upward || !self.signers.is_empty(),
            "signers",
            "上行文要标注签发人姓名（条例 第九条；GB/T 9704-2012 7.2.6）。",
        );
        let stamped = self.sealing != Sealing::Stamp || self.signers.iter().any(|signer| signer.post.is_some());
        need(stamped, "signers", "加盖签名章要写签发人的职务和姓名，如“区长 张三”（GB/T 9704-2012 7.3.5.3）。");
        need(form != Form::Bulletin || self.issue.is_some(), "issue", "简报没有写期号。");
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
        let one = self.genre == Some(Genre::Request) && 1 < self.to.len();
        refuse(one, "to", "请示只主送一个上级机关，需要同时送其他上级的用抄送（条例 第十五条）。");
        let telegram = matches!(self.urgency, Some(Urgency::Utmost | Urgency::Ordinary)) && self.form != Form::Telegram;
        refuse(telegram, "urgency", "特提、平急只用于电报；公文用特急或加急（条例 第九条）。");
        refuse(
            self.form == Form::Letter && 1 < self.issuers.len() && self.masthead.is_none() && self.number.is_none(),
            "number",
            "联合行文的信函用主办机关的标志和字号，请写发文字号（GB/T 9704-2012 10.1）。",
        );
        let long = self.title.rows.iter().any(|row| 20 < row.chars().count()) && 1 < self.title.rows.len();
        refuse(long, "title", "标题有一行超过20字，2号字一行排不下；请重新断行，或只写一行由系统断行。");
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
        for attachment in &self.attachments {
            if attachment.name.ends_with(['。', '；', '，', '、']) {
                let message = format!("附件名称“{}”后面不加标点（GB/T 9704-2012 7.3.4）。", attachment.name);
                faults.push(Fault::about("attachments", message));
            }
        }
        let widest = self.body.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table.head.len()),
            Block::Paragraph(_) | Block::Heading(_) => None,
        });
        if widest.max().is_some_and(|columns| 20 < columns) {
            faults.push(Fault::about("body", "有一张表超过20列，排不进版心；请拆成几张或改为横排。"));
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
        open || matches!(self.form, Form::Order | Form::Minutes | Form::Bulletin)
    }
}
