SELECT
  b.institution_id AS institution_id,
  b.backup_id AS subject,
  CASE
    WHEN b.last_success_at IS NULL OR b.last_success_at > $as_of THEN 'unknown'
    WHEN days_between(b.last_success_at, $as_of) > coalesce(b.interval_days, 1) + $grace_days THEN 'fail'
    WHEN b.interval_days IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  coalesce(b.last_success_at, word('never')) AS observed,
  CAST(coalesce(b.interval_days, 1) + $grace_days AS TEXT) || ' ' || word('within-days') AS expected,
  b.source AS source
FROM backup_job AS b
