//! Builders, the parser of literate cases, and the check of the dialect. For tests only.
