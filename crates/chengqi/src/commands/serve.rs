//! `chengqi serve --config FILE`

use std::path::PathBuf;
use std::sync::Arc;

use kernel::{Clock, DistrictId, SystemClock};
use store::{Db, StoreError, args};

use super::Refused;
use crate::config::Config;
use crate::exit::Exit;
use crate::house::{self, ROOMS};
use crate::serve;

/// Runs a real installation until told to stop.
pub async fn run(file: PathBuf) -> anyhow::Result<Exit> {
    let config = Config::read(&file).map_err(|error| Refused(format!("{error:#}")))?;
    if config.postgres.is_none() && !config.data.join(house::DATABASE).exists() {
        let said = format!("{} 中没有数据库；请先用 chengqi init 安装，或核对配置中的 data", config.data.display());
        return Err(Refused(said).into());
    }
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let db = house::open_db(&config.backend(), &ROOMS, clock.as_ref()).await?;
    if !is_founded(&db, &config.district.id).await? {
        let said = format!("数据库中没有区 {}；请核对配置中的 district 和 data", config.district.id);
        return Err(Refused(said).into());
    }
    let (policy, listen) = (house::policy(&config.policy)?, config.listen);
    let app = house::open(db, ROOMS.to_vec(), clock, policy, config.settings())?;
    let listener = serve::bind(listen).await?;
    println!("承启已启动：http://{}", listener.local_addr()?);
    serve::run(app, listener).await?;
    Ok(Exit::Done)
}

/// Whether `init` has founded this district here: a slip in the configuration would otherwise look like wrong passwords.
async fn is_founded(db: &Db, district: &DistrictId) -> Result<bool, StoreError> {
    let district = district.clone();
    let found = db.read(move |tx| {
        let district = district.clone();
        Box::pin(async move { tx.opt("select id from district where id = $1", args![&district]).await })
    });
    Ok(found.await?.is_some())
}
