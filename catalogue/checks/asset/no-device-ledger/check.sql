SELECT
  i.institution_id AS institution_id,
  i.institution_id AS subject,
  CASE
    WHEN NOT EXISTS (SELECT 1 FROM device AS x WHERE x.institution_id = i.institution_id) AND NOT EXISTS (SELECT 1 FROM system AS x WHERE x.institution_id = i.institution_id) THEN 'unknown'
    WHEN EXISTS (SELECT 1 FROM device AS x WHERE x.institution_id = i.institution_id AND x.device_id IS NOT NULL) THEN 'pass'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN NOT EXISTS (SELECT 1 FROM device AS x WHERE x.institution_id = i.institution_id) AND NOT EXISTS (SELECT 1 FROM system AS x WHERE x.institution_id = i.institution_id) THEN word('unknown') WHEN EXISTS (SELECT 1 FROM device AS x WHERE x.institution_id = i.institution_id AND x.device_id IS NOT NULL) THEN word('present') ELSE word('none') END AS observed,
  word('present') AS expected,
  i.source AS source
FROM institution AS i
