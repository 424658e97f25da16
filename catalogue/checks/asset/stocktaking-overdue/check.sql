SELECT
  device.institution_id AS institution_id,
  device.device_id AS subject,
  CASE
    WHEN device.confirmed_at IS NULL OR device.confirmed_at > $as_of THEN 'unknown'
    WHEN add_months(device.confirmed_at, $months) < $as_of THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  coalesce(device.confirmed_at, word('never')) AS observed,
  CAST($months AS TEXT) || ' ' || word('within-months') AS expected,
  device.source AS source
FROM device
