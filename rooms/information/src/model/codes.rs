//! Closed lists, each with a stored code and the word that people use.

/// Declares a closed list: the enum, every member, its stored code and its word.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $code:literal, $word:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$member_doc])* $member,)+ }

        impl $name {
            /// Every member, in order.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];

            /// The stored code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$member => $code,)+ }
            }

            /// What people call it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$member => $word,)+ }
            }

            /// The member with this code, if there is one.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.code() == code)
            }

            /// The member with this word, if there is one.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.name() == name)
            }
        }
    };
}
pub(crate) use codes;

codes! {
    /// 类别 What kind of item it is. Urgent information has a room of its own.
    ItemKind {
        /// Something that happened.
        Dynamic = "dynamic", "动态";
        /// Figures.
        Data = "data", "数据";
        /// A way of doing that others can use.
        Practice = "practice", "做法";
        /// A problem, with a proposal.
        Problem = "problem", "问题建议";
        /// What people think and say (INF-12).
        Opinion = "opinion", "社情民意";
    }
}

codes! {
    /// 四个不报 One of the four standards (INF-2).
    Standard {
        /// Does it meet what is asked for now?
        Relevance = "relevance", "对路";
        /// Are its elements complete?
        Elements = "elements", "要素全";
        /// Are its facts sound?
        Soundness = "soundness", "内容实";
        /// Is the wording tight?
        Tightness = "tightness", "文字精炼";
    }
}

codes! {
    /// 关口 One of the two gates within the unit (INF-1).
    Gate {
        /// Another person checks.
        Check = "check", "校核";
        /// The unit head approves.
        Approve = "approve", "审批";
    }
}

codes! {
    /// 退回人 Who gave the item back.
    ReturnedBy {
        /// The checker of the unit.
        Checker = "checker", "校核人";
        /// The unit head.
        Approver = "approver", "审批人";
        /// The information section.
        Section = "section", "信息科";
    }
}

codes! {
    /// 退回后怎么走 Which way a returned item goes.
    Resume {
        /// Through every gate again.
        FromStart = "from_start", "按流程重走";
        /// Straight back to whoever returned it, as long as the text that passed the gates is unchanged.
        Direct = "direct", "改后直接回到退回人";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_words_lead_back() {
        for kind in ItemKind::ALL {
            assert_eq!(ItemKind::from_code(kind.code()), Some(*kind));
            assert_eq!(ItemKind::from_name(kind.name()), Some(*kind));
        }
        assert_eq!(Standard::from_code("tightness"), Some(Standard::Tightness));
        assert_eq!(Standard::from_code("紧"), None);
    }

    #[test]
    fn the_four_standards_are_four() {
        assert_eq!(Standard::ALL.len(), 4);
    }
}
