//! 后来的规定 What the rule of 2024 on relieving the grass roots says of this room's policy. It is said, it does not block.

use jiff::civil::{Date, date};
use kernel::policy::Forbidden;

/// The day on which the rule came into force.
const RELIEF_DAY: Date = date(2024, 8, 6);
const RELIEF: &str = "《整治形式主义为基层减负若干规定》";

/// Values that an office should give up.
pub const FORBIDDEN: &[Forbidden] = &[
    Forbidden {
        key: "information.assessment.feeds",
        switch: true,
        from: RELIEF_DAY,
        document: RELIEF,
        sentence: "领导批示、刊物和媒体刊发信息不得作为考核内容。本单位现在把它们计入考核，应当改为不计入。",
    },
    Forbidden {
        key: "information.figures.ranking",
        switch: true,
        from: RELIEF_DAY,
        document: RELIEF,
        sentence: "规定没有点名排名，但逐名排名容易成为变相考核。本单位现在排名，建议改为分档。",
    },
];
