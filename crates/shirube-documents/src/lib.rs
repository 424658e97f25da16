#![doc = include_str!("../README.md")]

pub mod comment;
pub mod document;
mod id;

pub use id::DocumentId;
