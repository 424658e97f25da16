SELECT
  i.institution_id AS institution_id,
  i.institution_id AS subject,
  CASE
    WHEN NOT EXISTS (SELECT 1 FROM document AS x WHERE x.institution_id = i.institution_id) THEN 'unknown'
    WHEN EXISTS (SELECT 1 FROM document AS x WHERE x.institution_id = i.institution_id AND x.kind = 'audit-report' AND x.approved_at <= $as_of AND add_months(x.approved_at, $months) >= $as_of) THEN 'pass'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN NOT EXISTS (SELECT 1 FROM document AS x WHERE x.institution_id = i.institution_id) THEN word('unknown') WHEN EXISTS (SELECT 1 FROM document AS x WHERE x.institution_id = i.institution_id AND x.kind = 'audit-report' AND x.approved_at <= $as_of AND add_months(x.approved_at, $months) >= $as_of) THEN word('present') ELSE word('none') END AS observed,
  word('present') AS expected,
  i.source AS source
FROM institution AS i
