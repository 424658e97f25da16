SELECT
  n.institution_id AS institution_id,
  n.network_id AS subject,
  CASE
    WHEN n.kind IS NULL THEN 'unknown'
    WHEN n.separated = 1 THEN 'pass'
    WHEN n.separated IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  word(coalesce(n.kind, 'unknown')) || CASE WHEN n.separated = 1 THEN ' ' || word('separated') WHEN n.separated = 0 THEN ' ' || word('not-separated') ELSE '' END AS observed,
  word('separated') AS expected,
  n.source AS source
FROM network AS n
WHERE (n.kind = 'medical' OR n.kind = 'internal' OR n.kind = 'guest' OR n.kind IS NULL)
