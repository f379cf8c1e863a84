//! The configuration file of a real installation, written by `init`.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context;
use kernel::DistrictId;
use serde::{Deserialize, Serialize};
use store::Backend;
use webkit::Settings;

use crate::house;

/// `chengqi.toml`
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The district's code and name.
    pub district: District,
    /// Where data lies.
    pub data: PathBuf,
    /// A PostgreSQL address; SQLite in the data folder if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postgres: Option<String>,
    /// Where the server listens; this machine alone unless told otherwise.
    #[serde(default = "loopback")]
    pub listen: SocketAddr,
    /// The shipped policy set to go by.
    #[serde(default = "in_force")]
    pub policy: String,
    /// Whether browsers come through TLS, so that cookies never travel in clear.
    #[serde(default)]
    pub tls_in_front: bool,
    /// Minutes without a request after which a session ends.
    #[serde(default = "idle")]
    pub idle_minutes: i64,
    /// The folder for backups, best on another disk; whoever makes them by schedule finds it here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup: Option<PathBuf>,
}

/// The district.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct District {
    /// Short code.
    pub id: DistrictId,
    /// Name.
    pub name: String,
}

/// This machine alone, on the usual port.
#[must_use]
pub fn loopback() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 8080))
}

fn in_force() -> String {
    "burden-2024".to_owned()
}

/// The usual idle time, in minutes.
#[must_use]
pub const fn idle() -> i64 {
    30
}

impl Config {
    /// Reads a file; a wrong line is named.
    pub fn read(file: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| format!("读不到配置文件 {}", file.display()))?;
        toml::from_str(&text).with_context(|| format!("配置文件 {} 有误", file.display()))
    }

    /// The database that it names.
    #[must_use]
    pub fn backend(&self) -> Backend {
        match &self.postgres {
            Some(url) => Backend::Postgres { url: url.clone(), connections: 10 },
            None => house::sqlite(&self.data),
        }
    }

    /// What the house asks of it.
    #[must_use]
    pub fn settings(self) -> Settings {
        Settings {
            district: self.district.id,
            district_name: self.district.name,
            demo: false,
            gateway: self.tls_in_front,
            idle_minutes: self.idle_minutes,
            data: self.data,
        }
    }
}
