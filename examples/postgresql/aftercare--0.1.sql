\echo Use "CREATE EXTENSION aftercare" to load this file. \quit

-- The answer is json, not jsonb: its members keep their order, and nothing parses it again.
-- Stable, as it depends on settings; safe in parallel, as each worker loads rules of its own;
-- the cost is what makes the planner start workers for some thousand rows.

-- The verdicts on a document. An error when it is wrong.
CREATE FUNCTION aftercare_assess(document json, today date DEFAULT current_date)
RETURNS json AS 'MODULE_PATHNAME', 'assess_json'
LANGUAGE C STABLE STRICT PARALLEL SAFE COST 10000;

CREATE FUNCTION aftercare_assess(document jsonb, today date DEFAULT current_date)
RETURNS json AS 'MODULE_PATHNAME', 'assess_jsonb'
LANGUAGE C STABLE STRICT PARALLEL SAFE COST 10000;

-- The same, and {"error": {"status", "line", "column", "pointer", "sentence"}} when the document is
-- wrong, so that one in a million does not take the others along.
CREATE FUNCTION aftercare_try_assess(document json, today date DEFAULT current_date)
RETURNS json AS 'MODULE_PATHNAME', 'try_assess_json'
LANGUAGE C STABLE STRICT PARALLEL SAFE COST 10000;

CREATE FUNCTION aftercare_try_assess(document jsonb, today date DEFAULT current_date)
RETURNS json AS 'MODULE_PATHNAME', 'try_assess_jsonb'
LANGUAGE C STABLE STRICT PARALLEL SAFE COST 10000;
