WITH g AS (
  SELECT institution_id, gateway, max(product) AS product, max(version_cycle) AS version_cycle, max(version) AS version, min(source) AS source
  FROM vpn_gateway
  GROUP BY institution_id, gateway
)
SELECT
  g.institution_id AS institution_id,
  coalesce(g.gateway, '?') AS subject,
  CASE
    WHEN p.support_ends_at < $as_of OR p.ended = 1 THEN 'fail'
    WHEN p.support_ends_at >= $as_of OR p.ended = 0 THEN 'pass'
    ELSE 'unknown'
  END AS verdict,
  coalesce(g.product, word('unknown')) || ' ' || coalesce(g.version, word('unknown')) || ' / ' || coalesce(p.support_ends_at, word('unknown')) AS observed,
  $as_of || ' ' || word('supported-on') AS expected,
  g.source AS source
FROM g
LEFT JOIN product_lifecycle AS p ON p.product = g.product AND p.cycle = g.version_cycle
