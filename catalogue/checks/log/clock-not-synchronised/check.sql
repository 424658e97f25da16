SELECT
  l.institution_id AS institution_id,
  l.log_id AS subject,
  CASE
    WHEN l.time_synchronised = 1 THEN 'pass'
    WHEN l.time_synchronised IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN l.time_synchronised = 1 THEN word('yes') WHEN l.time_synchronised = 0 THEN word('no') ELSE word('unknown') END AS observed,
  word('yes') AS expected,
  l.source AS source
FROM log_source AS l
