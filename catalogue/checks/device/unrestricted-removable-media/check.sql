SELECT
  p.institution_id AS institution_id,
  p.policy_id AS subject,
  CASE
    WHEN p.rule = 'unrestricted' THEN 'fail'
    WHEN p.rule = 'prohibited' AND p.technically_enforced = 1 THEN 'pass'
    WHEN p.rule = 'registered-only' AND p.technically_enforced = 1 AND p.scanned = 1 THEN 'pass'
    WHEN p.technically_enforced = 0 OR (p.rule = 'registered-only' AND p.scanned = 0) THEN 'fail'
    ELSE 'unknown'
  END AS verdict,
  word(coalesce(p.rule, 'unknown')) || CASE WHEN p.technically_enforced = 1 THEN ', ' || word('enforced') WHEN p.technically_enforced = 0 THEN ', ' || word('not-enforced') ELSE '' END AS observed,
  word('prohibited-or-registered') AS expected,
  p.source AS source
FROM removable_media_policy AS p
