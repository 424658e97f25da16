#![doc = include_str!("../README.md")]

pub mod comment;
pub mod document;
