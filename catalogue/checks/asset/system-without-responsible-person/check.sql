WITH filled AS (
  SELECT institution_id, count(responsible_person_id) AS cells FROM system GROUP BY institution_id
), staff AS (
  SELECT institution_id, person_id, min(coalesce(left_at, '9999-12-31')) AS left_at
  FROM person
  GROUP BY institution_id, person_id
)
SELECT
  system.institution_id AS institution_id,
  system.system_id AS subject,
  CASE
    WHEN system.responsible_person_id IS NULL AND coalesce(filled.cells, 0) = 0 THEN 'unknown'
    WHEN system.responsible_person_id IS NULL THEN 'fail'
    WHEN staff.left_at IS NULL THEN 'unknown'
    WHEN staff.left_at <= $as_of THEN 'fail'
    ELSE 'pass'
  END AS verdict,
  coalesce(system.responsible_person_id, word('none')) AS observed,
  word('employed-person') AS expected,
  system.source AS source
FROM system
LEFT JOIN staff
  ON staff.institution_id = system.institution_id AND staff.person_id = system.responsible_person_id
LEFT JOIN filled ON filled.institution_id = system.institution_id
