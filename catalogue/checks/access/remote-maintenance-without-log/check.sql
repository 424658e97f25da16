SELECT
  r.institution_id AS institution_id,
  r.remote_access_id AS subject,
  CASE
    WHEN r.log_kept = 1 THEN 'pass'
    WHEN r.log_kept IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN r.log_kept = 1 THEN word('yes') WHEN r.log_kept = 0 THEN word('no') ELSE word('unknown') END AS observed,
  word('yes') AS expected,
  r.source AS source
FROM remote_access AS r
