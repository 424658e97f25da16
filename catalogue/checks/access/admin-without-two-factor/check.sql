SELECT
  a.institution_id AS institution_id,
  coalesce(a.device_name, '?') || ' ' || coalesce(a.name, '?') AS subject,
  CASE
    WHEN a.two_factor = 1 THEN 'pass'
    WHEN a.two_factor IS NULL OR a.enabled IS NULL THEN 'unknown'
    WHEN a.source_limited = 1 THEN 'pass'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN a.two_factor = 1 THEN word('yes') WHEN a.two_factor = 0 THEN word('no') ELSE word('unknown') END || CASE WHEN a.two_factor_state = 'default' THEN ' (' || word('default') || ')' ELSE '' END AS observed,
  word('two-factor-or-limited') AS expected,
  a.source AS source
FROM admin_account AS a
WHERE (a.enabled = 1 OR a.enabled IS NULL)
