//! A person at a browser, as far as the server can tell.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Request, header};
use kernel::PersonId;
use serde_json::Value;
use tower::ServiceExt;

/// A person at a browser.
#[derive(Clone)]
pub struct Client {
    /// Who it is.
    pub person: PersonId,
    service: Router,
    token: String,
    csrf: String,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The body as JSON; null where it is none.
    pub body: Value,
    /// The body as it came.
    pub bytes: Vec<u8>,
    headers: HeaderMap,
}

impl Reply {
    /// The codes of all reasons of a refusal.
    #[must_use]
    pub fn codes(&self) -> Vec<String> {
        let refused = self.body["refused"].as_array().cloned().unwrap_or_default();
        refused.iter().map(|reason| reason["code"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// A header of the answer; empty where it has none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body, if the answer is 200; else the test ends with what came instead.
    pub fn ok(self) -> Value {
        assert_eq!(self.status, 200, "{:#}", self.body);
        self.body
    }
}

impl Client {
    pub(crate) fn new(service: Router, person: PersonId, token: String, csrf: String) -> Self {
        Self { person, service, token, csrf }
    }

    /// The same browser without the token against forged requests.
    #[must_use]
    pub fn forged(&self) -> Self {
        Self { csrf: "forged".to_owned(), ..self.clone() }
    }

    /// Looks something up.
    pub async fn get(&self, path: &str) -> Reply {
        self.send("GET", path, None, None).await
    }

    /// Sends a command.
    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.send("POST", path, Some(body), None).await
    }

    /// Sends a command under a key, so that a repeat acts once.
    pub async fn post_once(&self, key: &str, path: &str, body: Value) -> Reply {
        self.send("POST", path, Some(body), Some(key)).await
    }

    /// Sends anything.
    pub async fn send(&self, method: &str, path: &str, body: Option<Value>, key: Option<&str>) -> Reply {
        let mut request = self.request(method, path);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.sent(request.body(body).expect("a path and a body make a request")).await
    }

    /// Sends one file of a form, as a browser does.
    pub async fn upload(&self, path: &str, name: &str, file: &[u8]) -> Reply {
        const EDGE: &str = "edge-between-the-parts";
        let head = format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        let tail = format!("\r\n--{EDGE}--\r\n");
        let body = [head.as_bytes(), file, tail.as_bytes()].concat();
        let request = self.request("POST", path);
        let request = request.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
        self.sent(request.body(Body::from(body)).expect("a path and a body make a request")).await
    }

    fn request(&self, method: &str, path: &str) -> Builder {
        let request = Request::builder().method(method).uri(path).header("x-csrf-token", &self.csrf);
        if self.token.is_empty() {
            return request;
        }
        request.header(header::COOKIE, format!("{}={}", webkit::session::COOKIE, self.token))
    }

    async fn sent(&self, request: Request<Body>) -> Reply {
        let response = self.service.clone().oneshot(request).await.expect("the service never fails");
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        if headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream") {
            return Reply { status, body: Value::Null, bytes: Vec::new(), headers };
        }
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body in memory can be read");
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Reply { status, body, bytes: bytes.to_vec(), headers }
    }
}
