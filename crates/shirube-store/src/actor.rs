//! Who changes something.

/// Who changes something. Never nobody: there is no actor without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    name: String,
    known_by: KnownBy,
}

/// How it is known who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownBy {
    /// The person said so.
    Stated,
    /// The operating system says whose process it is.
    OperatingSystem,
    /// It is no person: Shirube does it of itself.
    Program,
}

impl KnownBy {
    const ALL: [Self; 3] = [Self::Stated, Self::OperatingSystem, Self::Program];

    /// The number under which it is stored. It never changes.
    pub fn stored(self) -> i64 {
        match self {
            Self::Stated => 0,
            Self::OperatingSystem => 1,
            Self::Program => 2,
        }
    }

    /// What is stored under a number.
    pub fn from_stored(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|known_by| known_by.stored() == number)
    }
}

impl Actor {
    /// Somebody of this name; nobody when there is none in it.
    pub fn new(name: &str, known_by: KnownBy) -> Option<Self> {
        let name = name.trim();
        (!name.is_empty()).then(|| Self { name: name.to_owned(), known_by })
    }

    /// Shirube itself, for upkeep that no person asked for, such as indexing.
    pub fn program() -> Self {
        Self { name: "shirube".to_owned(), known_by: KnownBy::Program }
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How it is known.
    pub fn known_by(&self) -> KnownBy {
        self.known_by
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_no_actor() {
        assert_eq!(Actor::new(" \u{3000}", KnownBy::Stated), None);
        assert_eq!(Actor::new(" 情報係 ", KnownBy::Stated).unwrap().name(), "情報係");
    }

    #[test]
    fn numbers_on_disk_stay() {
        let stored = KnownBy::ALL.map(|known_by| (known_by, known_by.stored()));
        let pinned = [(KnownBy::Stated, 0), (KnownBy::OperatingSystem, 1), (KnownBy::Program, 2)];
        assert_eq!(stored, pinned);
        for (known_by, number) in pinned {
            assert_eq!(KnownBy::from_stored(number), Some(known_by));
        }
        assert_eq!(KnownBy::from_stored(3), None);
    }
}
