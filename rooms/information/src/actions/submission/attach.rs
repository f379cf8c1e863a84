//! 上传佐证材料: evidence is taken by its content, never by its name, and stays once a gate was passed.

use axum::extract::{Multipart, State};
use kernel::{AttachmentId, Entry, MatterId, Refusal};
use store::attachment::{self, Attachment};
use store::blobs::{Address, Blobs};
use store::{MediaKind, StoreError, Tx, kind_of};
use webkit::{Answer, App, Command, Context, MatterPath, Me, Problem, act};

use super::classified;
use crate::decide;
use crate::model::Verb;
use crate::store::facts::Surroundings;
use crate::store::{submission, write};
use crate::view::submission::{SubmissionView, of_known};

/// The most that one file may weigh, in bytes: 20 MB.
pub const MOST: u64 = 20 * 1024 * 1024;

struct File {
    name: String,
    kind: MediaKind,
    size: i64,
    address: Address,
}

/// 上传佐证材料
#[utoipa::path(post, path = "/api/information/submissions/{id}/attach", operation_id = "information_attach",
    params(("id" = String, Path)), responses((status = 200, body = SubmissionView)))]
pub async fn attach(
    State(app): State<App>,
    me: Me,
    MatterPath(id): MatterPath,
    form: Multipart,
) -> Answer<SubmissionView> {
    let (name, bytes) = received(form).await?;
    let kind = accepted(&name, &bytes)?;
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let address = app.blobs.put(bytes, MOST).await.map_err(too_large)?;
    let command = Command { key: None, digest: String::new(), input: File { name, kind, size, address } };
    act(&app, &me, command, move |tx, context| Box::pin(perform(tx, context, id))).await
}

async fn perform(tx: &mut Tx, context: &Context<File>, id: MatterId) -> Result<SubmissionView, Problem> {
    let (actor, file) = (&context.actor, &context.input);
    let (header, item) = submission::load(tx, actor, id).await?;
    let known = Surroundings::of(tx, &context.app, actor, &item, context.now).await?;
    let refused = decide::reasons(Verb::Save, &item, &known.facts, actor);
    if !refused.is_empty() {
        return Err(refused.into());
    }
    let attached = Attachment {
        id: AttachmentId::new(context.app.clock.fresh_uuid()),
        matter: id,
        name: file.name.clone(),
        media_type: file.kind.media_type().to_owned(),
        size: file.size,
        address: file.address.clone(),
        by_person: actor.person,
        at: context.now,
    };
    attachment::attach(tx, &actor.district, &attached).await?;
    let what = vec![("name", file.name.clone()), ("sm3", file.address.to_string())];
    let payload = write::payload(&Vec::new(), &what, &[]);
    tx.record(&actor.district, Entry::by(actor, write::ROOM, "attach", Some(id), payload, context.now)).await;
    let mut after = item.clone();
    after.evidence.push(attached.id);
    let known = known.after(tx, (&context.app, actor, context.now), &item, &after).await?;
    of_known(tx, context, &header, &after, &known).await
}

async fn received(mut form: Multipart) -> Result<(String, Vec<u8>), Problem> {
    while let Some(field) = form.next_field().await.map_err(|_| unreadable())? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or("佐证材料").replace(['/', '\\', '\0'], "_");
        let name: String = name.chars().take(120).collect();
        let bytes = field.bytes().await.map_err(|_| over())?;
        return Ok((name, bytes.to_vec()));
    }
    Err(unreadable())
}

fn accepted(name: &str, bytes: &[u8]) -> Result<MediaKind, Problem> {
    let head: String = match kind_of(bytes) {
        Some(MediaKind::TextUtf8) => String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned(),
        _ => String::new(),
    };
    for text in [name, &head] {
        if let Some(found) = checkup::mark_of_classification(text) {
            return Err(classified("file", found.mark.name()).into());
        }
    }
    kind_of(bytes).ok_or_else(|| {
        Refusal::invalid("information.evidence.kind", format!("“{name}”不是可以上传的文件"))
            .basis("上传文件按内容识别类型，不看扩展名")
            .hint("可以上传PDF、OFD、Word、Excel、PPT、WPS、图片和TXT；压缩包请解开后逐个上传")
            .field("file")
            .into()
    })
}

fn too_large(error: StoreError) -> Problem {
    match error {
        StoreError::TooLarge { .. } => over(),
        other => other.into(),
    }
}

fn over() -> Problem {
    Refusal::invalid("information.evidence.large", "文件超过20 MB，没有上传")
        .basis("本系统填写要求")
        .hint("请压缩图片或拆分文件后再上传")
        .field("file")
        .into()
}

fn unreadable() -> Problem {
    Refusal::invalid("information.evidence.unreadable", "没有收到文件").hint("请重新选择文件上传").field("file").into()
}
