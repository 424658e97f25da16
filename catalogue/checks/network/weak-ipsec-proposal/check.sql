SELECT
  v.institution_id AS institution_id,
  coalesce(v.gateway, '?') || ' ' || coalesce(v.tunnel, '?') || ' ' || coalesce(CAST(v.phase AS TEXT), '?') AS subject,
  CASE
    WHEN v.proposals IS NULL OR v.weak_proposals IS NULL THEN 'unknown'
    WHEN v.weak_proposals = 'none' THEN 'pass'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN v.weak_proposals IS NULL OR v.weak_proposals = 'none' THEN coalesce(v.proposals, word('default-of-version')) ELSE v.weak_proposals END AS observed,
  'AES, SHA-256' AS expected,
  v.source AS source
FROM vpn_tunnel AS v
