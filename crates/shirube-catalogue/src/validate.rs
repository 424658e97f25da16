//! What a catalogue must keep to: one list of faults, empty when it is in order.

mod texts;
mod words;

use crate::catalogue::Catalogue;
use crate::check::{Check, CheckParameter};
use crate::check_fault::CheckFault;
use crate::checklist::Checklist;
use crate::edition::Edition;
use crate::placed::Placed;
use shirube_facts::tables;
use shirube_model::{Bilingual, Language, RequirementId};
use std::collections::{BTreeMap, BTreeSet};

/// Every fault of the catalogue, as one line each.
pub fn validate(catalogue: &Catalogue) -> Vec<String> {
    let mut faults = Vec::new();
    for edition in &catalogue.editions {
        requirements(catalogue, edition, &mut faults);
    }
    for list in &catalogue.checklists {
        checklist(catalogue, list, &mut faults);
    }
    for reference in &catalogue.cross_references {
        for map in &reference.maps {
            let known = |id: &RequirementId| {
                catalogue.editions.iter().any(|edition| edition.placed(id).is_some())
            };
            if let Some(id) = map.from.iter().find(|id| !known(id)) {
                faults.push(format!("mappings/{}: no edition has `{id}`", reference.id));
            }
            if map.to.is_empty() {
                faults
                    .push(format!("mappings/{}: {:?} relates to nothing", reference.id, map.from));
            }
        }
    }
    codes(catalogue, &mut faults);
    for check in &catalogue.checks {
        check_folder(catalogue, check, &mut faults);
    }
    faults
}

fn requirements(catalogue: &Catalogue, edition: &Edition, faults: &mut Vec<String>) {
    let mut ids = BTreeSet::new();
    for placed in edition.requirements() {
        let (id, requirement) = (placed.id(), placed.requirement);
        if !ids.insert(id) {
            faults.push(format!("{}/{id}: the id stands twice", edition.id));
        }
        if requirement.summary.is_incomplete() {
            faults.push(format!("{}/{id}: a summary is missing", edition.id));
        }
        if id.group.is_some() && requirement.group.as_ref().is_none_or(Bilingual::is_incomplete) {
            faults.push(format!("{}/{id}: the group has no name", edition.id));
        }
        let routes = &requirement.routes;
        if routes.checks.is_empty()
            && routes.documents.is_empty()
            && routes.declaration_months.is_none()
        {
            faults.push(format!("{}/{id}: no road leads to `met`", edition.id));
        }
        for fault in words::routes(routes) {
            faults.push(format!("{}/{id}: {fault}", edition.id));
        }
        for code in &routes.checks {
            match catalogue.check(code.as_str()) {
                None => faults.push(format!("{}/{id}: the check `{code}` is missing", edition.id)),
                Some(check) if !check.text.requirements.contains(id) => faults.push(format!(
                    "{}/{id}: the check `{code}` does not cite the requirement",
                    edition.id
                )),
                Some(_) => {}
            }
        }
    }
}

fn checklist(catalogue: &Catalogue, list: &Checklist, faults: &mut Vec<String>) {
    let mut fault = |message: String| faults.push(format!("checklists/{}: {message}", list.id));
    let Some(edition) = catalogue.edition(list.edition.as_str()) else {
        return fault(format!("the edition `{}` is missing", list.edition));
    };
    let codes = edition.checks_asked();
    let mut keys = BTreeSet::new();
    for item in &list.items {
        let number = &item.number;
        for party in item.forms.keys() {
            if !keys.insert((party, number, &item.scope)) {
                fault(format!("{number} stands twice in the form `{}`", party.id()));
            }
            if list.form(*party).is_none() {
                fault(format!("{number} belongs to the form `{}`, which is missing", party.id()));
            }
        }
        if !list.sections.iter().any(|section| section.number == item.section) {
            fault(format!("{number} lies in section `{}`, which is missing", item.section));
        }
        for problem in
            words::scopes(&item.scope).into_iter().chain(words::documents(&item.routes.documents))
        {
            fault(format!("{number}: {problem}"));
        }
        for code in item.routes.checks.iter().filter(|code| !codes.contains(code)) {
            fault(format!("{number} names `{code}`, which {} does not use", edition.id));
        }
        if let Some(conflict) = &item.conflict
            && catalogue
                .edition(conflict.with.edition.as_str())
                .and_then(|edition| edition.placed(&conflict.with.requirement))
                .is_none()
        {
            fault(format!("{number} contradicts `{}`, which is missing", conflict.with));
        }
    }
}

fn codes(catalogue: &Catalogue, faults: &mut Vec<String>) {
    let mut locked = BTreeMap::new();
    for (code, name) in &catalogue.codes {
        if locked.insert(code.as_str(), name.as_str()).is_some() {
            faults.push(format!("codes.lock: `{code}` stands twice"));
        }
    }
    let mut seen = BTreeSet::new();
    for check in catalogue.checks.iter().filter(|check| !check.own) {
        if !seen.insert(check.code()) {
            faults.push(format!("{}: the code `{}` is taken", check.name, check.code()));
        }
        match locked.get(check.code().as_str()) {
            None => faults.push(format!("{}: `{}` is not in codes.lock", check.name, check.code())),
            Some(name) if *name != check.name => faults.push(format!(
                "{}: codes.lock gave `{}` to `{name}`",
                check.name,
                check.code()
            )),
            Some(_) => {}
        }
    }
}

/// What a check must keep to, whoever wrote it.
pub fn validate_check(catalogue: &Catalogue, check: &Check) -> Vec<CheckFault> {
    let mut faults = Vec::new();
    let text = &check.text;
    let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !check.name.chars().all(kebab) {
        faults.push(CheckFault::NotKebab);
    }
    if text.title.is_incomplete() || text.remedy.is_incomplete() {
        faults.push(CheckFault::OneLanguage);
    }
    let written = [&text.title, &text.remedy].into_iter().chain(
        text.parameters.values().filter_map(|parameter| match parameter {
            CheckParameter::Own(parameter) => Some(&parameter.about),
            CheckParameter::OfEdition(_) => None,
        }),
    );
    for bilingual in written {
        let texts = [Language::Ja, Language::En].map(|language| bilingual.get(language));
        let placeholders = texts.into_iter().filter(|text| texts::is_placeholder(text));
        faults.extend(placeholders.map(|text| CheckFault::Placeholder { text: text.to_owned() }));
    }
    if let Some(what) = text.absence.as_deref().filter(|what| !words::is_absence(what)) {
        faults.push(CheckFault::NoAbsence { what: what.to_owned() });
    }
    if text.requirements.is_empty() {
        faults.push(CheckFault::CitesNothing);
    }
    let no_table = |name: &&String| tables::table(name).is_none();
    let nameless = text.tables.iter().filter(no_table).cloned();
    faults.extend(nameless.map(|table| CheckFault::NoTable { table }));
    let is_unknown =
        |id: &&RequirementId| catalogue.editions.iter().all(|edition| edition.placed(id).is_none());
    let unknown = text.requirements.iter().filter(is_unknown);
    faults.extend(unknown.map(|id| CheckFault::CitesUnknown { id: id.to_string() }));
    faults.extend(parameters(catalogue, check));
    faults
}

fn parameters(catalogue: &Catalogue, check: &Check) -> Vec<CheckFault> {
    let mut faults = Vec::new();
    let editions = catalogue.editions.iter();
    for edition in editions.filter(|edition| edition.checks_asked().contains(check.code())) {
        for (parameter, threshold) in check.parameters(edition) {
            let parameter = parameter.to_owned();
            match threshold {
                None => {
                    let edition = edition.id.to_string();
                    faults.push(CheckFault::NoThreshold { edition, parameter });
                }
                Some(threshold)
                    if threshold.about.is_incomplete()
                        || threshold.source.trim().is_empty()
                        || texts::is_placeholder(&threshold.source) =>
                {
                    faults.push(CheckFault::Undescribed { parameter });
                }
                Some(_) => {}
            }
        }
    }
    let unused = |parameter: &&String| !check.sql.contains(&format!("${parameter}"));
    let unused = check.text.parameters.keys().filter(unused).cloned();
    faults.extend(unused.map(|parameter| CheckFault::Unused { parameter }));
    faults
}

/// What a check that is shipped must keep to beside that: its routes, its pages and its cases.
fn check_folder(catalogue: &Catalogue, check: &Check, faults: &mut Vec<String>) {
    let name = &check.name;
    let mut fault = |message: String| faults.push(format!("{name}: {message}"));
    for problem in validate_check(catalogue, check) {
        fault(problem.to_string());
    }
    if check.own {
        return;
    }
    for id in &check.text.requirements {
        let places: Vec<Placed<'_>> =
            catalogue.editions.iter().filter_map(|edition| edition.placed(id)).collect();
        let is_route =
            |placed: &Placed<'_>| placed.requirement.routes.checks.contains(check.code());
        if !places.is_empty() && !places.iter().any(is_route) {
            fault(format!("`{id}` names the check as a route in no edition"));
        }
    }
    for language in [Language::Ja, Language::En] {
        match check.doc(language) {
            None => fault(format!("doc.{}.md is missing", language.tag())),
            Some(page) => {
                for problem in texts::page(page, language) {
                    fault(format!("doc.{}.md {problem}", language.tag()));
                }
            }
        }
    }
    if let (Some(ja), Some(en)) = (check.doc(Language::Ja), check.doc(Language::En))
        && !texts::same_headings(ja, en)
    {
        fault("doc.ja.md and doc.en.md have other headings".to_owned());
    }
    if check.cases.is_none() {
        fault("cases.md is missing".to_owned());
    }
}
