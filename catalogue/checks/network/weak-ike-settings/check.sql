SELECT
  v.institution_id AS institution_id,
  coalesce(v.gateway, '?') || ' ' || coalesce(v.tunnel, '?') AS subject,
  CASE
    WHEN v.phase IS NULL THEN 'unknown'
    WHEN v.aggressive_mode = 1 THEN 'fail'
    WHEN v.ike_version < 2 THEN 'fail'
    WHEN v.minimum_dh_group < 14 OR v.minimum_dh_group = 22 OR v.minimum_dh_group = 23 OR v.minimum_dh_group = 24 THEN 'fail'
    WHEN v.ike_version IS NULL OR v.minimum_dh_group IS NULL THEN 'unknown'
    WHEN v.minimum_dh_group <= 21 OR v.minimum_dh_group = 25 OR v.minimum_dh_group = 26 OR v.minimum_dh_group = 27 OR v.minimum_dh_group = 28 OR v.minimum_dh_group = 29 OR v.minimum_dh_group = 30 OR v.minimum_dh_group = 31 OR v.minimum_dh_group = 32 THEN 'pass'
    ELSE 'unknown'
  END AS verdict,
  'IKEv' || coalesce(CAST(v.ike_version AS TEXT), '?') || ', DH ' || coalesce(v.dh_groups, word('default-of-version')) || CASE WHEN v.aggressive_mode = 1 THEN ', ' || word('aggressive-mode') ELSE '' END AS observed,
  'IKEv2, DH 14' AS expected,
  v.source AS source
FROM vpn_tunnel AS v
WHERE (v.phase = 1 OR v.phase IS NULL)
