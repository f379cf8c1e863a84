//! `chengqi doc render FILE -o OUT.pdf`

use std::path::{Path, PathBuf};

use gongwen::typesetter::{Files, Grid, Keeping, Order, Output, Stage, Typesetter as _};
use gongwen::{Document, Fault};
use typeset::{Fonts, Press, png};

use super::report::{self, Shape};
use super::{beside, free, read, write};
use crate::commands::Refused;
use crate::exit::Exit;

/// What is to be made, and how.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// 文本（开头两行“---”之间写文种、发文机关等）；图片和它放在同一个目录
    #[arg(value_name = "文件")]
    file: PathBuf,
    /// 生成到哪里，文件名以 .pdf、.ofd、.docx、.svg 或 .png 结尾；图片有几页生成几个文件；不覆盖已有的文件
    #[arg(short, long, value_name = "文件")]
    out: PathBuf,
    /// 严格网格：标点不压缩，全汉字的行每行 28 字
    #[arg(long)]
    strict_grid: bool,
    /// 草稿：用虚线画出印章的位置
    #[arg(long)]
    draft: bool,
    /// 供归档：PDF 必须合 PDF/A-2b，OFD 合 OFD/A，做不到就不生成
    #[arg(long)]
    archive: bool,
    /// 图片每英寸多少点，36 至 600
    #[arg(long, value_name = "点数", default_value_t = png::PPI,
        value_parser = clap::value_parser!(u32).range(i64::from(png::PPIS.0)..=i64::from(png::PPIS.1)))]
    ppi: u32,
    /// 报告的写法：text 给人看，json 给程序读
    #[arg(long, value_name = "写法", default_value = "text", value_parser = ["text", "json"])]
    report: String,
}

/// Writes the file or files, or says every fault.
pub(super) fn run(options: &Options) -> anyhow::Result<Exit> {
    let shape = if options.report == "json" { Shape::Json } else { Shape::Text };
    let output = output_of(&options.out)?;
    if options.archive && !matches!(output, Output::Pdf | Output::Ofd) {
        return Err(Refused(format!("{} 文件不能归档；--archive 用于 .pdf 和 .ofd", output.ending())).into());
    }
    free(&options.out)?;
    let document = match document(&options.file)? {
        Ok(document) => document,
        Err(faults) => return report::faults(&faults, shape),
    };
    let Files { files, report } = match set(&document, options, output) {
        Ok(files) => files,
        Err(faults) => return report::faults(&faults, shape),
    };
    let paths = paths(&options.out, files.len(), output);
    for path in &paths {
        free(path)?;
    }
    for (path, bytes) in paths.iter().zip(&files) {
        write(path, bytes)?;
    }
    report::done(&paths, report.as_ref(), shape)?;
    Ok(Exit::Done)
}

/// The document that the text tells, or what is wrong with it.
fn document(file: &Path) -> anyhow::Result<Result<Document, Vec<Fault>>> {
    let Ok(words) = String::from_utf8(read(file)?) else {
        let told = "不是 UTF-8 的文本；请用记事本另存为 UTF-8，DOCX 请用 chengqi doc import 读入。";
        return Ok(Err(vec![Fault::of(1, told.to_owned())]));
    };
    Ok(beside::read(&words, file))
}

fn set(document: &Document, options: &Options, output: Output) -> Result<Files, Vec<Fault>> {
    let order = Order {
        grid: if options.strict_grid { Grid::Strict } else { Grid::Compressed },
        stage: if options.draft { Stage::Draft } else { Stage::Finished },
        keeping: if options.archive { Keeping::Archive } else { Keeping::Use },
    };
    let press = Press::new(Fonts::folders());
    match output {
        Output::Png => press.png(document, order, options.ppi),
        Output::Pdf | Output::Ofd | Output::Docx | Output::Svg => press.files(document, order, output),
    }
}

/// What the file's name asks for.
fn output_of(out: &Path) -> anyhow::Result<Output> {
    let ending = out.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    Output::ending_in(&ending).ok_or_else(|| {
        let known: Vec<String> = Output::ALL.iter().map(|output| format!(".{}", output.ending())).collect();
        Refused(format!("不知道要生成什么：{} 应当以 {} 结尾", out.display(), known.join("、"))).into()
    })
}

/// One path, or one for each page: OUT-1.svg, OUT-2.svg.
fn paths(out: &Path, count: usize, output: Output) -> Vec<PathBuf> {
    if count == 1 {
        return vec![out.to_owned()];
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    (1..=count).map(|page| out.with_file_name(format!("{stem}-{page}.{}", output.ending()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_several_pages_are_numbered_and_a_single_one_is_not() {
        let out = Path::new("稿/通知.svg");
        assert_eq!(paths(out, 1, Output::Svg), [Path::new("稿/通知.svg")]);
        assert_eq!(paths(out, 2, Output::Svg), [Path::new("稿/通知-1.svg"), Path::new("稿/通知-2.svg")]);
    }
}
