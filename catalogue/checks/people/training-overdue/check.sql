WITH trained AS (
  SELECT institution_id, person_id, max(completed_at) AS completed_at
  FROM training_record
  WHERE completed_at <= $as_of
  GROUP BY institution_id, person_id
), kept AS (
  SELECT institution_id, count(person_id) AS records
  FROM training_record
  GROUP BY institution_id
)
SELECT
  person.institution_id AS institution_id,
  person.person_id AS subject,
  CASE
    WHEN kept.records IS NULL THEN 'unknown'
    WHEN add_months(trained.completed_at, $months) >= $as_of THEN 'pass'
    WHEN trained.completed_at IS NULL AND add_months(person.joined_at, $joining_months) >= $as_of THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  coalesce(trained.completed_at, word('never')) AS observed,
  CAST($months AS TEXT) || ' ' || word('within-months') AS expected,
  person.source AS source
FROM person
LEFT JOIN trained
  ON trained.institution_id = person.institution_id AND trained.person_id = person.person_id
LEFT JOIN kept ON kept.institution_id = person.institution_id
WHERE (person.left_at IS NULL OR person.left_at > $as_of) AND (person.joined_at IS NULL OR person.joined_at <= $as_of)
