WITH filled AS (
  SELECT institution_id, count(approved_at) AS cells FROM document GROUP BY institution_id
)
SELECT
  document.institution_id AS institution_id,
  coalesce(document.document_id, document.title, '?') AS subject,
  CASE
    WHEN document.approved_at IS NOT NULL AND document.approved_at <= $as_of AND document.approved_by IS NOT NULL THEN 'pass'
    WHEN document.approved_at IS NOT NULL AND document.approved_at <= $as_of THEN 'unknown'
    WHEN coalesce(filled.cells, 0) = 0 THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  coalesce(document.approved_at, word('none')) AS observed,
  word('approved') AS expected,
  document.source AS source
FROM document
LEFT JOIN filled ON filled.institution_id = document.institution_id
