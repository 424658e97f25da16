SELECT
  l.institution_id AS institution_id,
  l.log_id AS subject,
  CASE
    WHEN l.kind IS NULL THEN 'unknown'
    WHEN l.protected = 1 THEN 'pass'
    WHEN l.protected IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN l.protected = 1 THEN word('yes') WHEN l.protected = 0 THEN word('no') ELSE word('unknown') END AS observed,
  word('yes') AS expected,
  l.source AS source
FROM log_source AS l
WHERE (l.kind = 'access' OR l.kind = 'authentication' OR l.kind IS NULL)
