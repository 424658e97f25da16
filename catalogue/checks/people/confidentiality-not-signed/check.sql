WITH filled AS (
  SELECT institution_id, count(confidentiality_signed_at) AS cells FROM person GROUP BY institution_id
)
SELECT
  person.institution_id AS institution_id,
  person.person_id AS subject,
  CASE
    WHEN person.confidentiality_signed_at <= $as_of THEN 'pass'
    WHEN person.handles_medical_information = 0 THEN 'pass'
    WHEN person.handles_medical_information IS NULL THEN 'unknown'
    WHEN coalesce(filled.cells, 0) = 0 THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  coalesce(person.confidentiality_signed_at, word('none')) AS observed,
  word('signed') AS expected,
  person.source AS source
FROM person
LEFT JOIN filled ON filled.institution_id = person.institution_id
WHERE (person.left_at IS NULL OR person.left_at > $as_of) AND (person.joined_at IS NULL OR person.joined_at <= $as_of)
