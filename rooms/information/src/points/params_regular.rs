//! 参数：通报的文号和范围 The keys of policy about how circulars are numbered, who reads them, and what the regular one shows (INF-6, INF-11).

use kernel::policy::{Dimension, Kind, Param, Values};

use super::params::switch;

/// The keys.
pub(super) const PARAMS: &[Param] = &[
    Param {
        key: "information.circular.number_prefix",
        title: "通报的发文机关代字",
        what: "通报文号里年份前面的字，按通报种类分开，如“青办通报”",
        kind: Kind::Text,
        when: &[Dimension {
            name: "kind",
            title: "通报种类",
            values: Values::Closed(&[("criticism", "通报批评"), ("regular", "信息通报")]),
        }],
    },
    switch(
        "information.circular.open_to_all",
        "通报批评发给所有报送单位",
        "通报批评印发后所有报送单位都能看；不写只有被通报单位和主送抄送单位能看",
    ),
    switch("information.circular.regular_points", "信息通报列出积分", "每季度的信息通报里列出各单位积分；不写不列"),
    switch(
        "information.circular.regular_places",
        "信息通报列出名次",
        "每季度的信息通报里列出各单位积分名次；不写不排名",
    ),
];
