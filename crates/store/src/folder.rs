//! Whether a folder can carry the database, said before the first write and not after.

use std::fs;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use crate::error::StoreError;

/// File systems over a network: their locks and shared memory are not what the database needs, and files get damaged.
const REMOTE: [&str; 10] =
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.glusterfs", "ceph", "davfs"];

/// Makes the folder of the file if needed, and makes sure that one can write there.
pub(crate) fn prepare(file: &Path) -> Result<(), StoreError> {
    let folder = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    };
    if file.is_dir() {
        return Err(StoreError::Unusable(format!(
            "{} 是一个目录，不能用作数据文件。请在配置中写明目录下的文件名，例如 chengqi.db",
            file.display()
        )));
    }
    fs::create_dir_all(folder).map_err(|cause| {
        StoreError::Unusable(format!(
            "建不了数据目录 {}（{cause}）。请先建好这个目录，并让运行本程序的账户可以写入",
            folder.display()
        ))
    })?;
    try_to_write(folder)?;
    on_a_local_disk(folder)?;
    for_this_account_alone(file)
}

/// A new file is readable by the program's account only; SQLite gives its log the same rights (SEC-3).
fn for_this_account_alone(file: &Path) -> Result<(), StoreError> {
    fs::OpenOptions::new().append(true).create(true).mode(0o600).open(file).map(|_| ()).map_err(|cause| {
        StoreError::Unusable(format!(
            "数据文件 {} 写不进去（{cause}）。请让运行本程序的账户对它有读写权限",
            file.display()
        ))
    })
}

fn try_to_write(folder: &Path) -> Result<(), StoreError> {
    let probe = folder.join(format!(".chengqi-probe-{}", std::process::id()));
    fs::write(&probe, b"1").and_then(|()| fs::remove_file(&probe)).map_err(|cause| {
        StoreError::Unusable(format!(
            "数据目录 {} 写不进去（{cause}）。请让运行本程序的账户对它有写权限，并确认磁盘未满、未设为只读",
            folder.display()
        ))
    })
}

fn on_a_local_disk(folder: &Path) -> Result<(), StoreError> {
    // Where the system has no such table nothing is known, and nothing is refused.
    let (Ok(mounts), Ok(folder)) = (fs::read_to_string("/proc/mounts"), folder.canonicalize()) else { return Ok(()) };
    match kind_of_mount(&mounts, &folder) {
        Some(kind) if REMOTE.contains(&kind) => Err(StoreError::Unusable(format!(
            "数据目录 {} 在网络盘（{kind}）上，数据库放在网络盘上会损坏。请改放本机磁盘；需要多机共用时请改用 PostgreSQL",
            folder.display()
        ))),
        Some(_) | None => Ok(()),
    }
}

fn kind_of_mount<'m>(mounts: &'m str, folder: &Path) -> Option<&'m str> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let (_, place, kind) = (fields.next()?, fields.next()?, fields.next()?);
            folder.starts_with(place).then_some((place.len(), kind))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mount_decides() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nnas:/x /srv/share nfs4 rw 0 0\n/dev/sdb1 /srv/share/local ext4 rw 0 0\n";
        assert_eq!(kind_of_mount(mounts, Path::new("/srv/share/data")), Some("nfs4"));
        assert_eq!(kind_of_mount(mounts, Path::new("/srv/share/local/data")), Some("ext4"));
        assert_eq!(kind_of_mount(mounts, Path::new("/srv/shared")), Some("ext4"));
    }

    #[test]
    fn a_new_file_is_for_this_account_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("data").join("chengqi.db");
        prepare(&file).expect("usable");
        assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_is_refused_with_what_to_do() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let said = prepare(folder.path()).expect_err("a folder is no file").to_string();
        assert!(said.contains("是一个目录") && said.contains("请"), "{said}");
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_is_refused_with_what_to_do() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("taken");
        fs::write(&file, b"x").expect("writable");
        let said = prepare(&file.join("chengqi.db")).expect_err("a file is no folder").to_string();
        assert!(said.contains("建不了数据目录"), "{said}");
    }
}
