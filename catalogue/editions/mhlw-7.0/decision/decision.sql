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
), housed AS (
  SELECT DISTINCT institution_id, system_id FROM device
  WHERE (kind = 'server' OR processes_locally = 1) AND system_id IS NOT NULL
), machine AS (
  SELECT
    d.institution_id AS institution_id,
    d.device_id AS subject,
    d.system_id AS system_id,
    coalesce(d.vendor_id, s.vendor_id) AS vendor_id,
    CASE WHEN d.kind = 'server' THEN '{server}' WHEN d.processes_locally = 1 THEN '{pc-as-server}' ELSE '{unknown}' END AS what,
    CASE WHEN d.kind = 'server' OR d.processes_locally = 1 THEN 1 ELSE NULL END AS is_server,
    d.source AS source
  FROM device AS d
  LEFT JOIN system AS s ON s.institution_id = d.institution_id AND s.system_id = d.system_id
  WHERE (d.kind = 'server' OR d.processes_locally = 1 OR d.kind IS NULL) AND (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL)
  UNION ALL
  SELECT
    s.institution_id AS institution_id,
    s.system_id AS subject,
    s.system_id AS system_id,
    s.vendor_id AS vendor_id,
    CASE WHEN s.hosting = 'cloud' THEN '{cloud-service}' ELSE '{server-not-in-ledger}' END AS what,
    CASE WHEN s.hosting = 'cloud' THEN 1 ELSE NULL END AS is_server,
    s.source AS source
  FROM system AS s
  LEFT JOIN housed AS h ON h.institution_id = s.institution_id AND h.system_id = s.system_id
  WHERE (s.holds_medical_information = 1 OR s.holds_medical_information IS NULL) AND (s.retires_at IS NULL OR s.retires_at >= $as_of) AND (s.hosting = 'cloud' OR h.system_id IS NULL)
), matched AS (
  SELECT
    m.institution_id AS institution_id,
    m.subject AS subject,
    m.what AS what,
    m.is_server AS is_server,
    m.source AS source,
    max(CASE WHEN a.current = 1 AND a.clause = 1 THEN 1 ELSE 0 END) AS entrusted,
    max(CASE WHEN (a.current = 1 OR a.current IS NULL) AND a.vendor_id IS NOT NULL AND (a.clause IS NULL OR (a.current IS NULL AND a.clause = 1)) THEN 1 ELSE 0 END) AS open,
    sum(CASE WHEN a.current = 1 OR (a.current IS NULL AND a.vendor_id IS NOT NULL) THEN 1 ELSE 0 END) AS contracts
  FROM machine AS m
  LEFT JOIN agreed AS a
    ON a.institution_id = m.institution_id
    AND (a.system_id = m.system_id OR (a.system_id IS NULL AND a.vendor_id = m.vendor_id))
  GROUP BY m.institution_id, m.subject, m.what, m.is_server, m.source
)
SELECT
  k.institution_id AS institution_id,
  k.subject AS subject,
  CASE
    WHEN k.is_server IS NULL THEN 'unknown'
    WHEN k.entrusted = 1 THEN 'pass'
    WHEN k.open = 1 THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  k.what || ' ' || CASE
    WHEN k.is_server IS NULL THEN ''
    WHEN k.entrusted = 1 THEN '{updates-by-vendor}'
    WHEN k.open = 1 THEN '{update-clause-not-known}'
    WHEN k.contracts = 0 THEN '{no-contract-in-force}'
    ELSE '{contract-silent-on-updates}'
  END AS observed,
  '{contract-says-vendor-updates}' AS expected,
  k.source AS source
FROM matched AS k
