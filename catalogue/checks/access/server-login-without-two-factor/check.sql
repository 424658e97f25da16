WITH server AS (
  SELECT
    d.institution_id AS institution_id,
    d.device_id AS device_id,
    d.kind AS kind,
    d.processes_locally AS processes_locally,
    d.server_two_factor AS state,
    d.jump_host_conditions AS conditions,
    s.two_factor_planned_at AS planned_at,
    s.holds_medical_information AS holds,
    s.retires_at AS retires_at,
    s.hosting AS hosting,
    d.source AS source,
    CASE
      WHEN $relief = 0 THEN 0
      WHEN s.introduced_at < $operating_from AND s.two_factor_obstacle IS NOT NULL AND s.renewal_with_two_factor = 1 AND s.renewal_planned_at >= $operating_from AND s.renewal_planned_at >= $as_of THEN 1
      ELSE 0
    END AS relieved
  FROM device AS d
  LEFT JOIN system AS s ON s.institution_id = d.institution_id AND s.system_id = d.system_id
), counted AS (
  SELECT
    institution_id,
    count(1) AS devices,
    sum(CASE WHEN kind = 'server' OR kind = 'nas' OR processes_locally = 1 THEN 1 ELSE 0 END) AS servers,
    sum(CASE WHEN kind IS NULL THEN 1 WHEN (kind = 'pc' OR kind = 'laptop') AND processes_locally IS NULL AND (hosting IS NULL OR hosting <> 'cloud') THEN 1 ELSE 0 END) AS unknown_kinds,
    min(source) AS source
  FROM server
  GROUP BY institution_id
), hosted AS (
  SELECT
    institution_id,
    sum(CASE WHEN hosting = 'cloud' THEN 0 WHEN holds_medical_information = 0 THEN 0 ELSE 1 END) AS elsewhere
  FROM system
  GROUP BY institution_id
)
SELECT
  v.institution_id AS institution_id,
  v.device_id AS subject,
  CASE
    WHEN v.state = 'yes' OR v.state = 'equivalent' THEN 'pass'
    WHEN (v.state = 'jump-host-two-factor' OR v.state = 'jump-host-detection') AND v.conditions = 1 THEN 'pass'
    WHEN (v.state = 'jump-host-two-factor' OR v.state = 'jump-host-detection') AND v.conditions IS NULL THEN 'unknown'
    WHEN v.state IS NULL THEN 'unknown'
    WHEN v.relieved = 1 THEN 'pass'
    WHEN v.state = 'planned' AND $as_of < $operating_from AND v.planned_at >= $as_of AND v.planned_at <= $operating_from THEN 'pass'
    WHEN v.state = 'planned' AND $as_of < $operating_from AND v.planned_at IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  word(coalesce(v.state, 'unknown')) || CASE WHEN v.planned_at IS NOT NULL AND v.state = 'planned' THEN ' ' || v.planned_at ELSE '' END AS observed,
  $operating_from || ' ' || word('two-factor-by') AS expected,
  v.source AS source
FROM server AS v
WHERE (v.kind = 'server' OR v.kind = 'nas' OR v.processes_locally = 1) AND (v.holds = 1 OR v.holds IS NULL) AND (v.retires_at IS NULL OR v.retires_at >= $operating_from)
UNION ALL
SELECT
  c.institution_id AS institution_id,
  c.institution_id AS subject,
  CASE
    WHEN c.unknown_kinds > 0 OR h.elsewhere IS NULL OR h.elsewhere > 0 THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  word('no-server') AS observed,
  word('two-factor-or-no-server') AS expected,
  c.source AS source
FROM counted AS c
LEFT JOIN hosted AS h ON h.institution_id = c.institution_id
WHERE c.servers = 0 AND c.devices > 0
