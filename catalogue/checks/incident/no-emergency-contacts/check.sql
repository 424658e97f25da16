SELECT
  i.institution_id AS institution_id,
  i.institution_id AS subject,
  CASE
    WHEN NOT EXISTS (SELECT 1 FROM contact AS x WHERE x.institution_id = i.institution_id) THEN 'unknown'
    WHEN EXISTS (SELECT 1 FROM contact AS x WHERE x.institution_id = i.institution_id AND x.kind = 'ministry' AND x.phone IS NOT NULL) AND EXISTS (SELECT 1 FROM contact AS x WHERE x.institution_id = i.institution_id AND x.kind = 'prefecture' AND x.phone IS NOT NULL) AND EXISTS (SELECT 1 FROM contact AS x WHERE x.institution_id = i.institution_id AND x.kind = 'police' AND x.phone IS NOT NULL) AND EXISTS (SELECT 1 FROM contact AS x WHERE x.institution_id = i.institution_id AND x.kind = 'vendor' AND x.phone IS NOT NULL) THEN 'pass'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN NOT EXISTS (SELECT 1 FROM contact AS x WHERE x.institution_id = i.institution_id AND x.kind = 'ministry' AND x.phone IS NOT NULL) THEN word('missing-ministry') WHEN NOT EXISTS (SELECT 1 FROM contact AS x WHERE x.institution_id = i.institution_id AND x.kind = 'prefecture' AND x.phone IS NOT NULL) THEN word('missing-prefecture') WHEN NOT EXISTS (SELECT 1 FROM contact AS x WHERE x.institution_id = i.institution_id AND x.kind = 'police' AND x.phone IS NOT NULL) THEN word('missing-police') WHEN NOT EXISTS (SELECT 1 FROM contact AS x WHERE x.institution_id = i.institution_id AND x.kind = 'vendor' AND x.phone IS NOT NULL) THEN word('missing-vendor') ELSE word('present') END AS observed,
  word('contacts') AS expected,
  i.source AS source
FROM institution AS i
