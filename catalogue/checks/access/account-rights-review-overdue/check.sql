SELECT
  a.institution_id AS institution_id,
  a.account_id AS subject,
  CASE
    WHEN a.reviewed_at IS NULL OR a.reviewed_at > $as_of THEN 'unknown'
    WHEN add_months(a.reviewed_at, $months) < $as_of THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  coalesce(a.reviewed_at, word('never')) AS observed,
  CAST($months AS TEXT) || ' ' || word('within-months') AS expected,
  a.source AS source
FROM account AS a
WHERE (a.enabled = 1 OR a.enabled IS NULL)
