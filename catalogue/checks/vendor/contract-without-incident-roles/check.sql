SELECT
  contract.institution_id AS institution_id,
  contract.contract_id AS subject,
  CASE
    WHEN contract.starts_at > $as_of THEN 'unknown'
    WHEN contract.incident_clause = 1 THEN 'pass'
    WHEN contract.incident_clause = 0 THEN 'fail'
    ELSE 'unknown'
  END AS verdict,
  CASE WHEN contract.incident_clause = 1 THEN word('yes') WHEN contract.incident_clause = 0 THEN word('none') ELSE word('unknown') END AS observed,
  word('clause') AS expected,
  contract.source AS source
FROM contract
WHERE (contract.ends_at IS NULL OR contract.ends_at >= $as_of OR contract.auto_renewal = 1)
