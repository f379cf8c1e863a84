//! 附件 The register of attached files; their bytes lie in the [blob store](crate::blobs) under their SM3.

use jiff::Timestamp;
use kernel::id::{AttachmentId, DistrictId, MatterId, PersonId};

use crate::args;
use crate::blobs::Address;
use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;

/// One attached file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// The matter that it belongs to.
    pub matter: MatterId,
    /// The name under which it came.
    pub name: String,
    /// What it is, found from its content.
    pub media_type: String,
    /// How many bytes.
    pub size: i64,
    /// Where its bytes lie.
    pub address: Address,
    /// Who attached it.
    pub by_person: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Registers an attachment; its bytes must lie in the blob store before.
pub async fn attach(tx: &mut Tx, district: &DistrictId, attachment: &Attachment) -> Result<(), StoreError> {
    tx.exec(
        "insert into attachment (district, id, matter, name, media_type, size, sm3, by_person, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            district,
            attachment.id,
            attachment.matter,
            &attachment.name,
            &attachment.media_type,
            attachment.size,
            attachment.address.to_string(),
            attachment.by_person,
            attachment.at
        ],
    )
    .await
    .map(|_one| ())
}

/// The attachments of a matter, in the order in which they came.
pub async fn of_matter(tx: &mut Tx, district: &DistrictId, matter: MatterId) -> Result<Vec<Attachment>, StoreError> {
    let rows = tx
        .all(
            "select id, matter, name, media_type, size, sm3, by_person, at
             from attachment
             where district = $1 and matter = $2
             order by at, id",
            args![district, matter],
        )
        .await?;
    rows.iter().map(attachment).collect()
}

/// One attachment, if there is one of this id. Whoever may see its matter may see it; that is for the caller to ask.
pub async fn find(tx: &mut Tx, district: &DistrictId, id: AttachmentId) -> Result<Option<Attachment>, StoreError> {
    let row = tx
        .opt(
            "select id, matter, name, media_type, size, sm3, by_person, at
             from attachment
             where district = $1 and id = $2",
            args![district, id],
        )
        .await?;
    row.as_ref().map(attachment).transpose()
}

fn attachment(row: &Row) -> Result<Attachment, StoreError> {
    Ok(Attachment {
        id: row.id("id")?,
        matter: row.id("matter")?,
        name: row.text("name")?,
        media_type: row.text("media_type")?,
        size: row.int("size")?,
        address: row.id("sm3")?,
        by_person: row.id("by_person")?,
        at: row.time("at")?,
    })
}
