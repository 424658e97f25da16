SELECT
  s.institution_id AS institution_id,
  s.system_id AS subject,
  CASE
    WHEN s.holds_medical_information IS NULL OR s.hosting IS NULL THEN 'unknown'
    WHEN b.jobs IS NULL THEN 'unknown'
    WHEN add_months(b.restore_tested_at, $months) >= $as_of THEN 'pass'
    WHEN b.restore_tested_at IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  coalesce(b.restore_tested_at, word('never')) AS observed,
  CAST($months AS TEXT) || ' ' || word('within-months') AS expected,
  coalesce(b.source, s.source) AS source
FROM system AS s
LEFT JOIN (
  SELECT institution_id, system_id, count(backup_id) AS jobs, max(CASE WHEN restore_tested_at <= $as_of THEN restore_tested_at ELSE NULL END) AS restore_tested_at, min(source) AS source
  FROM backup_job
  GROUP BY institution_id, system_id
) AS b ON b.institution_id = s.institution_id AND b.system_id = s.system_id
WHERE (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL)
  AND (s.hosting = 'on-premises' OR s.hosting IS NULL)
