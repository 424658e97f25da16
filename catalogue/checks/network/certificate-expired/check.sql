SELECT
  c.institution_id AS institution_id,
  c.endpoint || ' ' || coalesce(c.subject, '?') AS subject,
  CASE
    WHEN c.not_after IS NULL THEN 'unknown'
    WHEN c.not_after < $as_of THEN 'fail'
    WHEN c.not_before > $as_of THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  coalesce(c.not_before, word('unknown')) || ' - ' || coalesce(c.not_after, word('unknown')) AS observed,
  $as_of || ' ' || word('valid-on') AS expected,
  c.source AS source
FROM tls_certificate AS c
