SELECT
  n.institution_id AS institution_id,
  n.network_id AS subject,
  CASE
    WHEN n.kind IS NULL THEN 'unknown'
    WHEN n.separated = 1 THEN 'pass'
    WHEN n.separated IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  '{' || coalesce(n.kind, 'unknown') || '}' || CASE WHEN n.separated = 1 THEN ' {separated}' WHEN n.separated = 0 THEN ' {not-separated}' ELSE '' END AS observed,
  '{separated}' AS expected,
  n.source AS source
FROM network AS n
WHERE (n.kind = 'medical' OR n.kind = 'internal' OR n.kind = 'guest' OR n.kind IS NULL)
