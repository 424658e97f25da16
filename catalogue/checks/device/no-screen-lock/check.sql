SELECT
  d.institution_id AS institution_id,
  d.device_id AS subject,
  CASE
    WHEN d.kind IS NULL THEN 'unknown'
    WHEN d.screen_lock_minutes IS NULL THEN 'unknown'
    WHEN d.screen_lock_minutes = 0 OR d.screen_lock_minutes > $minutes THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  coalesce(CAST(d.screen_lock_minutes AS TEXT) || ' ' || word('minutes'), word('unknown')) AS observed,
  '1 - ' || CAST($minutes AS TEXT) || ' ' || word('minutes') AS expected,
  d.source AS source
FROM device AS d
WHERE (d.kind = 'pc' OR d.kind = 'laptop' OR d.kind = 'tablet' OR d.kind IS NULL)
