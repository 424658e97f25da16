WITH state AS (
  SELECT
    s.institution_id AS institution_id,
    s.system_id AS system_id,
    s.two_factor AS two_factor,
    s.two_factor_planned_at AS planned_at,
    s.introduced_at AS introduced_at,
    s.retires_at AS retires_at,
    s.holds_medical_information AS holds,
    s.two_factor_place AS place,
    s.renewal_planned_at AS renewal_at,
    s.source AS source,
    CASE
      WHEN $relief = 0 THEN 0
      WHEN s.two_factor_obstacle IS NOT NULL AND s.renewal_with_two_factor = 1 AND s.renewal_planned_at >= $operating_from AND s.renewal_planned_at >= $as_of THEN 1
      ELSE 0
    END AS relieved
  FROM system AS s
  WHERE (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL) AND (s.retires_at IS NULL OR s.retires_at >= $operating_from OR s.retires_at < $as_of)
)
SELECT
  t.institution_id AS institution_id,
  t.system_id AS subject,
  CASE
    WHEN t.retires_at < $as_of THEN 'unknown'
    WHEN t.two_factor = 'equivalent' THEN 'pass'
    WHEN t.two_factor = 'yes' AND $at_application = 0 THEN 'pass'
    WHEN t.two_factor = 'yes' AND (t.place = 'application' OR t.place = 'linked') THEN 'pass'
    WHEN t.two_factor = 'yes' AND t.place IS NULL THEN 'unknown'
    WHEN t.two_factor IS NULL OR t.holds IS NULL THEN 'unknown'
    WHEN t.relieved = 1 AND t.introduced_at < $operating_from THEN 'pass'
    WHEN t.relieved = 1 AND t.introduced_at IS NULL THEN 'unknown'
    WHEN $as_of >= $operating_from THEN 'fail'
    WHEN t.introduced_at IS NULL THEN 'unknown'
    WHEN t.introduced_at >= $plan_until THEN 'fail'
    WHEN t.planned_at >= $as_of AND t.planned_at <= $operating_from AND t.two_factor = 'planned' THEN 'pass'
    WHEN t.two_factor = 'planned' AND t.planned_at IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  word(coalesce(t.two_factor, 'unknown')) || CASE WHEN t.two_factor = 'yes' AND $at_application = 1 THEN ' (' || word(coalesce(t.place, 'unknown')) || ')' ELSE '' END || CASE WHEN t.planned_at IS NOT NULL THEN ' ' || t.planned_at ELSE '' END || CASE WHEN t.relieved = 1 THEN ' ' || word('relief-until') || ' ' || t.renewal_at ELSE '' END AS observed,
  $operating_from || ' ' || word('two-factor-by') AS expected,
  t.source AS source
FROM state AS t
