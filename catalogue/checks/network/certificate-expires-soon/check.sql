SELECT
  c.institution_id AS institution_id,
  c.endpoint || ' ' || coalesce(c.subject, '?') AS subject,
  CASE
    WHEN c.not_after IS NULL THEN 'unknown'
    WHEN c.not_after < $as_of THEN 'fail'
    WHEN days_between($as_of, c.not_after) < $days THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  coalesce(c.not_after, word('unknown')) AS observed,
  CAST($days AS TEXT) || ' ' || word('days-left') AS expected,
  c.source AS source
FROM tls_certificate AS c
