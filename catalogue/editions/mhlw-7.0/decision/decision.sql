WITH agreed AS (
  SELECT
    c.institution_id AS institution_id,
    c.vendor_id AS vendor_id,
    c.system_id AS system_id,
    c.security_update_clause AS clause,
    CASE
      WHEN c.starts_at > $as_of THEN 0
      WHEN c.auto_renewal = 1 THEN 1
      WHEN c.ends_at IS NULL THEN NULL
      WHEN c.ends_at < $as_of THEN 0
      ELSE 1
    END AS current
  FROM contract AS c
), counted AS (
  SELECT
    a.institution_id AS institution_id,
    a.system_id AS system_id,
    CASE WHEN a.system_id IS NULL THEN a.vendor_id ELSE NULL END AS vendor_id,
    sum(CASE WHEN a.current = 1 AND a.clause = 1 THEN 1 ELSE 0 END) AS says_yes,
    sum(CASE WHEN a.current = 1 AND a.clause = 0 THEN 1 ELSE 0 END) AS says_no,
    sum(CASE WHEN a.current = 1 AND a.clause IS NULL THEN 1 WHEN a.current IS NULL AND (a.clause = 1 OR a.clause IS NULL) THEN 1 ELSE 0 END) AS not_known,
    sum(CASE WHEN a.current = 0 THEN 0 ELSE 1 END) AS contracts
  FROM agreed AS a
  GROUP BY a.institution_id, a.system_id, CASE WHEN a.system_id IS NULL THEN a.vendor_id ELSE NULL END
), housed AS (
  SELECT DISTINCT institution_id, system_id FROM device
  WHERE (kind = 'server' OR kind = 'nas' OR processes_locally = 1) AND system_id IS NOT NULL
), machine AS (
  SELECT
    d.institution_id AS institution_id,
    d.device_id AS subject,
    d.system_id AS system_id,
    coalesce(d.vendor_id, s.vendor_id) AS vendor_id,
    CASE
      WHEN d.kind = 'server' OR d.kind = 'nas' THEN word('server')
      WHEN d.processes_locally = 1 THEN word('pc-as-server')
      WHEN d.kind IS NULL THEN word('unknown')
      ELSE word('pc-not-known')
    END AS what,
    CASE WHEN d.kind = 'server' OR d.kind = 'nas' OR d.processes_locally = 1 THEN 1 ELSE NULL END AS is_server,
    d.source AS source
  FROM device AS d
  LEFT JOIN system AS s ON s.institution_id = d.institution_id AND s.system_id = d.system_id
  WHERE (d.kind = 'server' OR d.kind = 'nas' OR d.processes_locally = 1 OR d.kind IS NULL OR ((d.kind = 'pc' OR d.kind = 'laptop') AND d.processes_locally IS NULL AND (s.hosting IS NULL OR s.hosting <> 'cloud'))) AND (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL)
  UNION ALL
  SELECT
    s.institution_id AS institution_id,
    s.system_id AS subject,
    s.system_id AS system_id,
    s.vendor_id AS vendor_id,
    CASE WHEN s.hosting = 'cloud' THEN word('cloud-service') ELSE word('server-not-in-ledger') END AS what,
    CASE WHEN s.hosting = 'cloud' THEN 1 ELSE NULL END AS is_server,
    s.source AS source
  FROM system AS s
  LEFT JOIN housed AS h ON h.institution_id = s.institution_id AND h.system_id = s.system_id
  WHERE (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL) AND (s.retires_at IS NULL OR s.retires_at >= $as_of) AND (s.hosting = 'cloud' OR h.system_id IS NULL)
  UNION ALL
  SELECT
    i.institution_id AS institution_id,
    i.institution_id AS subject,
    NULL AS system_id,
    NULL AS vendor_id,
    word('no-device-ledger') AS what,
    NULL AS is_server,
    i.source AS source
  FROM institution AS i
  WHERE NOT EXISTS (SELECT 1 FROM device AS x WHERE x.institution_id = i.institution_id AND x.device_id IS NOT NULL)
), matched AS (
  SELECT
    m.institution_id AS institution_id,
    m.subject AS subject,
    m.what AS what,
    m.is_server AS is_server,
    m.source AS source,
    CASE WHEN own.contracts > 0 THEN own.says_yes ELSE coalesce(wide.says_yes, 0) END AS says_yes,
    CASE WHEN own.contracts > 0 THEN own.says_no ELSE coalesce(wide.says_no, 0) END AS says_no,
    CASE WHEN own.contracts > 0 THEN own.not_known ELSE coalesce(wide.not_known, 0) END AS not_known,
    coalesce(own.contracts, 0) + coalesce(wide.contracts, 0) AS contracts
  FROM machine AS m
  LEFT JOIN counted AS own ON own.institution_id = m.institution_id AND own.system_id = m.system_id
  LEFT JOIN counted AS wide ON wide.institution_id = m.institution_id AND wide.system_id IS NULL AND wide.vendor_id = m.vendor_id
)
SELECT
  k.institution_id AS institution_id,
  k.subject AS subject,
  CASE
    WHEN k.is_server IS NULL THEN 'unknown'
    WHEN k.says_yes > 0 AND k.says_no = 0 AND k.not_known = 0 THEN 'pass'
    WHEN k.says_yes > 0 OR k.not_known > 0 THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  k.what || CASE
    WHEN k.is_server IS NULL THEN ''
    WHEN k.says_yes > 0 AND k.says_no = 0 AND k.not_known = 0 THEN ' ' || word('updates-by-vendor')
    WHEN k.says_yes > 0 AND k.says_no > 0 THEN ' ' || word('contracts-disagree')
    WHEN k.says_yes > 0 OR k.not_known > 0 THEN ' ' || word('update-clause-not-known')
    WHEN k.contracts = 0 THEN ' ' || word('no-contract-in-force')
    ELSE ' ' || word('contract-silent-on-updates')
  END AS observed,
  word('contract-says-vendor-updates') AS expected,
  k.source AS source
FROM matched AS k
