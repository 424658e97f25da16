SELECT
  r.institution_id AS institution_id,
  coalesce(r.device_name, '?') || ' ' || coalesce(r.rule, '?') AS subject,
  CASE
    WHEN r.from_outside = 0 THEN 'pass'
    WHEN r.door_services = 'none' THEN 'pass'
    WHEN r.from_outside = 1 AND r.action = 'accept' AND (r.service_any = 1 OR r.door_services <> 'none') THEN 'fail'
    ELSE 'unknown'
  END AS verdict,
  CASE WHEN r.from_outside = 1 THEN word('from-outside') WHEN r.from_outside = 0 THEN word('from-inside') ELSE word('unknown') END || ': ' || coalesce(r.services, r.door_services, CASE WHEN r.service_any = 1 THEN word('any') END, word('unknown')) AS observed,
  word('no-door-to-outside') AS expected,
  r.source AS source
FROM firewall_rule AS r
WHERE (r.action = 'accept' OR r.action IS NULL) AND (r.enabled = 1 OR r.enabled IS NULL)
UNION ALL
SELECT
  e.institution_id AS institution_id,
  coalesce(e.endpoint, '?') AS subject,
  CASE
    WHEN e.exposure = 'internet' THEN 'fail'
    WHEN e.exposure IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  coalesce(e.service, e.door_service) || ' ' || word(coalesce(e.exposure, 'unknown')) AS observed,
  word('no-door-to-outside') AS expected,
  e.source AS source
FROM endpoint AS e
WHERE e.door_service <> 'none' AND (e.management = 0 OR e.management IS NULL)
