SELECT
  device.institution_id AS institution_id,
  device.device_id AS subject,
  CASE
    WHEN device.kind IS NULL THEN 'unknown'
    WHEN device.in_scope = 1 THEN 'pass'
    WHEN device.in_scope IS NULL OR device.connected IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN device.in_scope = 1 THEN word('in-scope') WHEN device.in_scope = 0 THEN word('out-of-scope') ELSE word('unknown') END AS observed,
  word('in-scope') AS expected,
  device.source AS source
FROM device
WHERE (device.kind = 'medical-device' OR device.kind IS NULL) AND (device.connected = 1 OR device.connected IS NULL)
