SELECT
  l.institution_id AS institution_id,
  l.log_id AS subject,
  CASE
    WHEN l.kind IS NULL THEN 'unknown'
    WHEN l.reviewed_at IS NULL OR l.reviewed_at > $as_of THEN 'unknown'
    WHEN days_between(l.reviewed_at, $as_of) > $days THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  coalesce(l.reviewed_at, word('never')) AS observed,
  CAST($days AS TEXT) || ' ' || word('within-days') AS expected,
  l.source AS source
FROM log_source AS l
WHERE (l.kind = 'access' OR l.kind = 'authentication' OR l.kind IS NULL)
