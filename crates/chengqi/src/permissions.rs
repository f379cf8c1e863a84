//! The permission matrix as text: every route with every role, printed for review and walked by a test.

use std::fmt::Write;

use kernel::Role;
use webkit::session::PUBLIC;
use webkit::{Grant, Room, document};

/// The matrix of these rooms. One line a route; ● for a role that may call it.
#[must_use]
pub fn matrix(rooms: &[Room]) -> String {
    let mut text = String::from(
        "# 权限矩阵：哪个岗位可以调用哪个接口。由 `cargo xtask docs` 生成，改动须经复核；关系和状态由各房间的规则判断。\n# 没有列出的接口谁都不能调用；公开接口不需要登录。\n",
    );
    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
    let _ = writeln!(text, "# {}\n", roles.join(" "));
    for room in rooms {
        let _ = writeln!(text, "[{}] {}", room.name, room.title);
        for Grant { method, path, what, roles } in room.grants {
            let marks: String = Role::ALL.iter().map(|role| if roles.contains(role) { '●' } else { '·' }).collect();
            let _ = writeln!(text, "{marks}  {method:<6} {path}  {what}");
        }
        text.push('\n');
    }
    text.push_str("[public] 不需要登录\n");
    for (method, path) in PUBLIC {
        let _ = writeln!(text, "{method:<6} {path}");
    }
    text
}

/// Routes that have no grant and are not public: they answer nobody, which is never meant.
#[must_use]
pub fn orphans(rooms: &[Room]) -> Vec<String> {
    let granted = |method: &str, path: &str| {
        rooms.iter().flat_map(|room| room.grants).any(|grant| grant.method == method && grant.path == path)
    };
    let public = |method: &str, path: &str| PUBLIC.contains(&(method, path));
    let operations = document::operations(rooms).into_iter();
    operations
        .filter(|(method, path)| !granted(method, path) && !public(method, path))
        .map(|(method, path)| format!("{method} {path}"))
        .collect()
}

/// Grants for routes that are not there.
#[must_use]
pub fn idle(rooms: &[Room]) -> Vec<String> {
    let operations = document::operations(rooms);
    let grants = rooms.iter().flat_map(|room| room.grants);
    grants
        .filter(|grant| !operations.iter().any(|(method, path)| method == grant.method && path == grant.path))
        .map(|grant| format!("{} {}", grant.method, grant.path))
        .collect()
}
