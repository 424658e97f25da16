SELECT
  document.institution_id AS institution_id,
  coalesce(document.document_id, document.title, '?') AS subject,
  CASE
    WHEN document.approved_at IS NULL THEN 'unknown'
    WHEN coalesce(document.reviewed_at, document.approved_at) > $as_of THEN 'unknown'
    WHEN add_months(coalesce(document.reviewed_at, document.approved_at), $review_months) < $as_of THEN 'fail'
    WHEN document.kind IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  coalesce(document.reviewed_at, document.approved_at) AS observed,
  CAST($review_months AS TEXT) || ' ' || word('within-months') AS expected,
  document.source AS source
FROM document
