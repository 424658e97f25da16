SELECT
  contract.institution_id AS institution_id,
  contract.contract_id AS subject,
  CASE
    WHEN contract.starts_at > $as_of THEN 'unknown'
    WHEN contract.auto_renewal = 1 THEN 'pass'
    WHEN contract.ends_at IS NULL THEN 'unknown'
    WHEN contract.ends_at < $as_of THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  CASE WHEN contract.auto_renewal = 1 THEN word('auto-renewal') ELSE coalesce(contract.ends_at, word('unknown')) END AS observed,
  $as_of || ' ' || word('on-or-after') AS expected,
  contract.source AS source
FROM contract
