//! Fonts of the machine, for page images of Japanese text whose font is not embedded.

use std::path::PathBuf;

/// A font for Japanese text among those that usually come with a system.
pub(super) fn japanese_font() -> Option<PathBuf> {
    const NAMES: [&str; 9] = [
        "NotoSansCJK-Regular.ttc",
        "NotoSansCJKjp-Regular.otf",
        "NotoSansJP-Regular.otf",
        "NotoSansJP-Regular.ttf",
        "ipaexg.ttf",
        "ipag.ttf",
        "YuGothM.ttc",
        "msgothic.ttc",
        "ヒラギノ角ゴシック W3.ttc",
    ];
    let mut folders: Vec<(PathBuf, u32)> =
        ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts"]
            .map(|folder| (PathBuf::from(folder), 0))
            .to_vec();
    folders.extend(std::env::var_os("WINDIR").map(|at| (PathBuf::from(at).join("Fonts"), 0)));
    let mut best: Option<(usize, PathBuf)> = None;
    while let Some((folder, depth)) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() && depth < 4 {
                folders.push((path, depth + 1));
                continue;
            }
            let name = entry.file_name();
            let rank = NAMES.iter().position(|known| name.to_str() == Some(known));
            if let Some(rank) = rank
                && best
                    .as_ref()
                    .is_none_or(|(known, known_path)| (rank, &path) < (*known, known_path))
            {
                best = Some((rank, path));
            }
        }
    }
    best.map(|(_, path)| path)
}
