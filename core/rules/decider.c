#include "core/rules/decider.h"

#include "core/rules/assessment_json.h"
#include "core/rules/finding.h"
#include "core/rules/function.h"
#include "core/rules/network_inside.h"

#define FINDINGS_BYTES_MAX ((size_t)1 << 26) // as JSON; a run has less memory by far

// What the rules of a kind found about a treatment.
struct found {
    struct function_case about;
    size_t count;
    bool could_block; // something that nobody can tell
};

static bool is_found(const struct docket *docket, const struct matter *matter,
                     const struct candidate *candidate, const struct kind *kind) {
    return candidate->rule->kind == kind && candidate->holds != NO &&
           !docket_overruler(docket, matter, candidate);
}

// What the rule finds, which is the same for all of its treatments.
static aftercare_status find(struct docket *docket, struct candidate *candidate) {
    if (candidate->finding) {
        return AFTERCARE_OK;
    }
    struct finding *finding = arena_alloc(docket->arena, sizeof *finding);
    if (!finding || finding_make(finding, docket, candidate)) {
        return AFTERCARE_ENOMEM;
    }
    candidate->finding = finding;
    return AFTERCARE_OK;
}

static void write_finding(struct json_writer *writer, const struct finding *finding) {
    const struct rule *rule = finding->rule;
    json_begin_object(writer);
    json_key(writer, "rule");
    json_text(writer, rule->name);
    json_key(writer, "holds");
    json_string(writer, finding->holds == YES ? "true" : "unknown");
    json_key(writer, "area");
    if (finding->area) {
        json_text(writer, finding->area->id);
    } else {
        json_null(writer);
    }
    json_key(writer, "fields");
    json_begin_object(writer);
    for (size_t i = 0; i < rule->kind->fields_count; i++) {
        const struct field *field = &rule->kind->fields[i];
        const struct rule_value *value = rule_field(rule, i);
        if (value && field->type != FIELD_CONDITION) {
            json_name(writer, field->name);
            value_json(writer, field, value);
        }
    }
    json_end_object(writer);
    json_end_object(writer);
}

static aftercare_status write_findings(struct buffer *out, struct found *found,
                                       struct docket *docket,
                                       const struct matter *matter) {
    struct json_writer writer = {.out = out};
    json_begin_list(&writer);
    for (size_t i = 0; i < matter->count; i++) {
        struct candidate *candidate = docket_candidate(docket, matter, i);
        if (!is_found(docket, matter, candidate, found->about.kind)) {
            continue;
        }
        if (find(docket, candidate)) {
            return AFTERCARE_ENOMEM;
        }
        write_finding(&writer, candidate->finding);
        found->count++;
        found->could_block = found->could_block || (candidate->holds == UNKNOWN &&
                                                    candidate->judged->is_blocking);
    }
    json_end_list(&writer);
    return out->failed ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}

// Its findings stay NULL when there are none.
static aftercare_status gather(struct found *found, struct docket *docket,
                               const struct matter *matter) {
    const struct json_limits limits = {
        .bytes = FINDINGS_BYTES_MAX, .entries = UINT32_MAX, .depth = JSON_DEPTH_MAX};
    struct json_document document = {0};
    struct buffer text;
    buffer_init(&text, &docket->arena->allocator, FINDINGS_BYTES_MAX);
    aftercare_status status = write_findings(&text, found, docket, matter);
    if (!status && found->count > 0) {
        status = json_read(&document, docket->arena, "findings",
                           (struct text){text.at, text.len}, &limits, NULL);
    }
    buffer_clear(&text);
    found->about.findings = document.root;
    return status ? AFTERCARE_ENOMEM : AFTERCARE_OK;
}

// Whatever the function thinks of it, an open question that could still block is open.
static aftercare_status overrule(struct decision *decision, struct arena *arena) {
    const struct kind *kind = decision->kind;
    decision->error = arena_format(arena,
                                   "%s: \"%.*s\" does not stand while a finding of this "
                                   "kind that could block is open (return \"%.*s\" or "
                                   "worse)",
                                   kind->decider->shown, TEXT_ARGS(decision->verdict),
                                   TEXT_ARGS(kind->unknown));
    decision->verdict = kind->unknown;
    return decision->error ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

static aftercare_status ask(struct decision *out, const struct docket *docket,
                            const struct found *found) {
    const struct kind *kind = found->about.kind;
    struct function_decision given;
    if (function_decide(&given, kind->decider, docket->inquiry.facts, &found->about)) {
        return AFTERCARE_ENOMEM;
    }
    *out = (struct decision){kind, given.verdict, given.error};
    bool is_too_good = found->could_block && given.verdict.at &&
                       kind_rank(kind, given.verdict) > kind_rank(kind, kind->unknown);
    return is_too_good ? overrule(out, docket->arena) : AFTERCARE_OK;
}

aftercare_status decider_ask(struct verdict *out, struct docket *docket,
                             const struct matter *matter) {
    const struct rulebase *base = network_base(docket->network);
    struct decision *decisions =
        arena_array(docket->arena, base->deciders_count, sizeof *decisions);
    aftercare_status status = decisions ? AFTERCARE_OK : AFTERCARE_ENOMEM;
    out->decisions = decisions;
    for (size_t i = 0; !status && i < base->deciders_count; i++) {
        struct found found = {.about.kind = base->deciders[i]};
        status = gather(&found, docket, matter);
        if (!status && found.about.findings) {
            status = ask(&decisions[out->decisions_count++], docket, &found);
        }
    }
    return status;
}

// Whether some rule of such a kind is about the treatment, whatever it says today.
static bool is_undated(const struct rulebase *base, const struct term *treatment) {
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule *rule = base->rules[i];
        if (rule->kind->decider && rule->is_awake && rule_is_about(rule, treatment)) {
            return true;
        }
    }
    return false;
}

// What a decision allows at best. Of a function that failed nobody knows whether it would
// have found something worse.
static struct text bound(const struct decision *decision) {
    bool has_failed = !decision->verdict.at && decision->error;
    return has_failed ? decision->kind->unknown : decision->verdict;
}

void decider_settle(struct verdict *out, const struct rulebase *base) {
    const struct kind *scale = base->verdict_kind;
    for (size_t i = 0; i < out->decisions_count; i++) {
        struct text decided = bound(&out->decisions[i]);
        if (decided.at && kind_rank(scale, decided) < kind_rank(scale, out->verdict)) {
            out->verdict = decided;
        }
    }
    if (is_undated(base, out->treatment)) {
        out->clear_from = DATE_MAX;
    }
}
