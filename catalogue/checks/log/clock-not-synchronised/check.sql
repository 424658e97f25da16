SELECT
  l.institution_id AS institution_id,
  l.log_id AS subject,
  CASE
    WHEN l.time_synchronised = 1 THEN 'pass'
    WHEN l.time_synchronised IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN l.time_synchronised = 1 THEN '{yes}' WHEN l.time_synchronised = 0 THEN '{no}' ELSE '{unknown}' END AS observed,
  '{yes}' AS expected,
  l.source AS source
FROM log_source AS l
