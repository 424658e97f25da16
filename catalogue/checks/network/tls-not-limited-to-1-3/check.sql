SELECT
  t.institution_id AS institution_id,
  t.endpoint AS subject,
  CASE
    WHEN t.tls1_3 IS NULL OR t.tls1_2 IS NULL THEN 'unknown'
    WHEN t.tls1_3 = 1 AND t.tls1_2 = 0 THEN 'pass'
    WHEN t.tls1_2 = 1 AND t.tls12_reason IS NOT NULL THEN 'pass'
    WHEN t.exposure IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN t.sslv2 = 1 THEN 'SSL2 ' ELSE '' END || CASE WHEN t.sslv3 = 1 THEN 'SSL3 ' ELSE '' END || CASE WHEN t.tls1_0 = 1 THEN 'TLS1.0 ' ELSE '' END || CASE WHEN t.tls1_1 = 1 THEN 'TLS1.1 ' ELSE '' END || CASE WHEN t.tls1_2 = 1 THEN 'TLS1.2 ' ELSE '' END || CASE WHEN t.tls1_3 = 1 THEN 'TLS1.3' ELSE '' END || CASE WHEN t.tls12_reason IS NOT NULL THEN ' (' || t.tls12_reason || ')' ELSE '' END AS observed,
  'TLS1.3 / TLS1.2 ' || word('with-reason') AS expected,
  t.source AS source
FROM tls_endpoint AS t
WHERE (t.exposure = 'internet' OR t.exposure IS NULL) AND (t.protected_by IS NULL OR t.protected_by = 'none')
