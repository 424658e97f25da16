WITH holder AS (
  SELECT
    institution_id,
    max(CASE
      WHEN left_at <= $as_of OR appointed_at > $as_of THEN 0
      WHEN name IS NULL AND person_id IS NULL THEN 0
      WHEN comma_list_contains(roles, 'planning-manager') = 1 OR comma_list_contains(roles, '企画管理者') = 1 THEN CASE WHEN appointed_at IS NULL THEN 1 ELSE 2 END
      ELSE 0
    END) AS appointment
  FROM person
  GROUP BY institution_id
)
SELECT
  i.institution_id AS institution_id,
  i.institution_id AS subject,
  CASE
    WHEN h.appointment = 2 THEN 'pass'
    WHEN h.appointment = 1 OR h.appointment IS NULL THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  CASE WHEN h.appointment = 2 THEN word('appointed') WHEN h.appointment IS NULL THEN word('unknown') ELSE word('none') END AS observed,
  word('appointed') AS expected,
  i.source AS source
FROM institution AS i
LEFT JOIN holder AS h ON h.institution_id = i.institution_id
