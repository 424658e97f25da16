WITH device_ledger AS (
  SELECT institution_id, count(device_id) AS devices FROM device GROUP BY institution_id
), system_ledger AS (
  SELECT institution_id, count(1) AS systems FROM system GROUP BY institution_id
)
SELECT
  i.institution_id AS institution_id,
  i.institution_id AS subject,
  CASE
    WHEN d.devices > 0 THEN 'pass'
    WHEN d.devices IS NULL AND s.systems IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN d.devices > 0 THEN word('present') WHEN d.devices IS NULL AND s.systems IS NULL THEN word('unknown') ELSE word('none') END AS observed,
  word('present') AS expected,
  i.source AS source
FROM institution AS i
LEFT JOIN device_ledger AS d ON d.institution_id = i.institution_id
LEFT JOIN system_ledger AS s ON s.institution_id = i.institution_id
