WITH graded AS (
  SELECT institution_id, endpoint, suite, tls_suite_class(suite) AS class, source
  FROM tls_suite
)
SELECT
  institution_id AS institution_id,
  endpoint AS subject,
  CASE
    WHEN max(CASE WHEN class = 'prohibited' OR class = 'triple-des' THEN 1 ELSE 0 END) = 1 THEN 'fail'
    WHEN max(CASE WHEN class = 'tls13' OR class = 'pfs-aead-256' OR class = 'pfs-aead-128' THEN 0 ELSE 1 END) = 0 THEN 'pass'
    ELSE 'unknown'
  END AS verdict,
  coalesce(max(CASE WHEN class = 'tls13' OR class = 'pfs-aead-256' OR class = 'pfs-aead-128' THEN NULL ELSE suite END), max(suite), word('unknown')) AS observed,
  word('forward-secrecy-and-aead') AS expected,
  min(source) AS source
FROM graded
GROUP BY institution_id, endpoint
