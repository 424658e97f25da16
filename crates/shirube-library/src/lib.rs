#![doc = include_str!("../README.md")]

pub mod pdf;
pub mod read;
pub mod register;
pub mod room;
pub mod text;
pub mod volume;
