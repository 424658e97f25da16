SELECT
  s.institution_id AS institution_id,
  s.system_id AS subject,
  CASE
    WHEN s.retires_at < $as_of THEN 'unknown'
    WHEN s.two_factor = 'yes' OR s.two_factor = 'equivalent' THEN 'pass'
    WHEN s.two_factor IS NULL OR s.holds_medical_information IS NULL THEN 'unknown'
    WHEN $as_of >= $operating_from THEN 'fail'
    WHEN s.introduced_at IS NULL THEN 'unknown'
    WHEN s.introduced_at >= $introduced_from THEN 'fail'
    WHEN s.two_factor = 'planned' AND s.two_factor_planned_at >= $as_of AND s.two_factor_planned_at <= $operating_from THEN 'pass'
    WHEN s.two_factor = 'planned' AND s.two_factor_planned_at IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  '{' || coalesce(s.two_factor, 'unknown') || '}' || CASE WHEN s.two_factor_planned_at IS NOT NULL THEN ' ' || s.two_factor_planned_at ELSE '' END AS observed,
  $operating_from || ' {two-factor-by}' AS expected,
  s.source AS source
FROM system AS s
WHERE (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL) AND (s.retires_at IS NULL OR s.retires_at >= $operating_from OR s.retires_at < $as_of)
