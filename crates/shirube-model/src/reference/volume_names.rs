//! How people write the names of volumes.

use crate::place::Volume;

/// Volume names, longest first, as people write them.
pub(super) const VOLUME_NAMES: [(&str, Volume); 29] = [
    ("保守委託機関編", Volume::Entrusted),
    ("保守委託機関", Volume::Entrusted),
    ("システム運用編", Volume::Control),
    ("経営管理編", Volume::Governance),
    ("企画管理編", Volume::Management),
    ("概説編", Volume::Overview),
    ("運用編", Volume::Control),
    ("経営編", Volume::Governance),
    ("企画編", Volume::Management),
    ("システム運用", Volume::Control),
    ("保守委託編", Volume::Entrusted),
    ("保守委託", Volume::Entrusted),
    ("経営管理", Volume::Governance),
    ("企画管理", Volume::Management),
    ("system operation", Volume::Control),
    ("governance", Volume::Governance),
    ("management", Volume::Management),
    ("entrusted", Volume::Entrusted),
    ("overview", Volume::Overview),
    ("control", Volume::Control),
    ("概説", Volume::Overview),
    ("シス", Volume::Control),
    ("運用", Volume::Control),
    ("経営", Volume::Governance),
    ("企画", Volume::Management),
    ("経", Volume::Governance),
    ("企", Volume::Management),
    ("概", Volume::Overview),
    ("シ", Volume::Control),
];
