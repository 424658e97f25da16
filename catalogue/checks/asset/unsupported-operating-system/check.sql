SELECT
  device.institution_id AS institution_id,
  device.device_id AS subject,
  CASE
    WHEN device.support_ends_at >= $as_of AND product_lifecycle.support_ends_at < $as_of THEN 'unknown'
    WHEN coalesce(device.support_ends_at, product_lifecycle.support_ends_at) < $as_of THEN 'fail'
    WHEN device.support_ends_at IS NULL AND product_lifecycle.ended = 1 THEN 'fail'
    WHEN device.connected IS NULL THEN 'unknown'
    WHEN coalesce(device.support_ends_at, product_lifecycle.support_ends_at) >= $as_of THEN 'pass'
    WHEN product_lifecycle.ended = 0 THEN 'pass'
    ELSE 'unknown'
  END AS verdict,
  coalesce(device.operating_system, device.os_product, word('unknown')) || ' / '
    || coalesce(device.support_ends_at, product_lifecycle.support_ends_at, word('unknown')) AS observed,
  $as_of || ' ' || word('supported-on') AS expected,
  device.source AS source
FROM device
LEFT JOIN product_lifecycle
  ON product_lifecycle.product = device.os_product AND product_lifecycle.cycle = device.os_cycle
WHERE (device.connected = 1 OR device.connected IS NULL)
  AND (device.operating_system IS NOT NULL OR device.support_ends_at IS NOT NULL OR device.os_product IS NOT NULL
    OR device.kind IS NULL OR (device.kind <> 'printer' AND device.kind <> 'card-reader' AND device.kind <> 'other'))
