SELECT
  e.institution_id AS institution_id,
  e.endpoint AS subject,
  CASE
    WHEN e.management IS NULL THEN 'unknown'
    WHEN e.encrypted = 1 THEN 'pass'
    WHEN e.encrypted IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  coalesce(e.service, word('unknown')) AS observed,
  word('encrypted') AS expected,
  e.source AS source
FROM endpoint AS e
WHERE (e.management = 1 OR (e.management IS NULL AND (e.encrypted = 0 OR e.encrypted IS NULL)))
