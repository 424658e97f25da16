SELECT
  r.institution_id AS institution_id,
  r.remote_access_id AS subject,
  CASE
    WHEN r.always_open = 0 THEN 'pass'
    WHEN r.always_open IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN r.always_open = 1 THEN word('yes') WHEN r.always_open = 0 THEN word('no') ELSE word('unknown') END AS observed,
  word('no') AS expected,
  r.source AS source
FROM remote_access AS r
