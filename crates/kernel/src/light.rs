//! Lights: how near a deadline is. Computed, never stored.

use jiff::Timestamp;

/// 亮灯. Colour never stands alone: the web adds the shape and the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// ■红 past its time
    Red,
    /// ▲黄 near
    Yellow,
    /// ●绿 on its way
    Green,
    /// ◆蓝 no deadline, waits for somebody
    Blue,
    /// ✓灰 finished
    Grey,
}

impl Light {
    /// The light of something due, which counts as near from `near` seconds before.
    #[must_use]
    pub fn of(due: Option<Timestamp>, near: i64, now: Timestamp) -> Self {
        match due {
            None => Self::Blue,
            Some(due) if due < now => Self::Red,
            Some(due) if due.as_second() - now.as_second() <= near => Self::Yellow,
            Some(_) => Self::Green,
        }
    }

    /// The code in answers.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Grey => "grey",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_before_its_time_it_turns_yellow_and_a_second_after_it_red() {
        let due: Timestamp = "2026-11-23T10:00:00Z".parse().expect("valid");
        let at = |seconds: i64| Timestamp::from_second(due.as_second() + seconds).expect("in range");
        assert_eq!(Light::of(Some(due), 86_400, at(-86_401)), Light::Green);
        assert_eq!(Light::of(Some(due), 86_400, at(-86_400)), Light::Yellow);
        assert_eq!(Light::of(Some(due), 86_400, at(0)), Light::Yellow);
        assert_eq!(Light::of(Some(due), 86_400, at(1)), Light::Red);
        assert_eq!(Light::of(None, 86_400, at(0)), Light::Blue);
    }
}
