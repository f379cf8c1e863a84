//! Verbs around the items: what is asked for, who is asked, who reports (INF-10, GEN-6).

pub mod add_grassroots;
pub mod answer_call;
pub mod issue_call;
pub mod publish_focus;
pub mod set_reporter;
pub mod set_standing_cover;
