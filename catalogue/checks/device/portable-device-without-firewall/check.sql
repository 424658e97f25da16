WITH filled AS (
  SELECT institution_id, count(portable) AS cells FROM device GROUP BY institution_id
)
SELECT
  d.institution_id AS institution_id,
  d.device_id AS subject,
  CASE
    WHEN d.portable IS NULL THEN 'unknown'
    WHEN d.host_firewall = 1 THEN 'pass'
    WHEN d.host_firewall IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN d.host_firewall = 1 THEN word('yes') WHEN d.host_firewall = 0 THEN word('no') ELSE word('unknown') END AS observed,
  word('yes') AS expected,
  d.source AS source
FROM device AS d
LEFT JOIN filled ON filled.institution_id = d.institution_id
WHERE (d.portable = 1 OR (d.portable IS NULL AND filled.cells > 0))
