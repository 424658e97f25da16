SELECT
  n.institution_id AS institution_id,
  n.incident_id AS subject,
  CASE
    WHEN n.serious = 0 THEN 'pass'
    WHEN n.serious IS NULL THEN 'unknown'
    WHEN n.reported_at < coalesce(n.aware_at, n.occurred_at) OR n.aware_at < n.occurred_at THEN 'unknown'
    WHEN n.reported_at <= $as_of AND days_between(coalesce(n.aware_at, n.occurred_at), n.reported_at) <= $days THEN 'pass'
    WHEN n.reported_at <= $as_of AND days_between(coalesce(n.aware_at, n.occurred_at), n.reported_at) > $days THEN 'fail'
    WHEN n.reported_at <= $as_of THEN 'unknown'
    WHEN days_between(coalesce(n.aware_at, n.occurred_at), $as_of) <= $days THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  coalesce(n.aware_at, n.occurred_at, word('unknown')) || ' -> ' || coalesce(n.reported_at, word('never')) AS observed,
  CAST($days AS TEXT) || ' ' || word('reported-within') AS expected,
  n.source AS source
FROM incident AS n
WHERE n.occurred_at <= $as_of OR n.occurred_at IS NULL
