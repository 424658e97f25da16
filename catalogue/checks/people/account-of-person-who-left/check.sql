SELECT
  account.institution_id AS institution_id,
  account.account_id AS subject,
  CASE
    WHEN account.enabled = 0 THEN 'pass'
    WHEN account.enabled IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  person.left_at || ' {left}' AS observed,
  '{off}' AS expected,
  account.source AS source
FROM account
JOIN person
  ON person.institution_id = account.institution_id AND person.person_id = account.person_id
WHERE person.left_at <= $as_of
