//! Closed lists of official documents, each member with its code and its word.

/// Declares a closed list: the enum, its members, their codes and words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $code:literal, $word:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$member_doc])* $member,)+ }

        impl $name {
            /// Every member, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];

            /// The code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$member => $code,)+ }
            }

            /// What people call it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$member => $word,)+ }
            }

            /// The member with this code or this word, if there is one.
            #[must_use]
            pub fn named(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.code() == text || member.word() == text)
            }
        }
    };
}

words! {
    /// 文种 The fifteen genres (党政机关公文处理工作条例 第八条).
    Genre {
        /// 决议
        Resolution = "resolution", "决议";
        /// 决定
        Decision = "decision", "决定";
        /// 命令（令）
        Order = "order", "命令";
        /// 公报
        Communique = "communique", "公报";
        /// 公告
        Proclamation = "proclamation", "公告";
        /// 通告
        PublicNotice = "public_notice", "通告";
        /// 意见
        Opinion = "opinion", "意见";
        /// 通知
        Notice = "notice", "通知";
        /// 通报
        Circular = "circular", "通报";
        /// 报告
        Report = "report", "报告";
        /// 请示
        Request = "request", "请示";
        /// 批复
        Reply = "reply", "批复";
        /// 议案
        Motion = "motion", "议案";
        /// 函
        Letter = "letter", "函";
        /// 纪要
        Minutes = "minutes", "纪要";
    }
}

words! {
    /// 格式 How the page is laid out.
    Form {
        /// 公文, downward or level (GB/T 9704-2012 第7章)
        Document = "document", "公文";
        /// 上行文, with 签发人 (7.2.6)
        Upward = "upward", "上行文";
        /// 信函格式 (10.1)
        Letter = "letter", "信函";
        /// 命令（令）格式 (10.2)
        Order = "order", "命令";
        /// 纪要格式 (10.3)
        Minutes = "minutes", "纪要";
        /// 信息刊物、简报; no national format
        Bulletin = "bulletin", "简报";
        /// 明电
        Telegram = "telegram", "明电";
        /// 文件处理单, of an incoming document (条例 第二十四条); no national format
        ProcessingSheet = "processing_sheet", "文件处理单";
        /// 发文稿纸, on which a draft is checked and signed (条例 第二十二条); no national format
        DraftingSheet = "drafting_sheet", "发文稿纸";
        /// 呈批件, within an office, to its leaders; no national format
        ApprovalSlip = "approval_slip", "呈批件";
    }
}

words! {
    /// 紧急程度 (9704 7.2.3; telegrams have grades of their own, 条例 第九条)
    Urgency {
        /// 特提, telegrams alone
        Utmost = "utmost", "特提";
        /// 特急
        Extreme = "extreme", "特急";
        /// 加急
        Urgent = "urgent", "加急";
        /// 平急, telegrams alone
        Ordinary = "ordinary", "平急";
    }
}

words! {
    /// 密级 (9704 7.2.2). A non-classified installation refuses all of them.
    SecrecyLevel {
        /// 绝密
        TopSecret = "top_secret", "绝密";
        /// 机密
        Secret = "secret", "机密";
        /// 秘密
        Confidential = "confidential", "秘密";
    }
}

words! {
    /// 用印 How the signature block stands (9704 7.3.5).
    Sealing {
        /// 加盖印章 (7.3.5.1)
        Seal = "seal", "盖章";
        /// 不加盖印章 (7.3.5.2)
        None = "none", "不盖章";
        /// 加盖签发人签名章 (7.3.5.3)
        Stamp = "stamp", "签名章";
    }
}

words! {
    /// 栏目 What only the office's own slips say; which slip has which is in [`crate::slip::layout`].
    SlipField {
        /// 来文机关
        From = "from", "来文机关";
        /// 来文字号, as the other organ wrote it
        FromNumber = "from_number", "来文字号";
        /// 收文日期
        ReceivedOn = "received_on", "收文日期";
        /// 收文编号
        ReceiptNumber = "received_no", "收文编号";
        /// 份数, 印数
        Copies = "copies", "份数";
        /// 呈报单位
        SubmittedBy = "submitted_by", "呈报单位";
        /// 签发
        SignOff = "sign_off", "签发";
        /// 会签
        Countersign = "countersign", "会签";
        /// 核稿
        CheckedBy = "checked_by", "核稿";
        /// 校对
        ProofreadBy = "proofread_by", "校对";
        /// 拟稿单位
        DraftedIn = "drafted_in", "拟稿单位";
        /// 拟稿人, 经办人
        DraftedBy = "drafted_by", "拟稿人";
        /// 拟办意见
        Proposal = "proposal", "拟办意见";
        /// 领导批示
        Instruction = "instruction", "领导批示";
        /// 承办结果
        Outcome = "outcome", "承办结果";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_fifteen_genres_and_words_lead_back() {
        assert_eq!(Genre::ALL.len(), 15);
        for genre in Genre::ALL {
            assert_eq!(Genre::named(genre.word()), Some(*genre));
            assert_eq!(Genre::named(genre.code()), Some(*genre));
        }
        assert_eq!(Genre::named("方案"), None);
    }
}
