SELECT
  account.institution_id AS institution_id,
  account.account_id AS subject,
  CASE
    WHEN account.enabled = 0 THEN 'pass'
    WHEN account.enabled IS NULL OR person.person_id IS NULL THEN 'unknown'
    WHEN person.left_at <= $as_of THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  CASE
    WHEN person.person_id IS NULL THEN word('owner-not-known')
    WHEN person.left_at IS NOT NULL THEN person.left_at || ' ' || word('left')
    ELSE word('employed-person')
  END AS observed,
  word('off-or-employed') AS expected,
  account.source AS source
FROM account
LEFT JOIN person
  ON person.institution_id = account.institution_id AND person.person_id = account.person_id
WHERE (account.kind IS NULL OR account.kind = 'personal' OR account.person_id IS NOT NULL)
