//! Passwords of the first day: the administrators' own, and one for every other account, made by chance and handed over on paper.
//!
//! No account has a default password (GB/T 22239-2019 8.1.4.1).

use std::fs;
use std::path::Path;

use kernel::Clock;

use crate::commands::Refused;

/// Without the characters that are read for one another on paper.
const LOWER: &[u8] = b"abcdefghijkmnpqrstuvwxyz";
const UPPER: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
const DIGITS: &[u8] = b"23456789";
/// Four groups of four: some 67 bits of chance.
const GROUPS: usize = 4;

/// A password for one account: letters of both sizes and digits in every group, so that it is always fit.
#[must_use]
pub fn made(clock: &dyn Clock) -> String {
    let groups: Vec<String> =
        (0..GROUPS).map(|_| [LOWER, UPPER, DIGITS, LOWER].map(|class| pick(class, clock)).iter().collect()).collect();
    groups.join("-")
}

/// One character of a class, each with the same chance.
fn pick(class: &[u8], clock: &dyn Clock) -> char {
    let fair = 256 - 256 % class.len();
    loop {
        let mut byte = [0u8; 1];
        clock.chance(&mut byte);
        if usize::from(byte[0]) < fair {
            return char::from(class[usize::from(byte[0]) % class.len()]);
        }
    }
}

/// Three lines: the system, the security and the audit administrator's.
pub fn read(file: &Path) -> anyhow::Result<[String; 3]> {
    let text = fs::read_to_string(file)
        .map_err(|cause| Refused(format!("读不了口令文件 {}（{cause}），没有安装", file.display())))?;
    let lines: Vec<String> = text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect();
    let lines: Result<[String; 3], Vec<String>> = lines.try_into();
    lines.map_err(|lines| {
        let said = format!(
            "口令文件 {} 应为三行，现有 {} 行：依次为系统管理员、安全管理员、审计员",
            file.display(),
            lines.len()
        );
        Refused(said).into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::FixedClock;
    use webkit::identity::password::unfit;

    #[test]
    fn every_made_password_is_fit_and_another() {
        let clock = FixedClock::new("2026-11-23T01:00:00Z".parse().expect("valid"), 7);
        let many: std::collections::BTreeSet<String> = (0..500).map(|_| made(&clock)).collect();
        assert_eq!(many.len(), 500);
        for password in many {
            assert!(unfit(&password, "zhangsan").is_none(), "{password}");
            assert!(!password.contains(['0', 'O', '1', 'l', 'I', 'o']), "{password}");
        }
    }
}
