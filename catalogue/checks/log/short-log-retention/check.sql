SELECT
  l.institution_id AS institution_id,
  l.log_id AS subject,
  CASE
    WHEN l.kind IS NULL THEN 'unknown'
    WHEN l.retention_days IS NULL THEN 'unknown'
    WHEN l.retention_days < $days THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  coalesce(CAST(l.retention_days AS TEXT) || ' ' || word('days'), word('unknown')) AS observed,
  CAST($days AS TEXT) || ' ' || word('days') AS expected,
  l.source AS source
FROM log_source AS l
WHERE (l.kind = 'access' OR l.kind = 'authentication' OR l.kind IS NULL)
