SELECT
  a.institution_id AS institution_id,
  a.account_id AS subject,
  CASE
    WHEN a.kind = 'shared' AND a.enabled = 1 THEN 'fail'
    WHEN a.kind IS NULL OR a.enabled IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  word(coalesce(a.kind, 'unknown')) AS observed,
  word('personal') AS expected,
  a.source AS source
FROM account AS a
WHERE (a.enabled = 1 OR a.enabled IS NULL)
