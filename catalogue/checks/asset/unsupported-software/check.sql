SELECT
  software.institution_id AS institution_id,
  coalesce(software.system_id, software.device_id, '-') || ' ' || coalesce(software.software_id, software.name, '?') AS subject,
  CASE
    WHEN coalesce(software.support_ends_at, product_lifecycle.support_ends_at) < $as_of THEN 'fail'
    WHEN software.support_ends_at IS NULL AND product_lifecycle.ended = 1 THEN 'fail'
    WHEN coalesce(software.support_ends_at, product_lifecycle.support_ends_at) >= $as_of THEN 'pass'
    WHEN product_lifecycle.ended = 0 THEN 'pass'
    ELSE 'unknown'
  END AS verdict,
  coalesce(software.version, word('unknown')) || ' / '
    || coalesce(software.support_ends_at, product_lifecycle.support_ends_at, word('unknown')) AS observed,
  $as_of || ' ' || word('supported-on') AS expected,
  software.source AS source
FROM software
LEFT JOIN product_lifecycle
  ON product_lifecycle.product = software.product AND product_lifecycle.cycle = software.cycle
WHERE software.basis = 'declared' OR software.product IS NOT NULL OR software.support_ends_at IS NOT NULL
