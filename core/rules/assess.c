#include "core/rules/assessment.h"

#include "core/rules/function.h"
#include "core/rules/match.h"

// The verdicts of one document: each is reached once, whoever asks for it.
struct bench {
    struct arena *arena;
    const struct rulebase *base;
    const struct facts *facts;
    const struct inference *inference;
    const struct verdict **verdicts; // by term; NULL: not asked yet
};

static aftercare_status verdict_on(const struct verdict **out, void *context,
                                   const struct term *treatment) {
    struct bench *bench = context;
    if (!bench->verdicts[treatment->index]) {
        struct verdict *verdict = arena_alloc(bench->arena, sizeof *verdict);
        if (!verdict || verdict_reach(verdict, bench->arena, bench->inference,
                                      bench->facts, treatment)) {
            return AFTERCARE_ENOMEM;
        }
        bench->verdicts[treatment->index] = verdict;
    }
    *out = bench->verdicts[treatment->index];
    return AFTERCARE_OK;
}

// Without a request every treatment is meant that the rules speak of.
static aftercare_status reach_verdicts(struct assessment *out, struct bench *bench) {
    const struct facts *facts = bench->facts;
    size_t count;
    const struct term *const *treatments = network_judged(bench->base->network, &count);
    if (facts->has_treatments) {
        treatments = (const struct term *const *)facts->treatments;
        count = facts->treatments_count;
    }
    out->verdicts = arena_array(bench->arena, count, sizeof(const struct verdict *));
    aftercare_status status = out->verdicts ? AFTERCARE_OK : AFTERCARE_ENOMEM;
    for (size_t i = 0; !status && i < count; i++) {
        status = verdict_on(&out->verdicts[out->verdicts_count++], bench, treatments[i]);
    }
    return status;
}

static aftercare_status match_kind(struct assessment *out, struct bench *bench,
                                   const struct kind *kind) {
    const struct fact *fact = schema_fact(&bench->base->schema, kind->among);
    const struct known *known = fact ? &bench->facts->known[fact->index] : NULL;
    struct matching matching = {
        .arena = bench->arena,
        .base = bench->base,
        .inquiry = {.facts = bench->facts,
                    .date = bench->facts->date,
                    .inference = bench->inference},
        .verdict_on = verdict_on,
        .context = bench,
    };
    size_t count = known && known->is_known ? known->count : 0;
    struct match *matches =
        arena_array(bench->arena, out->matches_count + count, sizeof *matches);
    if (!matches) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < out->matches_count; i++) {
        matches[i] = out->matches[i];
    }
    out->matches = matches;
    for (size_t i = 0; i < count; i++) {
        const struct record *concern = &known->records[i];
        if (rulebase_leaves(bench->base, kind, concern->code)) {
            continue;
        }
        if (match_concern(&matches[out->matches_count], &matching, kind, concern)) {
            return AFTERCARE_ENOMEM;
        }
        out->matches_count++;
    }
    return AFTERCARE_OK;
}

aftercare_status assess(struct assessment *out, struct arena *arena,
                        struct inference *inference, const struct facts *facts) {
    const struct rulebase *base = network_base(inference->network);
    struct bench bench = {
        .arena = arena, .base = base, .facts = facts, .inference = inference};
    bench.verdicts =
        arena_array(arena, base->vocabulary.count, sizeof(const struct verdict *));
    if (!bench.verdicts) {
        return AFTERCARE_ENOMEM;
    }
    inference_run(inference, facts);
    *out = (struct assessment){.facts = facts};
    aftercare_status status = reach_verdicts(out, &bench);
    for (size_t i = 0; !status && i < base->kinds_count; i++) {
        if (base->kinds[i]->fold == FOLD_RANK_BY) {
            status = match_kind(out, &bench, base->kinds[i]);
        }
    }
    return status ? status : functions_end(facts);
}
