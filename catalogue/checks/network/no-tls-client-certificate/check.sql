SELECT
  t.institution_id AS institution_id,
  t.endpoint AS subject,
  CASE
    WHEN t.client_certificate = 'required' THEN 'pass'
    WHEN t.client_certificate IS NULL OR t.exposure IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  word(coalesce(t.client_certificate, 'unknown')) AS observed,
  word('required') AS expected,
  t.source AS source
FROM tls_endpoint AS t
WHERE (t.exposure = 'internet' OR t.exposure IS NULL) AND (t.protected_by IS NULL OR t.protected_by = 'none')
