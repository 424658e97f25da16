SELECT
  l.institution_id AS institution_id,
  l.log_id AS subject,
  CASE
    WHEN l.kind IS NULL THEN 'unknown'
    WHEN l.records_login = 0 OR l.records_duration = 0 OR l.records_patient = 0 THEN 'fail'
    WHEN l.records_login = 1 AND l.records_duration = 1 AND l.records_patient = 1 THEN 'pass'
    ELSE 'unknown'
  END AS verdict,
  CASE WHEN l.records_login = 0 THEN word('no-login-time') WHEN l.records_duration = 0 THEN word('no-duration') WHEN l.records_patient = 0 THEN word('no-patient') WHEN l.records_login = 1 AND l.records_duration = 1 AND l.records_patient = 1 THEN word('present') ELSE word('unknown') END AS observed,
  word('login-duration-patient') AS expected,
  l.source AS source
FROM log_source AS l
WHERE (l.kind = 'access' OR l.kind IS NULL)
