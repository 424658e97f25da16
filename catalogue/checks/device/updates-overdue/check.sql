SELECT
  p.institution_id AS institution_id,
  p.device_id AS subject,
  CASE
    WHEN p.pending_security_updates > 0 AND days_between(p.updated_at, $as_of) > $days THEN 'fail'
    WHEN p.updated_at IS NULL OR p.updated_at > $as_of THEN 'unknown'
    WHEN days_between(p.updated_at, $as_of) > $days AND p.pending_security_updates IS NULL THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  coalesce(p.updated_at, word('never')) || ', ' || coalesce(CAST(p.pending_security_updates AS TEXT), word('unknown')) AS observed,
  CAST($days AS TEXT) || ' ' || word('within-days') AS expected,
  p.source AS source
FROM patch_state AS p
