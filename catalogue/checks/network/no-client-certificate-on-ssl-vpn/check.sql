SELECT
  g.institution_id AS institution_id,
  coalesce(g.gateway, '?') || ' ' || coalesce(g.method, '?') AS subject,
  CASE
    WHEN g.method IS NULL THEN 'unknown'
    WHEN g.client_certificate = 'required' THEN 'pass'
    WHEN g.client_certificate IS NULL OR g.enabled IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  word(coalesce(g.client_certificate, 'unknown')) AS observed,
  word('required') AS expected,
  g.source AS source
FROM vpn_gateway AS g
WHERE (g.method = 'ssl-vpn' OR g.method IS NULL) AND (g.enabled = 1 OR g.enabled IS NULL)
