//! Dependencies between crates, and on libraries that only some may name.

use super::table::Layers;
use cargo_metadata::DependencyKind;

/// A crate of the workspace with what its manifest names.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) dependencies: Vec<Dependency>,
}

/// A line of a manifest.
#[derive(Debug)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// True when it is for tests alone.
    pub(crate) for_tests: bool,
    /// True when it lies in the workspace.
    pub(crate) ours: bool,
}

impl Package {
    pub(crate) fn from_metadata(package: &cargo_metadata::Package) -> Self {
        let dependencies = package
            .dependencies
            .iter()
            .map(|dependency| Dependency {
                name: dependency.name.clone(),
                for_tests: dependency.kind == DependencyKind::Development,
                ours: dependency.path.is_some(),
            })
            .collect();
        Self { name: package.name.to_string(), dependencies }
    }
}

/// Every line of a manifest that the table does not allow.
pub(crate) fn faults(layers: &Layers, packages: &[Package]) -> Vec<String> {
    let mut faults = Vec::new();
    for Package { name, dependencies } in packages {
        let Some(may) = layers.crates.get(name) else {
            faults.push(format!("{name} is not in docs/layers.toml"));
            continue;
        };
        for dependency in dependencies {
            let used = &dependency.name;
            if !dependency.ours {
                let tests_may = dependency.for_tests
                    && layers.test_libraries.get(used).is_some_and(|crates| crates.contains(name));
                let held = layers.holders(used).is_some_and(|holders| !holders.contains(name));
                if held && !tests_may {
                    faults.push(format!("{name} may not name the library {used}"));
                }
            } else if dependency.for_tests {
                let tests_may = layers.tests.get(name).is_some_and(|may| may.contains(used));
                if !may.contains(used) && !tests_may {
                    faults.push(format!("the tests of {name} may not use {used}"));
                }
            } else if !may.contains(used) {
                faults.push(format!("{name} may not depend on {used}"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = r#"
        [crates]
        model = []
        engine = ["model"]
        web = ["model"]
        testing = ["model", "engine"]
        xtask = ["model", "testing"]
        [tests]
        engine = ["testing"]
        [libraries]
        rusqlite = ["engine"]
        "tokio*" = ["web"]
        "tokio-console" = []
        [test-libraries]
        rusqlite = ["xtask"]
    "#;

    fn faults_of(name: &str, dependencies: &[(&str, bool, bool)]) -> Vec<String> {
        let dependencies = dependencies
            .iter()
            .map(|(name, for_tests, ours)| Dependency {
                name: (*name).to_owned(),
                for_tests: *for_tests,
                ours: *ours,
            })
            .collect();
        let package = Package { name: name.to_owned(), dependencies };
        faults(&Layers::parse(TABLE).unwrap(), &[package])
    }

    #[test]
    fn what_the_table_allows_is_no_fault() {
        assert!(
            faults_of("engine", &[("model", false, true), ("rusqlite", false, false)]).is_empty()
        );
        assert!(
            faults_of("engine", &[("testing", true, true), ("serde", false, false)]).is_empty()
        );
        assert!(faults_of("web", &[("tokio-util", false, false)]).is_empty());
    }

    #[test]
    fn a_forbidden_edge_is_a_fault() {
        assert_eq!(faults_of("web", &[("engine", false, true)]), ["web may not depend on engine"]);
        assert_eq!(faults_of("model", &[("model", false, true)]).len(), 1);
        assert_eq!(faults_of("nobody", &[]), ["nobody is not in docs/layers.toml"]);
    }

    #[test]
    fn tests_are_judged_by_their_own_table() {
        let in_tests = faults_of("web", &[("testing", true, true)]);
        assert_eq!(in_tests, ["the tests of web may not use testing"]);
        // What tests may use, the crate itself may not.
        assert_eq!(faults_of("engine", &[("testing", false, true)]).len(), 1);
    }

    #[test]
    fn a_forbidden_library_is_a_fault_in_tests_too() {
        for for_tests in [false, true] {
            let found = faults_of("web", &[("rusqlite", for_tests, false)]);
            assert_eq!(found, ["web may not name the library rusqlite"]);
        }
        assert_eq!(faults_of("engine", &[("tokio", false, false)]).len(), 1);
        assert_eq!(faults_of("web", &[("tokio-console", false, false)]).len(), 1);
    }

    #[test]
    fn a_library_for_tests_is_for_tests_alone() {
        assert!(faults_of("xtask", &[("rusqlite", true, false)]).is_empty());
        assert_eq!(faults_of("xtask", &[("rusqlite", false, false)]).len(), 1);
    }

    #[test]
    fn a_slip_in_the_table_is_a_fault() {
        let layers = Layers::parse("[crates]\nmodel = [\"modle\"]\n[tests]\nmodle = []").unwrap();
        assert_eq!(layers.faults().len(), 1);
        assert!(Layers::parse("[crates]\n[librarys]").is_err());
    }
}
