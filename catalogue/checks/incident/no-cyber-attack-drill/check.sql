SELECT
  i.institution_id AS institution_id,
  i.institution_id AS subject,
  CASE
    WHEN EXISTS (SELECT 1 FROM drill AS x WHERE x.institution_id = i.institution_id AND x.kind = 'cyber-attack' AND x.held_at <= $as_of AND add_months(x.held_at, $months) >= $as_of) THEN 'pass'
    WHEN NOT EXISTS (SELECT 1 FROM drill AS x WHERE x.institution_id = i.institution_id) THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN EXISTS (SELECT 1 FROM drill AS x WHERE x.institution_id = i.institution_id AND x.kind = 'cyber-attack' AND x.held_at <= $as_of AND add_months(x.held_at, $months) >= $as_of) THEN word('present') WHEN NOT EXISTS (SELECT 1 FROM drill AS x WHERE x.institution_id = i.institution_id) THEN word('unknown') ELSE word('none') END AS observed,
  CAST($months AS TEXT) || ' ' || word('within-months') AS expected,
  i.source AS source
FROM institution AS i
