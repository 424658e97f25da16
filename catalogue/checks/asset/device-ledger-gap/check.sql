WITH addressed AS (
  SELECT
    institution_id,
    sum(CASE WHEN connected = 1 AND ip_address IS NULL THEN 1 ELSE 0 END) AS without_address
  FROM device
  GROUP BY institution_id
)
SELECT
  device.institution_id AS institution_id,
  device.device_id AS subject,
  CASE
    WHEN device.kind IS NULL THEN 'unknown'
    WHEN device.location IS NULL OR device.responsible_person_id IS NULL THEN 'fail'
    WHEN device.operating_system IS NULL AND device.firmware_version IS NULL AND device.kind <> 'other' AND device.kind <> 'printer' AND device.kind <> 'card-reader' THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  CASE WHEN device.location IS NULL THEN word('no-location') WHEN device.responsible_person_id IS NULL THEN word('no-person') WHEN device.operating_system IS NULL AND device.firmware_version IS NULL THEN word('no-version') ELSE word('present') END AS observed,
  word('location-person-version') AS expected,
  device.source AS source
FROM device
UNION ALL
SELECT
  e.institution_id AS institution_id,
  coalesce(e.address, min(e.endpoint), '?') AS subject,
  CASE WHEN e.address IS NULL OR addressed.without_address > 0 THEN 'unknown' ELSE 'fail' END AS verdict,
  word('not-in-ledger') AS observed,
  word('in-ledger') AS expected,
  min(e.source) AS source
FROM endpoint AS e
JOIN addressed ON addressed.institution_id = e.institution_id
WHERE e.device_id IS NULL
  AND (
    (e.address IS NULL AND coalesce(e.exposure, '') <> 'internet')
    OR cidr_contains('10.0.0.0/8', e.address) = 1 OR cidr_contains('172.16.0.0/12', e.address) = 1
    OR cidr_contains('192.168.0.0/16', e.address) = 1 OR cidr_contains('fc00::/7', e.address) = 1
  )
GROUP BY e.institution_id, e.address, addressed.without_address
