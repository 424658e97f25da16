SELECT
  p.institution_id AS institution_id,
  p.policy_id AS subject,
  CASE
    WHEN p.reversible_encryption = 0 THEN 'pass'
    WHEN p.reversible_encryption IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN p.reversible_encryption = 1 THEN word('yes') WHEN p.reversible_encryption = 0 THEN word('no') ELSE word('unknown') END AS observed,
  word('no') AS expected,
  p.source AS source
FROM auth_policy AS p
WHERE p.kind = 'windows' OR p.kind IS NULL OR p.reversible_encryption IS NOT NULL
