SELECT
  a.institution_id AS institution_id,
  a.account_id AS subject,
  CASE
    WHEN a.last_login_at IS NULL OR a.last_login_at > $as_of THEN 'unknown'
    WHEN days_between(a.last_login_at, $as_of) > $days THEN CASE WHEN a.enabled = 1 THEN 'fail' ELSE 'unknown' END
    ELSE 'pass'
  END AS verdict,
  coalesce(a.last_login_at, word('never')) AS observed,
  CAST($days AS TEXT) || ' ' || word('within-days') AS expected,
  a.source AS source
FROM account AS a
WHERE (a.enabled = 1 OR a.enabled IS NULL) AND (a.kind IS NULL OR a.kind <> 'service')
