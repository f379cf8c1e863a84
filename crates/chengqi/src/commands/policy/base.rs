//! The policy that a file is held against: an installation's own, or a shipped set.

use std::path::Path;

use kernel::DistrictId;
use kernel::policy::PolicySet;
use store::{Db, args};
use webkit::{Policies, Problem};

use super::Against;
use crate::commands::{Refused, init};
use crate::config::Config;
use crate::house;

/// The policy asked for; none where the file is to stand alone.
pub(super) async fn of(against: &Against) -> anyhow::Result<Option<PolicySet>> {
    match (&against.data, &against.set) {
        (Some(data), _) => in_force(data).await.map(Some),
        (None, Some(id)) => shipped(id).map(Some),
        (None, None) => Ok(None),
    }
}

/// The database of an installation, to be read only, with its district.
pub(super) async fn opened(data: &Path) -> anyhow::Result<(Db, DistrictId)> {
    let file = data.join(init::CONFIG);
    let config = if file.exists() { Some(Config::read(&file)?) } else { None };
    let backend = config.as_ref().map_or_else(|| house::sqlite(data), Config::backend);
    let db = Db::open(&backend).await?;
    if let Some(config) = config {
        return Ok((db, config.district.id));
    }
    let found = db.read(|tx| {
        Box::pin(async move {
            let row = tx.one("select id from district order by id limit 1", args![]).await?;
            Ok::<DistrictId, Problem>(row.id("id")?)
        })
    });
    let district = found.await.map_err(|error| Refused(format!("读不到区的登记（{error}）")))?;
    Ok((db, district))
}

/// A shipped set.
pub(super) fn shipped(id: &str) -> anyhow::Result<PolicySet> {
    house::policy(id).map_err(|error| Refused(format!("{error:#}")).into())
}

/// What an installation goes by; its database is only read.
pub(super) async fn in_force(data: &Path) -> anyhow::Result<PolicySet> {
    let file = data.join(init::CONFIG);
    let config = if file.exists() { Some(Config::read(&file)?) } else { None };
    if config.as_ref().is_none_or(|config| config.postgres.is_none()) && !data.join(house::DATABASE).exists() {
        return Err(Refused(format!("{} 中没有数据库；请用 --data 指明数据目录", data.display())).into());
    }
    let backend = config.as_ref().map_or_else(|| house::sqlite(data), Config::backend);
    // A folder without a configuration is the demonstration's, which goes by the speech.
    let set = shipped(config.as_ref().map_or("speech", |config| config.policy.as_str()))?;
    let district = config.map(|config| config.district.id);
    let db = Db::open(&backend).await?;
    let policies = std::sync::Arc::new(Policies::new(set));
    let found = db.read(move |tx| {
        let (policies, district) = (policies.clone(), district.clone());
        Box::pin(async move {
            let district: DistrictId = match district {
                Some(district) => district,
                None => tx.one("select id from district order by id limit 1", args![]).await?.id("id")?,
            };
            Ok::<_, Problem>(PolicySet::clone(&*policies.in_force(tx, &district).await?))
        })
    });
    let found = found.await;
    db.close().await;
    found.map_err(|error| {
        Refused(format!("读不到现行的政策（{error}）；数据库可能还没有升级，请先用 chengqi serve 启动一次")).into()
    })
}
