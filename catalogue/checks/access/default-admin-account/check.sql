SELECT
  a.institution_id AS institution_id,
  coalesce(a.device_name, '?') || ' ' || coalesce(a.name, '?') AS subject,
  CASE
    WHEN a.default_name = 1 AND a.enabled = 1 THEN 'fail'
    WHEN a.default_name IS NULL OR a.enabled IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  coalesce(a.name, word('unknown')) AS observed,
  word('not-default-name') AS expected,
  a.source AS source
FROM admin_account AS a
WHERE (a.enabled = 1 OR a.enabled IS NULL)
