//! Scaffolds a check's folder. Nothing is written before everything is known to be right: a code that
//! was given once is never given again.

mod code;
mod scaffold;

use anyhow::{Context, bail};
use code::{Codes, is_kebab_case};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes the folder of the check `name` in `area` below `checks`, and takes `code`, or the next free
/// one of the area. Gives the folder and the code.
pub(crate) fn run(
    checks: &Path,
    area: &str,
    name: &str,
    code: Option<&str>,
) -> anyhow::Result<(PathBuf, String)> {
    let lock = checks.join("codes.lock");
    let text = fs::read_to_string(&lock).with_context(|| lock.display().to_string())?;
    let codes = Codes::parse(&text);
    let letters = areas(checks, &codes)?;
    let Some(letters) = letters.get(area) else {
        let known: Vec<&str> = letters.keys().map(String::as_str).collect();
        bail!("there is no area `{area}`; there are {}", known.join(", "));
    };
    if !is_kebab_case(name) {
        bail!("`{name}` is no kebab-case, such as `outdated-tls-version`");
    }
    let code = match code {
        Some(code) => code.to_owned(),
        None => codes.next(letters),
    };
    codes.free(&code, name, letters)?;
    let folder = checks.join(area).join(name);
    fs::create_dir(&folder).with_context(|| folder.display().to_string())?;
    write(&folder, &lock, &text, &code, name).inspect_err(|_| {
        // Half a check would be in the way of the next try.
        let _ = fs::remove_dir_all(&folder);
    })?;
    Ok((folder, code))
}

fn write(folder: &Path, lock: &Path, codes: &str, code: &str, name: &str) -> anyhow::Result<()> {
    for (file, text) in scaffold::FILES {
        fs::write(folder.join(file), text.replace("@CODE@", code).replace("@NAME@", name))?;
    }
    fs::write(lock, format!("{}\n{code} {name}\n", codes.trim_end()))?;
    Ok(())
}

/// The areas, each with the letters that its codes have.
fn areas(checks: &Path, codes: &Codes) -> anyhow::Result<BTreeMap<String, String>> {
    let mut areas = BTreeMap::new();
    for entry in fs::read_dir(checks)? {
        let area = entry?.path();
        if !area.is_dir() {
            continue;
        }
        for check in fs::read_dir(&area)? {
            let name = check?.file_name();
            if let Some(letters) = codes.letters_of(&name.to_string_lossy())
                && let Some(area) = area.file_name()
            {
                areas.insert(area.to_string_lossy().into_owned(), letters.to_owned());
            }
        }
    }
    Ok(areas)
}

#[cfg(test)]
mod tests;
