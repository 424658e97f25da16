SELECT
  i.institution_id AS institution_id,
  i.institution_id AS subject,
  CASE
    WHEN NOT EXISTS (SELECT 1 FROM person AS x WHERE x.institution_id = i.institution_id) THEN 'unknown'
    WHEN EXISTS (SELECT 1 FROM person AS x WHERE x.institution_id = i.institution_id AND comma_list_contains(x.roles, 'system-operator') = 1 AND x.appointed_at <= $as_of AND (x.left_at IS NULL OR x.left_at > $as_of)) THEN 'pass'
    WHEN EXISTS (SELECT 1 FROM person AS x WHERE x.institution_id = i.institution_id AND comma_list_contains(x.roles, 'システム運用担当者') = 1 AND x.appointed_at <= $as_of AND (x.left_at IS NULL OR x.left_at > $as_of)) THEN 'pass'
    WHEN EXISTS (SELECT 1 FROM person AS x WHERE x.institution_id = i.institution_id AND (comma_list_contains(x.roles, 'system-operator') = 1 OR comma_list_contains(x.roles, 'システム運用担当者') = 1) AND x.appointed_at IS NULL AND (x.left_at IS NULL OR x.left_at > $as_of)) THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN NOT EXISTS (SELECT 1 FROM person AS x WHERE x.institution_id = i.institution_id) THEN word('unknown') WHEN EXISTS (SELECT 1 FROM person AS x WHERE x.institution_id = i.institution_id AND (comma_list_contains(x.roles, 'system-operator') = 1 OR comma_list_contains(x.roles, 'システム運用担当者') = 1) AND x.appointed_at <= $as_of AND (x.left_at IS NULL OR x.left_at > $as_of)) THEN word('appointed') ELSE word('none') END AS observed,
  word('appointed') AS expected,
  i.source AS source
FROM institution AS i
