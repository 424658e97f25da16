SELECT
  g.institution_id AS institution_id,
  coalesce(g.gateway, '?') || ' ' || coalesce(g.method, '?') AS subject,
  CASE
    WHEN g.method IS NULL THEN 'unknown'
    WHEN g.minimum_tls IS NULL THEN 'unknown'
    WHEN g.minimum_tls = 'SSL2' OR g.minimum_tls = 'SSL3' THEN 'fail'
    WHEN version_compare('dotted', g.minimum_tls, '1.2') IS NULL THEN 'unknown'
    WHEN version_compare('dotted', g.minimum_tls, '1.2') < 0 THEN 'fail'
    WHEN g.enabled IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  coalesce('TLS ' || g.minimum_tls, word('default-of-version')) AS observed,
  'TLS 1.2' AS expected,
  g.source AS source
FROM vpn_gateway AS g
WHERE (g.method = 'ssl-vpn' OR g.method IS NULL) AND (g.enabled = 1 OR g.enabled IS NULL)
