SELECT
  system.institution_id AS institution_id,
  system.system_id AS subject,
  CASE
    WHEN system.kind IS NULL THEN 'unknown'
    WHEN system.in_scope = 1 THEN 'pass'
    WHEN system.in_scope IS NULL OR system.connected IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN system.in_scope = 1 THEN word('in-scope') WHEN system.in_scope = 0 THEN word('out-of-scope') ELSE word('unknown') END AS observed,
  word('in-scope') AS expected,
  system.source AS source
FROM system
WHERE (system.kind = 'billing' OR system.kind = 'office' OR system.kind IS NULL) AND (system.connected = 1 OR system.connected IS NULL)
