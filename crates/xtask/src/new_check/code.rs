//! Codes of checks, such as `SHR-NET-014`.

use anyhow::bail;

/// The codes that were ever given, with the names that they were given to.
pub(super) struct Codes {
    given: Vec<(String, String)>,
}

impl Codes {
    /// The lines of `codes.lock`.
    pub(super) fn parse(lock: &str) -> Self {
        let lines = lock.lines().filter(|line| !line.starts_with('#'));
        let given = lines
            .filter_map(|line| line.split_once(' '))
            .map(|(code, name)| (code.to_owned(), name.trim().to_owned()))
            .collect();
        Self { given }
    }

    /// The letters of the code that a name was given.
    pub(super) fn letters_of(&self, name: &str) -> Option<&str> {
        let (code, _) = self.given.iter().find(|(_, given)| given == name)?;
        Some(parts(code)?.0)
    }

    /// The code after the last one that was given with these letters.
    pub(super) fn next(&self, letters: &str) -> String {
        let numbers = self.given.iter().filter_map(|(code, _)| parts(code));
        let last = numbers.filter(|(of, _)| *of == letters).map(|(_, number)| number).max();
        format!("SHR-{letters}-{:03}", last.unwrap_or(0) + 1)
    }

    /// An error when the code cannot be given to the name in the area with these letters.
    pub(super) fn free(&self, code: &str, name: &str, letters: &str) -> anyhow::Result<()> {
        match parts(code) {
            None => bail!("`{code}` is no code, such as `SHR-{letters}-001`"),
            Some((of, _)) if of != letters => {
                bail!("codes of this area begin with `SHR-{letters}-`, not `SHR-{of}-`")
            }
            Some(_) => {}
        }
        for (given, to) in &self.given {
            if given == code {
                bail!("`{code}` was given to `{to}`: codes are never reused");
            }
            if to == name {
                bail!("`{name}` was given `{given}`: names are never reused");
            }
        }
        Ok(())
    }
}

/// The letters and the number of `SHR-AREA-NNN`.
fn parts(code: &str) -> Option<(&str, u16)> {
    let (letters, number) = code.strip_prefix("SHR-")?.split_once('-')?;
    let good_letters = letters.len() == 3 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let good_number = number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    if !good_letters || !good_number {
        return None;
    }
    number.parse().ok().filter(|number| *number > 0).map(|number| (letters, number))
}

/// Lower-case words with one hyphen between them.
pub(super) fn is_kebab_case(name: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.split('-').all(is_word)
}
