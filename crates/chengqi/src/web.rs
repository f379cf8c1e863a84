//! The built web, embedded: compressed files as they are, one page for every address of the shell, strict headers.

use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

/// What the browser may load: this house alone.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The type of what is no file of the web.
const UNKNOWN: &str = "application/octet-stream";

const UNBUILT: &str = "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>承启</title></head><body><main><h1>承启</h1><p>服务已启动，但这个程序没有带上网页。</p><p>请在源码目录运行 <code>cargo xtask demo</code>，它会先构建网页再构建程序。</p><p>接口文档：<a href=\"/api/openapi.json\">/api/openapi.json</a></p></main></body></html>";

/// Everything outside `/api`.
pub fn routes() -> Router {
    Router::new().fallback(serve)
}

async fn serve(uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let mut response = file(path, &headers).unwrap_or_else(|| shell(path, &headers));
    let out = response.headers_mut();
    out.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    out.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    out.insert(HeaderName::from_static("referrer-policy"), HeaderValue::from_static("same-origin"));
    response
}

/// Addresses of pages get the shell, also with full stops in them as a rule's id has; files that are not there are 404.
fn shell(path: &str, headers: &HeaderMap) -> Response {
    if path.starts_with("assets/") || media_type(path) != UNKNOWN {
        return StatusCode::NOT_FOUND.into_response();
    }
    file("index.html", headers)
        .unwrap_or_else(|| ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], UNBUILT).into_response())
}

fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    if path.is_empty() || path.ends_with(".br") || path.ends_with(".gz") {
        return None;
    }
    let plain = Dist::get(path)?;
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let coded = [("br", ".br"), ("gzip", ".gz")].into_iter().filter(|(name, _)| accepts.contains(name));
    let mut coded = coded.filter_map(|(name, ending)| Some((name, Dist::get(&format!("{path}{ending}"))?)));
    Some(match coded.next() {
        Some((name, packed)) => {
            let mut response = answer(path, &plain, packed, headers);
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
            response
        }
        None => answer(path, &plain, Dist::get(path)?, headers),
    })
}

fn answer(path: &str, plain: &EmbeddedFile, body: EmbeddedFile, headers: &HeaderMap) -> Response {
    let tag: String = plain.metadata.sha256_hash()[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let hashed = path.starts_with("assets/");
    let keep = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    let fresh = headers.get(header::IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let head = [
        (header::CONTENT_TYPE, media_type(path).to_owned()),
        (header::CACHE_CONTROL, keep.to_owned()),
        (header::ETAG, tag),
        (header::VARY, "accept-encoding".to_owned()),
    ];
    if fresh {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    (head, body.data.into_owned()).into_response()
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" | "webmanifest" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => UNKNOWN,
    }
}
