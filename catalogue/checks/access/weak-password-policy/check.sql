SELECT
  p.institution_id AS institution_id,
  p.policy_id AS subject,
  CASE
    WHEN p.kind IS NULL THEN 'unknown'
    WHEN $pin_length > 0 AND p.pin = 1 AND p.two_factor = 1 AND p.minimum_password_length >= $pin_length THEN 'pass'
    WHEN p.minimum_password_length < $short_length THEN 'fail'
    WHEN p.minimum_password_length IS NULL OR p.password_classes IS NULL THEN 'unknown'
    WHEN p.minimum_password_length >= $long_length AND p.password_classes >= $classes THEN 'pass'
    WHEN p.two_factor = 1 AND p.password_classes >= $classes_with_two_factor THEN 'pass'
    WHEN p.maximum_password_age_days > 0 AND p.maximum_password_age_days <= $change_days AND p.password_classes >= $classes THEN 'pass'
    WHEN p.two_factor IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  coalesce(CAST(p.minimum_password_length AS TEXT), word('unknown')) || ' ' || word('characters') || ', ' || coalesce(CAST(p.password_classes AS TEXT), word('unknown')) || ' ' || word('classes') AS observed,
  CAST($long_length AS TEXT) || ' ' || word('characters') || ', ' || CAST($classes AS TEXT) || ' ' || word('classes') AS expected,
  p.source AS source
FROM auth_policy AS p
WHERE (p.kind <> 'ssh' OR p.kind IS NULL)
