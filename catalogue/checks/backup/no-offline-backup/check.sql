SELECT
  s.institution_id AS institution_id,
  s.system_id AS subject,
  CASE
    WHEN s.holds_medical_information IS NULL OR s.hosting IS NULL THEN 'unknown'
    WHEN b.offline = 1 OR b.write_protected = 1 THEN 'pass'
    WHEN b.offline IS NULL OR b.write_protected IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN b.offline = 1 THEN word('offline') WHEN b.write_protected = 1 THEN word('write-protected') WHEN b.offline = 0 AND b.write_protected = 0 THEN word('none') ELSE word('unknown') END AS observed,
  word('offline') || ' / ' || word('write-protected') AS expected,
  coalesce(b.source, s.source) AS source
FROM system AS s
LEFT JOIN (
  SELECT institution_id, system_id, max(CASE WHEN last_success_at <= $as_of OR offline = 0 THEN offline END) AS offline, max(CASE WHEN last_success_at <= $as_of OR write_protected = 0 THEN write_protected END) AS write_protected, min(source) AS source
  FROM backup_job
  GROUP BY institution_id, system_id
) AS b ON b.institution_id = s.institution_id AND b.system_id = s.system_id
WHERE (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL)
  AND (s.hosting = 'on-premises' OR s.hosting IS NULL)
