//! The chores as people run them.

#![allow(clippy::unwrap_used)] // a test may panic, helpers of tests too

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().unwrap()
}

fn checks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue/checks")
}

#[test]
fn a_check_is_looked_at_by_name_and_by_code() {
    for key in ["weak-wireless-encryption", "SHR-NET-019"] {
        let output = xtask(&["check-check", key]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{said}");
        assert!(said.contains("is in order") && said.contains("mhlw-6.0, mhlw-7.0"), "{said}");
    }
    assert!(!xtask(&["check-check", "no-such-check"]).status.success());
}

#[test]
fn a_slip_in_the_area_spoils_nothing() {
    let lock = std::fs::read(checks().join("codes.lock")).unwrap();
    let output = xtask(&["new-check", "netwrok", "wireless-without-frame-protection"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && said.contains("there is no area `netwrok`"), "{said}");
    assert_eq!(lock, std::fs::read(checks().join("codes.lock")).unwrap());
    assert!(!checks().join("netwrok").exists());
}
