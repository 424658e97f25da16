WITH filled AS (
  SELECT institution_id, count(1) AS cells FROM patch_state GROUP BY institution_id
)
SELECT
  p.institution_id AS institution_id,
  p.device_id AS subject,
  CASE
    WHEN p.pending_security_updates > 0 AND days_between(p.updated_at, $as_of) > $days THEN 'fail'
    WHEN p.updated_at IS NULL OR p.updated_at > $as_of THEN 'unknown'
    WHEN days_between(p.updated_at, $as_of) > $days AND p.pending_security_updates IS NULL THEN 'fail'
    WHEN days_between(p.updated_at, $as_of) > 365 THEN 'unknown'
    WHEN p.pending_security_updates > 0 OR p.pending_security_updates = 0 OR p.pending_security_updates IS NULL THEN 'pass'
    ELSE 'unknown'
  END AS verdict,
  coalesce(p.updated_at, word('never')) || ', ' || coalesce(CAST(p.pending_security_updates AS TEXT), word('unknown')) AS observed,
  CAST($days AS TEXT) || ' ' || word('within-days') AS expected,
  p.source AS source
FROM patch_state AS p
UNION ALL
SELECT
  d.institution_id AS institution_id,
  d.device_id AS subject,
  'unknown' AS verdict,
  word('no-record') AS observed,
  CAST($days AS TEXT) || ' ' || word('within-days') AS expected,
  d.source AS source
FROM device AS d
JOIN filled ON filled.institution_id = d.institution_id
LEFT JOIN patch_state AS p ON p.institution_id = d.institution_id AND p.device_id = d.device_id
WHERE d.connected = 1 AND p.device_id IS NULL
  AND (d.kind = 'pc' OR d.kind = 'laptop' OR d.kind = 'tablet' OR d.kind = 'server')
