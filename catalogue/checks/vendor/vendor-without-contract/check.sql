WITH held AS (
  SELECT institution_id, vendor_id, count(contract_id) AS contracts
  FROM contract
  WHERE (starts_at IS NULL OR starts_at <= $as_of)
    AND (ends_at IS NULL OR ends_at >= $as_of OR auto_renewal = 1)
  GROUP BY institution_id, vendor_id
), kept AS (
  SELECT institution_id, count(contract_id) AS contracts FROM contract GROUP BY institution_id
)
SELECT
  vendor.institution_id AS institution_id,
  vendor.vendor_id AS subject,
  CASE
    WHEN kept.contracts IS NULL THEN 'unknown'
    WHEN held.contracts IS NULL THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  CAST(coalesce(held.contracts, 0) AS TEXT) AS observed,
  word('contract') AS expected,
  vendor.source AS source
FROM vendor
LEFT JOIN held
  ON held.institution_id = vendor.institution_id AND held.vendor_id = vendor.vendor_id
LEFT JOIN kept ON kept.institution_id = vendor.institution_id
