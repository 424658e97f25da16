SELECT
  s.institution_id AS institution_id,
  s.system_id AS subject,
  CASE
    WHEN s.holds_medical_information IS NULL OR s.hosting IS NULL THEN 'unknown'
    WHEN b.media >= $media THEN 'pass'
    WHEN b.media IS NULL OR b.media = 0 THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CAST(coalesce(b.media, 0) AS TEXT) AS observed,
  CAST($media AS TEXT) AS expected,
  coalesce(b.source, s.source) AS source
FROM system AS s
LEFT JOIN (
  SELECT institution_id, system_id, count(medium) AS media, min(source) AS source
  FROM (
    SELECT institution_id, system_id, medium, min(source) AS source
    FROM backup_job
    WHERE last_success_at <= $as_of
    GROUP BY institution_id, system_id, medium
  ) AS kept
  GROUP BY institution_id, system_id
) AS b ON b.institution_id = s.institution_id AND b.system_id = s.system_id
WHERE (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL)
  AND (s.hosting = 'on-premises' OR s.hosting IS NULL)
