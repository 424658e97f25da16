//! `shirube pdf-worker`: the process of its own in which PDFs are read.

use crate::arguments::library::PdfWorkerArguments;
use crate::error::CommandError;
use shirube_app::pdf::{WorkerRequest, work};

pub(crate) fn run(arguments: &PdfWorkerArguments) -> Result<u8, CommandError> {
    let PdfWorkerArguments { file, hash, first, images, font } = arguments;
    let request = WorkerRequest {
        file: file.clone(),
        hash: hash.clone(),
        first: *first,
        images: images.clone(),
        font: font.clone(),
    };
    Ok(work(&request)?)
}
