//! 采用与批示 What became of items (INF-4), 差错 faults of units (INF-6), 免考 exemptions, and 复核 reviews of points.

use super::codes::codes;

codes! {
    /// At which level something happened.
    Level {
        /// The district.
        District = "district", "区";
        /// The city above.
        City = "city", "市";
        /// The province.
        Province = "province", "省";
        /// The centre.
        Centre = "centre", "中央";
    }
}

codes! {
    /// What became of an item.
    OutcomeKind {
        /// Sent to the level above by the Office.
        SentUp = "sent_up", "上报";
        /// Adopted in a bulletin or journal.
        Adopted = "adopted", "采用";
        /// Published by news media.
        Media = "media", "媒体刊发";
        /// A leader wrote an instruction on it.
        Instruction = "instruction", "领导批示";
    }
}

codes! {
    /// Whether an item was adopted by itself.
    Mode {
        /// By itself.
        Single = "single", "单篇采用";
        /// Woven into a text with others.
        Merged = "merged", "综合采用";
    }
}

codes! {
    /// Who instructed, within a level.
    InstructionRank {
        /// The principal leader.
        Principal = "principal", "主要领导";
        /// Another leader.
        Leader = "leader", "其他领导";
        /// A secretary-general or deputy.
        SecretaryGeneral = "secretary_general", "秘书长";
    }
}

codes! {
    /// What a unit did wrong.
    FaultGround {
        /// 迟报
        Late = "late", "迟报";
        /// 漏报
        Missed = "missed", "漏报";
        /// 失实
        False = "false", "失实";
        /// 瞒报
        Concealed = "concealed", "瞒报";
        /// 差错
        Error = "error", "差错";
    }
}
