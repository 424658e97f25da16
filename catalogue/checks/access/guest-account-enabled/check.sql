SELECT
  p.institution_id AS institution_id,
  p.policy_id AS subject,
  CASE
    WHEN p.kind IS NULL THEN 'unknown'
    WHEN p.guest_enabled = 0 THEN 'pass'
    WHEN p.guest_enabled IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN p.guest_enabled = 1 THEN word('on') WHEN p.guest_enabled = 0 THEN word('off') ELSE word('unknown') END AS observed,
  word('off') AS expected,
  p.source AS source
FROM auth_policy AS p
WHERE (p.kind = 'windows' OR p.kind IS NULL)
