#![doc = include_str!("../README.md")]

mod ciso_assistant;
mod oscal;

pub use ciso_assistant::{catalog_of_ciso_assistant, ciso_assistant_library};
pub use oscal::{
    CatalogSummary, OscalFault, OscalVersion, oscal_assessment_results, oscal_catalog,
    oscal_component_definition, oscal_cross_reference, oscal_edition_mapping, oscal_poam,
    oscal_profile, read_oscal_catalog,
};
