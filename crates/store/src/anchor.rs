//! Anchors: the heads of the chains, signed and kept outside the database, so that what lies behind one can't be cut or
//! rewritten unseen (SEC-3).
//!
//! Signed with SM2 (GB/T 32918.2-2016) by a key in a file that only the program's account may read. Whoever rules the machine has
//! that key too: therefore the file of anchors belongs, at intervals, on another machine, on a disc or on paper.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use kernel::Clock;
use kernel::journal::sm3_hex;
use sm2::dsa::signature::{Signer, Verifier};
use sm2::dsa::{Signature, SigningKey, VerifyingKey};

use crate::args;
use crate::db::Db;
use crate::error::StoreError;

/// The signer's name that GM/T 0009-2012 gives where none is agreed.
const SIGNER: &str = "1234567812345678";
const FILE: &str = "anchors.txt";
const FORM: &str = "v1";
/// What the first line of a file follows.
const NOTHING_BEFORE: &str = "-";

/// The head of a district's chain at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The district's code.
    pub district: String,
    /// The number of the last row.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

/// The key that signs anchors.
pub struct Key(SigningKey);

/// The public half, enough to check.
pub struct PublicKey(VerifyingKey);

impl Key {
    /// Reads the key file, or makes one that only this account can read, with the public half beside it (`.pub`).
    pub fn load_or_make(file: &Path, clock: &dyn Clock) -> Result<Self, StoreError> {
        if file.exists() { Self::load(file) } else { Self::make(file, clock) }
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().clone())
    }

    fn load(file: &Path) -> Result<Self, StoreError> {
        let mode = fs::metadata(file).map_err(|cause| unreadable(file, &cause))?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(StoreError::Unusable(format!(
                "锚点密钥文件 {} 其他账户也能读取。请执行 chmod 600 后再启动；若可能已被他人读取，请另换密钥",
                file.display()
            )));
        }
        let text = fs::read_to_string(file).map_err(|cause| unreadable(file, &cause))?;
        hex::decode(text.trim())
            .ok()
            .and_then(|bytes| SigningKey::from_slice(SIGNER, &bytes).ok())
            .map(Self)
            .ok_or_else(|| {
                StoreError::Unusable(format!("锚点密钥文件 {} 的内容不是密钥。请从备份恢复该文件", file.display()))
            })
    }

    fn make(file: &Path, clock: &dyn Clock) -> Result<Self, StoreError> {
        let (bytes, key) = loop {
            let mut bytes = [0u8; 32];
            clock.chance(&mut bytes);
            // About one number in 2^32 is too large for the curve; the next one is taken then.
            if let Ok(key) = SigningKey::from_slice(SIGNER, &bytes) {
                break (bytes, key);
            }
        };
        let made = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).and_then(|mut out| {
            out.write_all(hex::encode(bytes).as_bytes())?;
            out.sync_all()
        });
        made.map_err(|cause| {
            StoreError::file(format!("锚点密钥文件 {} 写不进去，请检查目录权限", file.display()), &cause)
        })?;
        let key = Self(key);
        let beside = beside(file);
        fs::write(&beside, key.public().to_text()).map_err(|cause| {
            StoreError::file(format!("公钥文件 {} 写不进去，请检查目录权限", beside.display()), &cause)
        })?;
        Ok(key)
    }
}

impl PublicKey {
    /// In hexadecimal, to be printed and kept elsewhere.
    #[must_use]
    pub fn to_text(&self) -> String {
        hex::encode(self.0.to_sec1_bytes())
    }

    /// From hexadecimal.
    pub fn from_text(text: &str) -> Result<Self, StoreError> {
        hex::decode(text.trim())
            .ok()
            .and_then(|bytes| VerifyingKey::from_sec1_bytes(SIGNER, &bytes).ok())
            .map(Self)
            .ok_or_else(|| StoreError::Unusable("这不是锚点公钥。请使用密钥旁的 .pub 文件".to_owned()))
    }
}

/// The present heads of all districts that have a journal.
pub async fn heads(db: &Db) -> Result<Vec<Anchor>, StoreError> {
    db.read(|tx| {
        Box::pin(async move {
            let rows =
                tx.all("select district, seq, hash from chain_head where seq > 0 order by district", args![]).await?;
            rows.iter()
                .map(|row| {
                    Ok(Anchor { district: row.text("district")?, seq: row.int("seq")?, hash: row.text("hash")? })
                })
                .collect()
        })
    })
    .await
}

/// Appends the heads, signed, each line covering the one before it; on disk when this returns. Gives the file.
pub fn write(dir: &Path, heads: &[Anchor], key: &Key, now: Timestamp) -> Result<PathBuf, StoreError> {
    let file = dir.join(FILE);
    let failed =
        |cause: std::io::Error| StoreError::file(format!("锚点写不进 {}，请检查目录和磁盘", file.display()), &cause);
    fs::create_dir_all(dir).map_err(failed)?;
    let known = match fs::read_to_string(&file) {
        Ok(known) => known,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(cause) => return Err(failed(cause)),
    };
    let mut before = known.lines().last().map_or_else(|| NOTHING_BEFORE.to_owned(), |line| sm3_hex(line.as_bytes()));
    let mut lines = String::new();
    for head in heads {
        let said = format!("{FORM} {} {} {} {} {before}", now.as_second(), head.district, head.seq, head.hash);
        let signature: Signature = key.0.sign(said.as_bytes());
        let line = format!("{said} {}", hex::encode(signature.to_bytes()));
        before = sm3_hex(line.as_bytes());
        lines.push_str(&line);
        lines.push('\n');
    }
    let mut out = fs::OpenOptions::new().append(true).create(true).open(&file).map_err(failed)?;
    out.write_all(lines.as_bytes()).and_then(|()| out.sync_all()).map_err(failed)?;
    Ok(file)
}

/// Reads the anchors back and checks every signature and that no line in between is missing.
pub fn check(dir: &Path, key: &PublicKey) -> Result<Vec<Anchor>, StoreError> {
    let file = dir.join(FILE);
    let text = fs::read_to_string(&file).map_err(|cause| unreadable(&file, &cause))?;
    let mut before = NOTHING_BEFORE.to_owned();
    let mut anchors = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let anchor = read(line, &before, key).ok_or_else(|| {
            StoreError::Unusable(format!(
                "锚点文件 {} 第 {number} 行不可信（签名不符、被改动过，或它前面少了行）。请改用保存在别处的一份核验",
                file.display()
            ))
        })?;
        before = sm3_hex(line.as_bytes());
        anchors.push(anchor);
    }
    Ok(anchors)
}

fn read(line: &str, before: &str, key: &PublicKey) -> Option<Anchor> {
    let (said, signature) = line.rsplit_once(' ')?;
    let signature = Signature::from_slice(&hex::decode(signature).ok()?).ok()?;
    key.0.verify(said.as_bytes(), &signature).ok()?;
    let fields: Vec<&str> = said.split(' ').collect();
    let [FORM, _at, district, seq, hash, follows] = fields[..] else { return None };
    (follows == before).then_some(())?;
    Some(Anchor { district: district.to_owned(), seq: seq.parse().ok()?, hash: hash.to_owned() })
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".pub");
    PathBuf::from(name)
}

fn unreadable(file: &Path, cause: &std::io::Error) -> StoreError {
    StoreError::file(format!("读不了 {}，请检查路径和权限", file.display()), cause)
}
