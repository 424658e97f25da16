WITH filled AS (
  SELECT institution_id, count(personal) AS cells FROM device GROUP BY institution_id
)
SELECT
  d.institution_id AS institution_id,
  d.device_id AS subject,
  CASE
    WHEN d.personal IS NULL THEN 'unknown'
    WHEN d.personal_use_approved = 1 THEN 'pass'
    WHEN d.personal_use_approved IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN d.personal_use_approved = 1 THEN word('yes') WHEN d.personal_use_approved = 0 THEN word('no') ELSE word('unknown') END AS observed,
  word('yes') AS expected,
  d.source AS source
FROM device AS d
LEFT JOIN filled ON filled.institution_id = d.institution_id
WHERE (d.personal = 1 OR (d.personal IS NULL AND filled.cells > 0))
