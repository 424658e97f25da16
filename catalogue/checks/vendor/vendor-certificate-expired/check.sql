SELECT
  vendor.institution_id AS institution_id,
  vendor.vendor_id AS subject,
  CASE
    WHEN vendor.isms_certified = 1 AND vendor.isms_expires_at >= $as_of THEN 'pass'
    WHEN vendor.privacy_mark = 1 AND vendor.privacy_mark_expires_at >= $as_of THEN 'pass'
    WHEN vendor.isms_certified = 1 AND vendor.isms_expires_at IS NULL THEN 'unknown'
    WHEN vendor.privacy_mark = 1 AND vendor.privacy_mark_expires_at IS NULL THEN 'unknown'
    WHEN vendor.isms_certified = 1 OR vendor.privacy_mark = 1 THEN 'fail'
    WHEN vendor.isms_certified IS NULL OR vendor.privacy_mark IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  coalesce(vendor.isms_expires_at, vendor.privacy_mark_expires_at, word('unknown')) AS observed,
  $as_of || ' ' || word('on-or-after') AS expected,
  vendor.source AS source
FROM vendor
WHERE (vendor.isms_certified = 1 OR vendor.privacy_mark = 1 OR vendor.isms_certified IS NULL OR vendor.privacy_mark IS NULL)
