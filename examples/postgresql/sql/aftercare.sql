-- What the extension promises, with the rules that ship.
CREATE EXTENSION aftercare;

CREATE TABLE intake (id integer, document jsonb);
INSERT INTO intake VALUES
  (1, '{"patient": {"pregnant": true}, "request": {"treatments": ["microneedling"]}}'),
  (2, '{"patient": {"pregnnt": true}, "request": {"treatments": ["microneedling"]}}'),
  (3, NULL);

-- The verdict; of jsonb, and of json as it was written.
SELECT aftercare_assess(document, '2026-11-22')->'treatments'->0->>'verdict' AS verdict
FROM intake WHERE id = 1;
SELECT aftercare_assess(document::text::json, '2026-11-22')::text
     = aftercare_assess(document, '2026-11-22')::text AS same
FROM intake WHERE id = 1;

-- Which day is today: the document's own, else the argument, else the server's.
SELECT aftercare_assess('{"patient": {}, "request": {"date": "2026-01-31"}}'::jsonb, '2026-11-22')->>'date' AS own,
       aftercare_assess('{"patient": {}}'::jsonb, '2026-11-22')->>'date' AS argument,
       (aftercare_assess('{"patient": {}}'::jsonb)->>'date')::date = current_date AS server;
SELECT aftercare_assess('{"patient": {}}'::jsonb, 'infinity');

-- A wrong document ends the statement, or does not.
SELECT aftercare_assess(document, '2026-11-22') FROM intake ORDER BY id OFFSET 1;
SELECT id, aftercare_try_assess(document, '2026-11-22')->'error' AS error
FROM intake ORDER BY id;

-- A choice of this clinic's is another answer, and a wrong one is told each time.
\set ben '{"patient": {"medications": [{"code": "isotretinoin_oral", "stopped": "2026-09-30"}], "conditions": [], "allergies": [], "procedures": [], "exposures": [], "implants": []}, "request": {"treatments": ["microneedling"], "date": "2026-11-22"}}'
SELECT aftercare_assess(:'ben'::jsonb)->'rules'->'options'->>'isotretinoin' AS chosen;
SET aftercare.options = 'isotretinoin=evidence-2017';
SELECT aftercare_assess(:'ben'::jsonb)->'rules'->'options'->>'isotretinoin' AS chosen;
SET aftercare.options = 'isotretinoin=perhaps';
SELECT aftercare_assess(:'ben'::jsonb) IS NULL;
SELECT aftercare_assess(:'ben'::jsonb) IS NULL;
SET aftercare.options = 'isotretinoin';
SELECT aftercare_assess(:'ben'::jsonb) IS NULL;
RESET aftercare.options;
SELECT aftercare_assess(:'ben'::jsonb)->'rules'->'options'->>'isotretinoin' AS chosen;

-- Which files the server reads is not for everybody to say.
CREATE ROLE aftercare_somebody;
SET ROLE aftercare_somebody;
SET aftercare.rules = '/etc';
RESET ROLE;
DROP ROLE aftercare_somebody;
SET aftercare.rules = '/nowhere';
SELECT aftercare_assess(:'ben'::jsonb) IS NULL;
RESET aftercare.rules;

-- Many rows are for several workers, without being asked, and they say the same.
CREATE TABLE many AS
  SELECT jsonb_set(document, '{patient,id}', to_jsonb(number::text)) AS document
  FROM intake, generate_series(1, 3000) AS number WHERE id = 1;
ALTER TABLE many SET (parallel_workers = 2);
ANALYZE many;
SET parallel_setup_cost = 0;
SET aftercare.options = 'isotretinoin=evidence-2017';
EXPLAIN (COSTS OFF) SELECT count(aftercare_assess(document, '2026-11-22')) FROM many;
SELECT aftercare_assess(document, '2026-11-22')->'rules'->'options'->>'isotretinoin' AS chosen,
       count(*)
FROM many GROUP BY chosen;
