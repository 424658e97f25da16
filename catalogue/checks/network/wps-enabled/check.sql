SELECT
  w.institution_id AS institution_id,
  coalesce(w.device_id, '-') || ' ' || coalesce(w.ssid, '?') AS subject,
  CASE
    WHEN w.wps = 0 THEN 'pass'
    WHEN w.wps IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN w.wps = 1 THEN '{on}' WHEN w.wps = 0 THEN '{off}' ELSE '{unknown}' END AS observed,
  '{off}' AS expected,
  w.source AS source
FROM wlan AS w
