//! Made-up texts of the length that offices write, each different from the others: alike texts would cost the checkup more than
//! real ones do.

use kernel::clock::split_mix;

const PLACES: [&str; 12] = [
    "河畔社区",
    "新建路",
    "老粮站片区",
    "三号码头",
    "东门集市",
    "北坡茶场",
    "桥头小学",
    "纺织新村",
    "西河堤段",
    "园丁巷",
    "高铁站前广场",
    "汽修一条街",
];
const WHO: [&str; 6] = ["石桥村委会", "柳河村委会", "东湾村委会", "古塘村委会", "望山村委会", "北渡村委会"];
const WORK: [&str; 12] = [
    "排查老旧小区停车难",
    "清理河道漂浮物",
    "检查餐饮店燃气软管",
    "走访独居老人",
    "核对秋粮入库数量",
    "疏通易涝点管网",
    "整治占道经营",
    "回访返乡务工人员",
    "检修路灯",
    "抽查建筑工地扬尘",
    "更新消防器材",
    "调解邻里纠纷",
];
const FOUND: [&str; 10] = [
    "查明空闲地块",
    "发现隐患",
    "登记问题",
    "收到群众意见",
    "涉及住户",
    "更换老化部件",
    "清运垃圾吨数",
    "办结事项",
    "新增点位",
    "补办手续",
];
const CAUSE: [&str; 10] = [
    "主要原因是建成年代早、规划车位少",
    "经了解系夜间值守不足",
    "原因是管护责任没有落实到人",
    "主要受连续降雨影响",
    "系施工单位交接不清所致",
    "原因是商户反复、执法频次不够",
    "主要因产权单位变更",
    "系设备超期使用",
    "原因是宣传不到位",
    "主要因资金拨付滞后",
];
const NEXT: [&str; 10] = [
    "明确由网格员每周巡查并登记",
    "由物业公司负责划线和引导",
    "建议区级部门统一采购配件",
    "请相关部门研究补助办法",
    "已列入本月重点督办",
    "安排专人每日两次复查",
    "与产权单位签订管护协议",
    "计划两周内全部更换",
    "公示监督电话接受反映",
    "纳入年度改造计划",
];

/// A body of some three hundred characters that follows from the seed, without the name of any unit of the office.
#[must_use]
pub fn body(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9) ^ 0x51ed;
    let mut pick = |list: &[&'static str]| {
        let at = split_mix(&mut state) % list.len() as u64;
        list[usize::try_from(at).expect("below a length")]
    };
    let mut text = String::new();
    let mut figure = seed % 997 + 11;
    for sentence in 0..5 {
        let (day, month) = (1 + (seed + sentence) % 27, 1 + (seed / 27 + sentence) % 9);
        figure = figure * 7 % 1009 + 3;
        text += &format!(
            "{month}月{day}日，{}组织干部在{}{}，{}{figure}处；{}，{}。",
            pick(&WHO),
            pick(&PLACES),
            pick(&WORK),
            pick(&FOUND),
            pick(&CAUSE),
            pick(&NEXT)
        );
    }
    text
}

/// A title that follows from the seed; the number makes it the only one of its kind.
#[must_use]
pub fn title(seed: u64) -> String {
    let mut state = seed ^ 0x7177;
    let mut pick = |list: &[&'static str]| {
        let at = split_mix(&mut state) % list.len() as u64;
        list[usize::try_from(at).expect("below a length")]
    };
    format!("{}{}第{seed}号情况", pick(&PLACES), pick(&WORK))
}
