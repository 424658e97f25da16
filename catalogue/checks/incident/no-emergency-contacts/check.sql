WITH reachable AS (
  SELECT
    institution_id,
    max(CASE WHEN kind = 'ministry' AND phone IS NOT NULL THEN 1 ELSE 0 END) AS ministry,
    max(CASE WHEN kind = 'prefecture' AND phone IS NOT NULL THEN 1 ELSE 0 END) AS prefecture,
    max(CASE WHEN kind = 'police' AND phone IS NOT NULL THEN 1 ELSE 0 END) AS police,
    max(CASE WHEN kind = 'vendor' AND phone IS NOT NULL THEN 1 ELSE 0 END) AS vendor
  FROM contact
  GROUP BY institution_id
)
SELECT
  i.institution_id AS institution_id,
  i.institution_id AS subject,
  CASE
    WHEN r.ministry = 1 AND r.prefecture = 1 AND r.police = 1 AND r.vendor = 1 THEN 'pass'
    WHEN r.ministry IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE
    WHEN coalesce(r.ministry, 0) = 0 THEN word('missing-ministry')
    WHEN coalesce(r.prefecture, 0) = 0 THEN word('missing-prefecture')
    WHEN coalesce(r.police, 0) = 0 THEN word('missing-police')
    WHEN coalesce(r.vendor, 0) = 0 THEN word('missing-vendor')
    ELSE word('present')
  END AS observed,
  word('contacts') AS expected,
  i.source AS source
FROM institution AS i
LEFT JOIN reachable AS r ON r.institution_id = i.institution_id
