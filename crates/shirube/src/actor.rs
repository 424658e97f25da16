//! Who runs the program.

use shirube_store::{Actor, KnownBy};

/// The person who says so, else the operating system's user.
pub(crate) fn actor(stated: Option<&str>) -> Actor {
    let stated = stated.and_then(|name| Actor::new(name, KnownBy::Stated));
    stated.or_else(system_user).unwrap_or_else(Actor::program)
}

/// Whose process it is: the name in the environment, else the number of the user.
fn system_user() -> Option<Actor> {
    let named = ["LOGNAME", "USER", "USERNAME"].into_iter().find_map(|variable| {
        let name = std::env::var(variable).ok()?;
        Actor::new(&name, KnownBy::OperatingSystem)
    });
    named.or_else(|| Actor::new(&format!("uid {}", user_number()?), KnownBy::OperatingSystem))
}

#[cfg(unix)]
fn user_number() -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    // A process owns its own entry there.
    std::fs::metadata("/proc/self").ok().map(|process| process.uid())
}

#[cfg(not(unix))]
fn user_number() -> Option<u32> {
    None
}
