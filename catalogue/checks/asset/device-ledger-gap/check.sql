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
