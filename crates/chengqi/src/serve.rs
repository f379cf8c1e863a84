//! Listens until told to stop, then finishes what is under way.

use std::future::IntoFuture;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::sleep;
use tower_http::catch_panic::CatchPanicLayer;
use webkit::{App, router, worker};

use crate::commands::Refused;
use crate::house;
use crate::web;

/// How long requests under way may take to finish once the house was told to stop.
const PATIENCE: Duration = Duration::from_secs(8);

/// The whole house as one service.
pub fn service(app: &App) -> Router {
    router::api(app).merge(web::routes()).layer(CatchPanicLayer::new())
}

/// Binds the address; the caller says so to people only after this has gone well.
pub async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|cause| {
        let why = match cause.kind() {
            ErrorKind::AddrInUse => "端口已被占用，请先停下占用它的程序，或换一个端口".to_owned(),
            ErrorKind::PermissionDenied => "本账户不能使用这个端口，请换一个1024以上的端口".to_owned(),
            _other => format!("{cause}，请核对地址"),
        };
        Refused(format!("不能在 {address} 上监听：{why}")).into()
    })
}

/// Serves until Ctrl+C or the system's wish to stop.
pub async fn run(app: App, listener: TcpListener) -> anyhow::Result<()> {
    let told = told_to_stop()?;
    house::keep_policy(&app).await?;
    let workers = worker::start(&app);
    let service = service(&app).into_make_service_with_connect_info::<SocketAddr>();
    let closing = app.clone();
    let stopped = async move {
        told.await;
        // Open streams would otherwise hold the house open for as long as a page is.
        closing.closing.send_replace(true);
    };
    let stopping = app.closing.subscribe();
    tokio::select! {
        served = axum::serve(listener, service).with_graceful_shutdown(stopped).into_future() => served?,
        () = patience(stopping) => {}
    }
    drop(workers);
    // What was written since the last hour is anchored too; a failure must not keep the house from closing.
    if let Err(error) = webkit::anchors::write(&app).await {
        tracing::error!(%error, "the last anchors could not be written");
    }
    app.db.close().await;
    Ok(())
}

/// Ends some seconds after the house was told to stop: a client that never finishes must not keep it from closing.
async fn patience(mut stopping: watch::Receiver<bool>) {
    if stopping.wait_for(|stopping| *stopping).await.is_err() {
        std::future::pending::<()>().await;
    }
    sleep(PATIENCE).await;
}

/// Ends when the system or somebody at the keyboard says so. It listens from the call on and not from the first wait: a house that is
/// told to stop with its first answer closes in order too.
#[cfg(unix)]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupted, mut terminated) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _heard = interrupted.recv() => {}
            _heard = terminated.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupted = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupted.recv().await;
    })
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::*;

    #[tokio::test]
    async fn a_wish_to_stop_is_heard_before_anybody_waits_for_it() {
        let told = told_to_stop().expect("signals can be listened to");
        let pid = std::process::id().to_string();
        let sent = Command::new("kill").args(["-TERM", &pid]).status().expect("kill is there");
        assert!(sent.success());
        tokio::time::timeout(PATIENCE, told).await.expect("heard");
    }
}
