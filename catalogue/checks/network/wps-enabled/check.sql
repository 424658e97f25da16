SELECT
  w.institution_id AS institution_id,
  coalesce(w.device_id, '-') || ' ' || coalesce(w.ssid, '?') AS subject,
  CASE
    WHEN w.wps = 0 THEN 'pass'
    WHEN w.wps IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN w.wps = 1 THEN word('on') WHEN w.wps = 0 THEN word('off') ELSE word('unknown') END AS observed,
  word('off') AS expected,
  w.source AS source
FROM wlan AS w
