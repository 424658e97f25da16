SELECT
  person.institution_id AS institution_id,
  person.person_id AS subject,
  CASE
    WHEN person.confidentiality_signed_at <= $as_of THEN 'pass'
    WHEN person.handles_medical_information = 0 THEN 'pass'
    WHEN person.handles_medical_information IS NULL THEN 'unknown'
    WHEN NOT EXISTS (SELECT 1 FROM person AS x WHERE x.institution_id = person.institution_id AND x.confidentiality_signed_at IS NOT NULL) THEN 'unknown'
    ELSE 'fail'
  END AS verdict,
  coalesce(person.confidentiality_signed_at, '{none}') AS observed,
  '{signed}' AS expected,
  person.source AS source
FROM person
WHERE (person.left_at IS NULL OR person.left_at > $as_of) AND (person.joined_at IS NULL OR person.joined_at <= $as_of)
