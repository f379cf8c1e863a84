//! The OpenAPI document: one per room, merged after a look for names that two rooms give to different shapes.

use std::collections::BTreeMap;

use utoipa::openapi::{InfoBuilder, OpenApi, OpenApiBuilder};

use crate::room::Room;

/// The merged document of the rooms.
#[must_use]
pub fn of(rooms: &[Room]) -> OpenApi {
    let info = InfoBuilder::new().title("承启 Chengqi").version(env!("CARGO_PKG_VERSION")).build();
    let mut document = OpenApiBuilder::new().info(info).build();
    for room in rooms {
        document.merge((room.routes)().into_openapi());
    }
    document
}

/// Schema names that two rooms use for different shapes; merging would silently drop the second.
#[must_use]
pub fn clashes(rooms: &[Room]) -> Vec<String> {
    let mut seen: BTreeMap<String, (String, &'static str)> = BTreeMap::new();
    let mut clashes = Vec::new();
    for room in rooms {
        let Some(components) = (room.routes)().into_openapi().components else { continue };
        for (name, schema) in components.schemas {
            let shape = serde_json::to_string(&schema).unwrap_or_default();
            match seen.get(&name) {
                Some((known, first)) if *known != shape => clashes.push(format!("{name}: {first} and {}", room.name)),
                Some(_) => {}
                None => {
                    seen.insert(name, (shape, room.name));
                }
            }
        }
    }
    clashes
}

/// The operations of the rooms as `METHOD path`, for the permission matrix and its test.
#[must_use]
pub fn operations(rooms: &[Room]) -> Vec<(String, String)> {
    let document = serde_json::to_value(of(rooms)).unwrap_or_default();
    let mut operations = Vec::new();
    let Some(paths) = document.get("paths").and_then(|paths| paths.as_object()) else { return operations };
    for (path, item) in paths {
        for method in ["get", "post", "put", "delete", "patch"] {
            if item.get(method).is_some() {
                operations.push((method.to_uppercase(), path.clone()));
            }
        }
    }
    operations.sort();
    operations
}
