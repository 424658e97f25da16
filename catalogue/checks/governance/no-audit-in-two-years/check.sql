WITH kept AS (
  SELECT
    institution_id,
    max(CASE WHEN kind = 'audit-report' AND approved_at <= $as_of AND add_months(approved_at, $months) >= $as_of THEN 1 ELSE 0 END) AS recent
  FROM document
  GROUP BY institution_id
)
SELECT
  i.institution_id AS institution_id,
  i.institution_id AS subject,
  CASE
    WHEN k.recent = 1 THEN 'pass'
    WHEN k.recent IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN k.recent = 1 THEN word('present') WHEN k.recent IS NULL THEN word('unknown') ELSE word('none') END AS observed,
  word('present') AS expected,
  i.source AS source
FROM institution AS i
LEFT JOIN kept AS k ON k.institution_id = i.institution_id
