#![doc = include_str!("../README.md")]

mod locale;

pub use locale::Locale;
