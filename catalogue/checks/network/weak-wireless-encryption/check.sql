SELECT
  w.institution_id AS institution_id,
  coalesce(w.device_id, '-') || ' ' || coalesce(w.ssid, '?') AS subject,
  CASE
    WHEN w.security = 'open' OR w.security = 'wep' OR w.security = 'wpa' OR w.security = 'wpa-wpa2-personal' OR w.security = 'wpa-wpa2-enterprise' THEN 'fail'
    WHEN comma_list_contains(w.ciphers, 'TKIP') = 1 THEN 'fail'
    WHEN w.security IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  coalesce(w.security, word('unknown')) || CASE WHEN w.ciphers IS NOT NULL THEN ' ' || w.ciphers ELSE '' END AS observed,
  'WPA3 / WPA2-Enterprise / WPA2-AES' AS expected,
  w.source AS source
FROM wlan AS w
WHERE (w.guest = 0 OR w.guest IS NULL)
