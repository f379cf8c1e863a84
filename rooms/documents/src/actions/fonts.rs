//! 排版字体: which font stands for each class of the standard here, and how the administrator gets better ones.

use axum::Json;
use axum::extract::State;
use gongwen::typesetter::Typeface;
use serde::Serialize;
use utoipa::ToSchema;
use webkit::{Answer, App, typesetting};

/// 字体
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Fonts)]
pub struct Fonts {
    /// The classes that the standard names.
    classes: Vec<Class>,
    /// What is to be said about them, and what the administrator can do.
    advice: String,
}

/// One class of type.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = documents::Typeface)]
pub struct Class {
    /// Such as 仿宋.
    name: &'static str,
    /// The family that its text is set in; null where no font is here that could.
    family: Option<String>,
    /// Whether another stands in for the class's own.
    replaced: bool,
}

/// The fonts that pages are set with.
#[utoipa::path(get, path = "/api/documents/fonts", operation_id = "documents_fonts",
    responses((status = 200, body = Fonts)))]
pub async fn fonts(State(app): State<App>) -> Answer<Fonts> {
    let typefaces = typesetting::ask(&app, |typesetter| typesetter.fonts()).await?;
    let advice = advice(&typefaces);
    let class = |Typeface { class, family, replaced }| Class { name: class, family, replaced };
    Ok(Json(Fonts { classes: typefaces.into_iter().map(class).collect(), advice }))
}

/// What is to be said, in sentences.
fn advice(typefaces: &[Typeface]) -> String {
    let named = |wanted: &dyn Fn(&Typeface) -> bool| {
        let names: Vec<&str> = typefaces.iter().filter(|face| wanted(face)).map(|face| face.class).collect();
        names.join("、")
    };
    let (lacking, replaced) = (named(&|face| face.family.is_none()), named(&|face| face.replaced));
    if lacking.is_empty() && replaced.is_empty() {
        return "国家标准所用的字体都在，不用再装。".to_owned();
    }
    let mut said = String::new();
    if !lacking.is_empty() {
        said.push_str(&format!("没有能排{lacking}的字体。"));
    }
    if !replaced.is_empty() {
        said.push_str(&format!("{replaced}现在用别的字体代替，版面位置不变，字形不同。"));
    }
    said.push_str(
        "请系统管理员把单位有使用授权的字体文件（小标宋、仿宋、楷体、黑体、宋体等）放进数据文件夹下的 fonts \
         文件夹，或运行 chengqi fonts fetch 下载可以免费使用的字体；十分钟没有人排版或者重启以后生效。",
    );
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_administrator_is_told_what_is_missing_and_what_to_do() {
        let face =
            |class, family: Option<&str>, replaced| Typeface { class, family: family.map(str::to_owned), replaced };
        assert_eq!(advice(&[face("仿宋", Some("仿宋_GB2312"), false)]), "国家标准所用的字体都在，不用再装。");
        let told = advice(&[face("仿宋", None, false), face("楷体", Some("FandolKai"), true)]);
        assert!(told.starts_with("没有能排仿宋的字体。楷体现在用别的字体代替"), "{told}");
        assert!(told.contains("fonts 文件夹"), "{told}");
    }
}
