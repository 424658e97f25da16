SELECT
  r.institution_id AS institution_id,
  r.remote_access_id AS subject,
  CASE
    WHEN r.dedicated_account = 1 THEN 'pass'
    WHEN r.dedicated_account IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN r.dedicated_account = 1 THEN word('yes') WHEN r.dedicated_account = 0 THEN word('no') ELSE word('unknown') END AS observed,
  word('yes') AS expected,
  r.source AS source
FROM remote_access AS r
