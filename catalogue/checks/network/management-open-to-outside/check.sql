SELECT
  e.institution_id AS institution_id,
  e.endpoint AS subject,
  CASE
    WHEN e.management IS NULL THEN 'unknown'
    WHEN e.exposure = 'internet' THEN 'fail'
    WHEN e.exposure IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  coalesce(e.service, '') || ' ' || word(coalesce(e.exposure, 'unknown')) AS observed,
  word('not-from-internet') AS expected,
  e.source AS source
FROM endpoint AS e
WHERE (e.management = 1 OR (e.management IS NULL AND (e.exposure = 'internet' OR e.exposure IS NULL)))
