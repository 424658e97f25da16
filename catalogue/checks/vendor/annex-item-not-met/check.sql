WITH treated AS (
  SELECT DISTINCT institution_id, vendor_id, system_id, kind, question
  FROM disclosure_treatment
  WHERE assessed_at <= $as_of AND treatment IS NOT NULL AND person IS NOT NULL
), newest AS (
  SELECT institution_id, vendor_id, system_id, kind, max(observed_at) AS observed_at
  FROM disclosure_answer
  GROUP BY institution_id, vendor_id, system_id, kind
), item AS (
  SELECT
    a.institution_id AS institution_id,
    a.vendor_id AS vendor_id,
    a.system_id AS system_id,
    a.kind AS kind,
    a.question AS question,
    max(a.annex) AS annex,
    max(CASE WHEN a.answer = 'no' THEN 1 ELSE 0 END) AS refused,
    max(CASE WHEN a.answer IS NOT NULL THEN 1 ELSE 0 END) AS answered,
    min(a.source) AS source
  FROM disclosure_answer AS a
  JOIN newest AS n
    ON n.institution_id = a.institution_id
    AND coalesce(n.vendor_id, '') = coalesce(a.vendor_id, '')
    AND coalesce(n.system_id, '') = coalesce(a.system_id, '')
    AND coalesce(n.kind, '') = coalesce(a.kind, '')
    AND (n.observed_at IS NULL OR n.observed_at = a.observed_at)
  GROUP BY a.institution_id, a.vendor_id, a.system_id, a.kind, a.question
), counted AS (
  SELECT
    i.institution_id AS institution_id,
    i.vendor_id AS vendor_id,
    i.system_id AS system_id,
    i.kind AS kind,
    sum(CASE WHEN i.annex = 1 THEN 1 ELSE 0 END) AS items,
    sum(CASE WHEN i.annex = 1 AND i.refused = 1 AND t.question IS NULL THEN 1 ELSE 0 END) AS refused,
    sum(CASE WHEN i.annex = 1 AND i.answered = 0 AND t.question IS NULL THEN 1 ELSE 0 END) AS unanswered,
    min(i.source) AS source
  FROM item AS i
  LEFT JOIN treated AS t
    ON t.institution_id = i.institution_id
    AND t.vendor_id = i.vendor_id
    AND t.system_id = i.system_id
    AND t.kind = i.kind
    AND t.question = i.question
  GROUP BY i.institution_id, i.vendor_id, i.system_id, i.kind
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
  CAST(c.items AS TEXT) || ' ' || word('items') || ', ' || word('answer.no') || ' ' || CAST(c.refused AS TEXT) || ', ' || word('unanswered') || ' ' || CAST(c.unanswered AS TEXT) AS observed,
  CASE WHEN c.kind = 'mds' THEN CAST($items_mds AS TEXT) ELSE CAST($items_sds AS TEXT) END || ' ' || word('items') || ' ' || word('all-yes-or-not-applicable') AS expected,
  c.source AS source
FROM counted AS c
WHERE (c.kind = 'mds' OR c.kind = 'sds' OR c.kind IS NULL)
