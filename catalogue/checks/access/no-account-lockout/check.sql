SELECT
  p.institution_id AS institution_id,
  p.policy_id AS subject,
  CASE
    WHEN p.kind IS NULL THEN 'unknown'
    WHEN p.lockout_threshold IS NULL THEN 'unknown'
    WHEN p.lockout_threshold = 0 OR p.lockout_threshold > $attempts THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  coalesce(CAST(p.lockout_threshold AS TEXT), word('unknown')) AS observed,
  '1 - ' || CAST($attempts AS TEXT) AS expected,
  p.source AS source
FROM auth_policy AS p
WHERE (p.kind <> 'ssh' OR p.kind IS NULL)
