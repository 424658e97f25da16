//! JSON arrays that cannot grow without bound, with the place of each element.

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;
use std::marker::PhantomData;

/// No list of evidence is longer than this.
pub(crate) const LONGEST_LIST: usize = 200_000;

/// The elements of a JSON array, unparsed: each is a slice of the input, so its line is known and
/// only what a reader asks for is built.
#[derive(Debug, Default)]
pub(crate) struct RawList<'a>(pub(crate) Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for RawList<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor<'a>(PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for ListVisitor<'a> {
            type Value = RawList<'a>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }
            fn visit_unit<E: Error>(self) -> Result<RawList<'a>, E> {
                Ok(RawList::default())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<RawList<'a>, A::Error> {
                let mut values = Vec::new();
                while let Some(value) = list.next_element::<&'de RawValue>()? {
                    if values.len() == LONGEST_LIST {
                        return Err(A::Error::custom("the list is too long"));
                    }
                    values.push(value);
                }
                Ok(RawList(values))
            }
        }
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}
