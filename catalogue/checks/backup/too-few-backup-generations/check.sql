SELECT
  s.institution_id AS institution_id,
  s.system_id AS subject,
  CASE
    WHEN s.holds_medical_information IS NULL OR s.hosting IS NULL THEN 'unknown'
    WHEN b.generations >= $generations THEN 'pass'
    WHEN b.generations IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  coalesce(CAST(b.generations AS TEXT), word('unknown')) AS observed,
  CAST($generations AS TEXT) AS expected,
  coalesce(b.source, s.source) AS source
FROM system AS s
LEFT JOIN (
  SELECT institution_id, system_id, count(backup_id) AS jobs,
    count(DISTINCT medium) AS media, max(generations) AS generations,
    max(offline) AS offline, max(write_protected) AS write_protected,
    max(CASE WHEN last_success_at <= $as_of THEN last_success_at ELSE NULL END) AS last_success_at,
    max(CASE WHEN restore_tested_at <= $as_of THEN restore_tested_at ELSE NULL END) AS restore_tested_at,
    min(interval_days) AS interval_days, min(source) AS source
  FROM backup_job
  GROUP BY institution_id, system_id
) AS b ON b.institution_id = s.institution_id AND b.system_id = s.system_id
WHERE (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL)
  AND (s.hosting = 'on-premises' OR s.hosting IS NULL)
