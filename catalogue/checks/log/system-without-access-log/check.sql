WITH filled AS (
  SELECT institution_id, count(1) AS cells FROM log_source GROUP BY institution_id
), logged AS (
  SELECT institution_id, system_id, count(log_id) AS logs
  FROM log_source
  WHERE kind = 'access'
  GROUP BY institution_id, system_id
)
SELECT
  s.institution_id AS institution_id,
  s.system_id AS subject,
  CASE
    WHEN logged.logs > 0 THEN 'pass'
    WHEN s.holds_medical_information IS NULL THEN 'unknown'
    WHEN coalesce(filled.cells, 0) = 0 THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CAST(coalesce(logged.logs, 0) AS TEXT) AS observed,
  '1' AS expected,
  s.source AS source
FROM system AS s
LEFT JOIN logged ON logged.institution_id = s.institution_id AND logged.system_id = s.system_id
LEFT JOIN filled ON filled.institution_id = s.institution_id
WHERE (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL)
