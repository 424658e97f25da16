SELECT
  p.institution_id AS institution_id,
  p.policy_id AS subject,
  CASE
    WHEN p.kind IS NULL THEN 'unknown'
    WHEN p.root_login = 'yes' OR p.password_login = 1 THEN 'fail'
    WHEN p.root_login IS NULL OR p.password_login IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  'root ' || coalesce(p.root_login, word('default-of-version')) || ', password ' || CASE WHEN p.password_login = 1 THEN word('yes') WHEN p.password_login = 0 THEN word('no') ELSE word('default-of-version') END AS observed,
  'root ' || word('no') || ', password ' || word('no') AS expected,
  p.source AS source
FROM auth_policy AS p
WHERE (p.kind = 'ssh' OR p.kind IS NULL)
