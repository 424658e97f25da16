WITH treated AS (
  SELECT DISTINCT institution_id, vendor_id, system_id, kind, question
  FROM disclosure_treatment
  WHERE assessed_at <= $as_of AND treatment IS NOT NULL AND person IS NOT NULL
), counted AS (
  SELECT
    a.institution_id AS institution_id,
    a.vendor_id AS vendor_id,
    a.system_id AS system_id,
    a.kind AS kind,
    sum(CASE WHEN a.annex = 1 THEN 1 ELSE 0 END) AS items,
    sum(CASE WHEN a.annex = 1 AND a.answer = 'no' AND t.question IS NULL THEN 1 ELSE 0 END) AS refused,
    sum(CASE WHEN a.annex = 1 AND a.answer IS NULL AND t.question IS NULL THEN 1 ELSE 0 END) AS unanswered,
    min(a.source) AS source
  FROM disclosure_answer AS a
  LEFT JOIN treated AS t
    ON t.institution_id = a.institution_id
    AND t.vendor_id = a.vendor_id
    AND t.system_id = a.system_id
    AND t.kind = a.kind
    AND t.question = a.question
  GROUP BY a.institution_id, a.vendor_id, a.system_id, a.kind
)
SELECT
  c.institution_id AS institution_id,
  coalesce(c.vendor_id, '?') || ' ' || coalesce(c.system_id, '?') || ' ' || coalesce(c.kind, '?') AS subject,
  CASE
    WHEN c.refused > 0 OR c.unanswered > 0 THEN 'fail'
    WHEN c.kind = 'mds' AND c.items >= $items_mds THEN 'pass'
    WHEN c.kind = 'sds' AND c.items >= $items_sds THEN 'pass'
    ELSE 'unknown'
  END AS verdict,
  CAST(c.items AS TEXT) || ' {items}, {answer.no} ' || CAST(c.refused AS TEXT) || ', {unanswered} ' || CAST(c.unanswered AS TEXT) AS observed,
  CASE WHEN c.kind = 'mds' THEN CAST($items_mds AS TEXT) ELSE CAST($items_sds AS TEXT) END || ' {items} {all-yes-or-not-applicable}' AS expected,
  c.source AS source
FROM counted AS c
WHERE (c.kind = 'mds' OR c.kind = 'sds' OR c.kind IS NULL)
