SELECT
  w.institution_id AS institution_id,
  coalesce(w.device_id, '-') || ' ' || coalesce(w.ssid, '?') AS subject,
  CASE
    WHEN w.isolated = 1 THEN 'pass'
    WHEN w.isolated IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN w.isolated = 1 THEN word('separated') WHEN w.isolated = 0 THEN word('not-separated') ELSE word('unknown') END AS observed,
  word('separated') AS expected,
  w.source AS source
FROM wlan AS w
WHERE w.guest = 1
