SELECT
  d.institution_id AS institution_id,
  d.device_id AS subject,
  CASE
    WHEN d.kind IS NULL THEN 'unknown'
    WHEN d.default_password_changed = 0 OR d.password_set_by = 'manufacturer' THEN 'fail'
    WHEN d.password_set_by = 'vendor' THEN 'fail'
    WHEN d.default_password_changed IS NULL OR d.password_set_by IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  word(coalesce(d.password_set_by, 'unknown')) AS observed,
  word('set-by-institution') AS expected,
  d.source AS source
FROM device AS d
WHERE (d.kind = 'router' OR d.kind = 'firewall' OR d.kind = 'switch' OR d.kind = 'access-point' OR d.kind = 'nas' OR d.kind = 'server' OR d.kind = 'printer' OR d.kind = 'medical-device' OR d.kind IS NULL) AND (d.connected = 1 OR d.connected IS NULL)
