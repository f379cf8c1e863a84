//! Listens until told to stop, then finishes what is under way.

use std::future::IntoFuture;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::signal;
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
    house::keep_policy(&app).await?;
    let workers = worker::start(&app);
    let service = service(&app).into_make_service_with_connect_info::<SocketAddr>();
    let closing = app.clone();
    let stopped = async move {
        told_to_stop().await;
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

async fn told_to_stop() {
    let interrupted = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
