//! The years that come with the product.

/// The text of each shipped year.
pub(crate) const TEXTS: [&str; 23] = [
    include_str!("../data/2004.toml"),
    include_str!("../data/2005.toml"),
    include_str!("../data/2006.toml"),
    include_str!("../data/2007.toml"),
    include_str!("../data/2008.toml"),
    include_str!("../data/2009.toml"),
    include_str!("../data/2010.toml"),
    include_str!("../data/2011.toml"),
    include_str!("../data/2012.toml"),
    include_str!("../data/2013.toml"),
    include_str!("../data/2014.toml"),
    include_str!("../data/2015.toml"),
    include_str!("../data/2016.toml"),
    include_str!("../data/2017.toml"),
    include_str!("../data/2018.toml"),
    include_str!("../data/2019.toml"),
    include_str!("../data/2020.toml"),
    include_str!("../data/2021.toml"),
    include_str!("../data/2022.toml"),
    include_str!("../data/2023.toml"),
    include_str!("../data/2024.toml"),
    include_str!("../data/2025.toml"),
    include_str!("../data/2026.toml"),
];
