WITH filled AS (
  SELECT institution_id, count(1) AS cells FROM backup_job GROUP BY institution_id
)
SELECT
  s.institution_id AS institution_id,
  s.system_id AS subject,
  CASE
    WHEN s.holds_medical_information IS NULL OR s.hosting IS NULL THEN 'unknown'
    WHEN b.jobs > 0 THEN 'pass'
    WHEN coalesce(filled.cells, 0) = 0 THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CAST(coalesce(b.jobs, 0) AS TEXT) AS observed,
  '1' AS expected,
  coalesce(b.source, s.source) AS source
FROM system AS s
LEFT JOIN (
  SELECT institution_id, system_id, count(backup_id) AS jobs, min(source) AS source
  FROM backup_job
  GROUP BY institution_id, system_id
) AS b ON b.institution_id = s.institution_id AND b.system_id = s.system_id
LEFT JOIN filled ON filled.institution_id = s.institution_id
WHERE (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL)
  AND (s.hosting = 'on-premises' OR s.hosting IS NULL)
