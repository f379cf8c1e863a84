//! Passwords: Argon2id, checked at most two at a time, refused in words.
//!
//! Parameters: 19 MiB, 2 passes, 1 lane (OWASP ASVS 5.0 V11.4.2). What counts as fit follows evaluators' practice for GB/T 22239-2019 level 3:
//! at least 8 characters from three of the four classes.

use anyhow::anyhow;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use kernel::{Clock, Refusal};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// A hash of nobody's password, checked for unknown names so that they take as long as known ones.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$8lXgIKEyRyVzhM1YLtdWnQm3gLTtN5tJd0H9yzfoVUw";

fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None).expect("constants within Argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// What speaks against a new password; empty if it is fit.
#[must_use]
pub fn unfit(password: &str, login: &str) -> Option<Refusal> {
    let classes = [
        password.chars().any(|c| c.is_ascii_lowercase()),
        password.chars().any(|c| c.is_ascii_uppercase()),
        password.chars().any(|c| c.is_ascii_digit()),
        password.chars().any(|c| !c.is_ascii_alphanumeric()),
    ];
    let strong = classes.into_iter().filter(|present| *present).count();
    let fit = 8 <= password.chars().count() && 3 <= strong && password != login && password.len() <= 200;
    (!fit).then(|| {
        Refusal::invalid("house.password.weak", "口令太弱")
            .basis("GB/T 22239-2019 8.1.4.1 身份鉴别信息应有复杂度要求")
            .hint("至少8位，大写字母、小写字母、数字、符号中至少用三种，且不能与账号相同")
            .field("password")
    })
}

/// Hashes a password with a fresh salt.
pub fn hash(password: &str, clock: &dyn Clock) -> anyhow::Result<String> {
    let mut salt = [0u8; 16];
    clock.chance(&mut salt);
    let hash = hasher().hash_password_with_salt(password.as_bytes(), &salt);
    Ok(hash.map_err(|error| anyhow!("hashing a password: {error}"))?.to_string())
}

/// Whether the password fits the stored hash; `None` costs the same and fits nothing.
pub async fn fits(queue: &Semaphore, password: String, stored: Option<String>) -> anyhow::Result<bool> {
    let _place = queue.acquire().await?;
    let fits = spawn_blocking(move || {
        let text = stored.as_deref().unwrap_or(NOBODY);
        let Ok(hash) = PasswordHash::new(text) else { return false };
        let right = hasher().verify_password(password.as_bytes(), &hash).is_ok();
        right && stored.is_some()
    });
    Ok(fits.await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::FixedClock;

    #[test]
    fn a_password_needs_eight_characters_of_three_classes() {
        for weak in ["", "Ab1!", "abcdefgh", "abcdefg1", "Qingxi2026"] {
            assert!(unfit(weak, "Qingxi2026").is_some(), "{weak}");
        }
        for fit in ["Qingxi2026", "长长的口令ab12", "x9!yyyyy"] {
            assert!(unfit(fit, "zhangsan").is_none(), "{fit}");
        }
    }

    #[tokio::test]
    async fn only_the_right_password_fits_and_nobody_has_one() {
        let clock = FixedClock::new("2026-11-23T00:00:00Z".parse().expect("valid"), 7);
        let stored = hash("Qingxi2026", &clock).expect("hashes");
        let queue = Semaphore::new(2);
        assert!(fits(&queue, "Qingxi2026".to_owned(), Some(stored.clone())).await.expect("runs"));
        assert!(!fits(&queue, "qingxi2026".to_owned(), Some(stored)).await.expect("runs"));
        assert!(!fits(&queue, "anything".to_owned(), None).await.expect("runs"));
        assert!(PasswordHash::new(NOBODY).is_ok(), "the stand-in hash must parse, or unknown names answer faster");
    }
}
