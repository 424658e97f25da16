//! How a room declares its statements.

/// Declares statements as constants, and `STATEMENTS` with all of them. A statement that selects
/// bodies gives schema, body and the name by which the body is reported, in this order.
macro_rules! statements {
    ($($name:ident: $what:literal, $sql:literal;)+) => {
        $(const $name: $crate::sql::Statement = $crate::sql::Statement::new($what, $sql);)+
        pub(super) const STATEMENTS: &[$crate::sql::Statement] = &[$($name),+];
    };
}

pub(super) use statements;
