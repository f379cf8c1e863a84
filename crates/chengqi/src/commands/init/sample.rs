//! The sample of the table that `init` imports, to be opened and filled in with any spreadsheet.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use anyhow::Context;

use crate::commands::Refused;

/// Rows of a made-up district that show every case: a second post, a unit without people, a section, a key unit.
pub const SAMPLE: &str = "\
单位,简称,类别,重点单位,人员,电话,角色,职务,账号
区委办公室,区委办,区委办公室,否,样例甲,8800,区委办公室主任,主任,zhuren
区委办公室,,,,样例乙,8801,信息科科长,信息科科长,kezhang
区委办公室,,,,样例丙,8802,信息科编辑,信息科科员,bianji
区委办公室,,,,样例丁,8803,督查室人员,督查室科员,ducha
区委办公室,,,,样例戊,8804,文秘人员,文秘科科员,wenmi
区委办公室,,,,样例己,8805,值班人员,总值班室科员,zhiban
临江街道,临江街道,街道,是,样例庚,8811,信息员,党政办科员,linjiang1
临江街道,,,,样例辛,8812,校核人,党政办主任,linjiang2
临江街道,,,,样例壬,8813,主要负责人,党工委书记,linjiang3
区水利局,区水利局,区直部门,否,样例癸,8821,信息员,办公室科员,shuili1
区水利局,,,,样例子,8822,校核人,办公室主任,shuili2
区水利局,,,,样例丑,8823,主要负责人,局长,shuili3
区水利局,,,,样例丑,8823,分管负责人,分管办公室,shuili3
竹坪乡,竹坪乡,乡,否,,,,,
";

/// Writes the sample to a new file; the mark at its beginning lets spreadsheets see that it is UTF-8.
pub fn write(file: &Path) -> anyhow::Result<()> {
    let made = OpenOptions::new().write(true).create_new(true).open(file);
    let mut out = match made {
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => {
            return Err(Refused(format!("{} 已经存在，不覆盖；请换一个文件名", file.display())).into());
        }
        other => other.with_context(|| format!("样表写不进 {}", file.display()))?,
    };
    out.write_all(format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n")).as_bytes())?;
    Ok(())
}
