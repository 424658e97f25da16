SELECT
  vendor.institution_id AS institution_id,
  vendor.vendor_id AS subject,
  CASE
    WHEN vendor.stores_medical_information IS NULL THEN 'unknown'
    WHEN vendor.isms_certified = 1 OR vendor.privacy_mark = 1 THEN 'pass'
    WHEN vendor.isms_certified IS NULL OR vendor.privacy_mark IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN vendor.isms_certified = 1 THEN 'ISMS' WHEN vendor.privacy_mark = 1 THEN word('privacy-mark') WHEN vendor.isms_certified = 0 AND vendor.privacy_mark = 0 THEN word('none') ELSE word('unknown') END AS observed,
  'ISMS / ' || word('privacy-mark') AS expected,
  vendor.source AS source
FROM vendor
WHERE (vendor.stores_medical_information = 1 OR vendor.stores_medical_information IS NULL)
