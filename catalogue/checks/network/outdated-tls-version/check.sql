SELECT
  t.institution_id AS institution_id,
  t.endpoint AS subject,
  CASE
    WHEN t.sslv2 = 1 OR t.sslv3 = 1 OR t.tls1_0 = 1 OR t.tls1_1 = 1 THEN 'fail'
    WHEN t.sslv2 IS NULL OR t.sslv3 IS NULL OR t.tls1_0 IS NULL OR t.tls1_1 IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  CASE WHEN t.sslv2 = 1 THEN 'SSL2 ' ELSE '' END || CASE WHEN t.sslv3 = 1 THEN 'SSL3 ' ELSE '' END || CASE WHEN t.tls1_0 = 1 THEN 'TLS1.0 ' ELSE '' END || CASE WHEN t.tls1_1 = 1 THEN 'TLS1.1 ' ELSE '' END || CASE WHEN t.tls1_2 = 1 THEN 'TLS1.2 ' ELSE '' END || CASE WHEN t.tls1_3 = 1 THEN 'TLS1.3' ELSE '' END AS observed,
  'TLS1.2, TLS1.3' AS expected,
  t.source AS source
FROM tls_endpoint AS t
