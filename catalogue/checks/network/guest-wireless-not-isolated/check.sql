SELECT
  w.institution_id AS institution_id,
  coalesce(w.device_id, '-') || ' ' || coalesce(w.ssid, '?') AS subject,
  CASE
    WHEN w.isolated = 1 THEN 'pass'
    WHEN w.isolated IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN w.isolated = 1 THEN '{separated}' WHEN w.isolated = 0 THEN '{not-separated}' ELSE '{unknown}' END AS observed,
  '{separated}' AS expected,
  w.source AS source
FROM wlan AS w
WHERE w.guest = 1
