//! A data folder of its own for each test, and the binary on it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub(crate) fn testdata(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/library")).join(name)
}

pub(crate) struct Home(pub(crate) tempfile::TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shirube"));
        command.args(arguments).arg("--data").arg(self.0.path());
        command.env_remove("SHIRUBE_DATA").env_remove("SHIRUBE_LANG");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// The standard output of a run that must succeed.
    pub(crate) fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let talk = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {talk}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn json(&self, arguments: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.ok(arguments)).unwrap()
    }

    pub(crate) fn import(&self, names: &[&str]) -> Output {
        let paths: Vec<String> =
            names.iter().map(|name| testdata(name).display().to_string()).collect();
        let mut arguments = vec!["library", "import"];
        arguments.extend(paths.iter().map(String::as_str));
        self.run(&arguments)
    }
}
