WITH filled AS (
  SELECT institution_id, count(1) AS cells FROM vendor_disclosure GROUP BY institution_id
), received AS (
  SELECT institution_id, system_id, max(dated_at) AS dated_at
  FROM vendor_disclosure
  WHERE dated_at <= $as_of
  GROUP BY institution_id, system_id
)
SELECT
  system.institution_id AS institution_id,
  system.system_id AS subject,
  CASE
    WHEN system.outsourced IS NULL THEN 'unknown'
    WHEN coalesce(filled.cells, 0) = 0 THEN 'unknown'
    WHEN received.dated_at IS NULL THEN 'fail'
    WHEN add_months(received.dated_at, $months) < $as_of THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  coalesce(received.dated_at, word('none')) AS observed,
  'MDS / SDS' AS expected,
  system.source AS source
FROM system
LEFT JOIN received
  ON received.institution_id = system.institution_id AND received.system_id = system.system_id
LEFT JOIN filled ON filled.institution_id = system.institution_id
WHERE (system.outsourced = 1 OR system.outsourced IS NULL)
