SELECT
  w.institution_id AS institution_id,
  coalesce(w.device_id, '-') || ' ' || coalesce(w.ssid, '?') AS subject,
  CASE
    WHEN w.security IS NULL THEN 'unknown'
    WHEN w.passphrase_length < $minimum_length OR w.passphrase_classes < $minimum_classes THEN 'fail'
    WHEN w.passphrase_length IS NULL OR w.passphrase_classes IS NULL THEN 'unknown'
    ELSE 'pass'
  END AS verdict,
  coalesce(CAST(w.passphrase_length AS TEXT), word('unknown')) || ' ' || word('characters') || ', ' || coalesce(CAST(w.passphrase_classes AS TEXT), word('unknown')) || ' ' || word('classes') AS observed,
  CAST($minimum_length AS TEXT) || ' ' || word('characters') || ', ' || CAST($minimum_classes AS TEXT) || ' ' || word('classes') AS expected,
  w.source AS source
FROM wlan AS w
WHERE (w.security = 'wpa2-personal' OR w.security = 'wpa-wpa2-personal' OR w.security = 'wpa' OR w.security = 'wpa2-wpa3-personal' OR w.security IS NULL)
