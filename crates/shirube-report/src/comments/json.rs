//! JSON: everything that is known of a comment.

use serde_json::{Map, Value, json};
use shirube_documents::comment::{Field, Reviewed};

/// One comment.
pub fn comment_json(reviewed: &Reviewed) -> Value {
    let comment = &reviewed.comment;
    let ids = |resolved: &[String]| match &reviewed.document.edition {
        Some(edition) => resolved.iter().map(|id| format!("{edition}/{id}")).collect(),
        None => resolved.to_vec(),
    };
    let references: Vec<String> =
        reviewed.references().flat_map(|cited| ids(&cited.resolved)).collect();
    let place: Vec<String> =
        reviewed.place_reference().map(|cited| ids(&cited.resolved)).unwrap_or_default();
    let unresolved: Vec<Value> = reviewed
        .unresolved()
        .map(|cited| json!({"text": cited.text, "reference": cited.reference}))
        .collect();
    let lines: Map<String, Value> = Field::COLUMNS
        .into_iter()
        .filter_map(|field| {
            let (page, first, last) = reviewed.lines(field)?;
            Some((field.id().to_owned(), json!({"page": page, "first": first, "last": last})))
        })
        .collect();
    let confidence: Map<String, Value> = comment
        .confidence
        .iter()
        .map(|(field, confidence)| (field.id().to_owned(), json!(confidence.id())))
        .collect();
    let doubts: Map<String, Value> = comment
        .doubts
        .iter()
        .map(|(field, doubt)| (field.id().to_owned(), json!(doubt.trim_start_matches("doubt."))))
        .collect();
    let decisions: Vec<Value> = reviewed
        .decisions
        .iter()
        .map(|decision| {
            json!({
                "field": decision.field.id(),
                "value": decision.value,
                "machine_value": decision.machine_value,
                "person": decision.person,
                "decided_at": decision.decided_at,
                "note": decision.note,
            })
        })
        .collect();
    json!({
        "number": comment.number,
        "theme": comment.theme,
        "volume": comment.volume,
        "volume_id": comment.volume_id.map(shirube_model::Volume::id),
        "place": comment.place,
        "page": comment.page,
        "opinion": comment.opinion,
        "response": comment.response,
        "response_shared_with": comment.response_shared_with,
        "disposition": comment.disposition.map(|disposition| disposition.word()),
        "references": references,
        "place_references": place,
        "unresolved_references": unresolved,
        "source": {
            "document": reviewed.document.id,
            "title": reviewed.document.title,
            "publisher": reviewed.document.publisher,
            "url": reviewed.document.source_url,
            "notice": reviewed.document.notice,
            "page": reviewed.page(),
            "lines": lines,
        },
        "confidence": confidence,
        "doubts": doubts,
        "decisions": decisions,
    })
}

/// All comments, as a list.
pub fn render_comments_json(comments: &[Reviewed]) -> String {
    let list: Vec<Value> = comments.iter().map(comment_json).collect();
    format!("{:#}\n", Value::Array(list))
}
