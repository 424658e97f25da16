SELECT
  r.institution_id AS institution_id,
  coalesce(r.device_name, '?') || ' ' || coalesce(r.rule, '?') AS subject,
  CASE
    WHEN r.action IS NULL THEN 'unknown'
    WHEN r.source_any = 1 AND r.destination_any = 1 AND r.service_any = 1 THEN 'fail'
    WHEN r.source_any = 0 OR r.destination_any = 0 OR r.service_any = 0 THEN 'pass'
    ELSE 'unknown'
  END AS verdict,
  CASE WHEN r.source_any = 1 THEN word('any') WHEN r.source_any = 0 THEN word('limited') ELSE word('unknown') END || ' -> ' || CASE WHEN r.destination_any = 1 THEN word('any') WHEN r.destination_any = 0 THEN word('limited') ELSE word('unknown') END || ' : ' || CASE WHEN r.service_any = 1 THEN word('any') WHEN r.service_any = 0 THEN word('limited') ELSE word('unknown') END AS observed,
  word('limited') AS expected,
  r.source AS source
FROM firewall_rule AS r
WHERE (r.action = 'accept' OR r.action IS NULL) AND (r.enabled = 1 OR r.enabled IS NULL)
