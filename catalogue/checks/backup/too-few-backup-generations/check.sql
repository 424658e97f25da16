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
  SELECT institution_id, system_id, max(CASE WHEN last_success_at <= $as_of THEN generations END) AS generations, min(source) AS source
  FROM backup_job
  GROUP BY institution_id, system_id
) AS b ON b.institution_id = s.institution_id AND b.system_id = s.system_id
WHERE (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL)
  AND (s.hosting = 'on-premises' OR s.hosting IS NULL)
