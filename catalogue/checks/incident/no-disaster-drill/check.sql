WITH kept AS (
  SELECT
    institution_id,
    max(CASE
      WHEN kind <> 'disaster' OR held_at > $as_of OR add_months(held_at, $months) < $as_of THEN 0
      WHEN participants = 0 OR improvement_recorded = 0 THEN 0
      WHEN kind IS NULL OR held_at IS NULL OR participants IS NULL OR improvement_recorded IS NULL THEN 1
      ELSE 2
    END) AS recent
  FROM drill
  GROUP BY institution_id
)
SELECT
  i.institution_id AS institution_id,
  i.institution_id AS subject,
  CASE
    WHEN k.recent = 2 THEN 'pass'
    WHEN k.recent = 1 OR k.recent IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN k.recent = 2 THEN word('present') WHEN k.recent = 1 OR k.recent IS NULL THEN word('unknown') ELSE word('none') END AS observed,
  CAST($months AS TEXT) || ' ' || word('within-months') AS expected,
  i.source AS source
FROM institution AS i
LEFT JOIN kept AS k ON k.institution_id = i.institution_id
