SELECT
  c.institution_id AS institution_id,
  c.endpoint || ' ' || coalesce(c.subject, '?') AS subject,
  CASE
    WHEN c.signature_hash = 'sha1' OR c.signature_hash = 'md5' OR c.signature_hash = 'md2' THEN 'fail'
    WHEN c.key_algorithm = 'dsa' THEN 'fail'
    WHEN c.key_algorithm = 'rsa' AND c.key_bits < $rsa_bits THEN 'fail'
    WHEN c.key_algorithm = 'ecdsa' AND c.key_bits < $ecdsa_bits THEN 'fail'
    WHEN c.key_algorithm = 'ed25519' OR c.key_algorithm = 'ed448' THEN 'pass'
    WHEN c.signature_hash IS NULL OR c.key_bits IS NULL THEN 'unknown'
    WHEN c.key_algorithm = 'rsa' OR c.key_algorithm = 'ecdsa' THEN 'pass'
    ELSE 'unknown'
  END AS verdict,
  coalesce(c.key_algorithm, word('unknown')) || ' ' || coalesce(CAST(c.key_bits AS TEXT), '') || ' ' || coalesce(c.signature_hash, word('unknown')) AS observed,
  'RSA ' || CAST($rsa_bits AS TEXT) || ' / ECDSA ' || CAST($ecdsa_bits AS TEXT) || ', SHA-256' AS expected,
  c.source AS source
FROM tls_certificate AS c
