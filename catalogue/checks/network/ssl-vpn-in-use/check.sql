SELECT
  g.institution_id AS institution_id,
  coalesce(g.gateway, '?') || ' ' || coalesce(g.method, '?') AS subject,
  CASE
    WHEN g.method IS NULL THEN 'unknown'
    WHEN g.method <> 'ssl-vpn' THEN 'pass'
    WHEN g.enabled = 0 THEN 'pass'
    WHEN g.enabled IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  coalesce(g.method, word('unknown')) || CASE WHEN g.enabled = 0 THEN ' ' || word('off') ELSE '' END AS observed,
  'IPsec' AS expected,
  g.source AS source
FROM vpn_gateway AS g
