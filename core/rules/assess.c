#include "core/rules/assess.h"

#include "core/rules/function.h"
#include "core/rules/match.h"
#include "core/rules/verdict.h"

static const struct known *concerns_of(const struct docket *docket,
                                       const struct kind *kind) {
    const struct fact *fact = network_among(docket->network, kind);
    const struct known *known = fact ? &docket->inquiry.facts->known[fact->index] : NULL;
    return known && known->is_known ? known : NULL;
}

static aftercare_status match_kind(struct assessment *out, struct match *matches,
                                   struct docket *docket, const struct kind *kind) {
    const struct rulebase *base = network_base(docket->network);
    const struct known *known = concerns_of(docket, kind);
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && known && i < known->count; i++) {
        const struct record *concern = &known->records[i];
        if (!rulebase_leaves(base, kind, concern->code)) {
            status = match_concern(&matches[out->matches_count++], docket, kind, concern);
        }
    }
    return status;
}

static aftercare_status match_all(struct assessment *out, struct docket *docket) {
    const struct rulebase *base = network_base(docket->network);
    size_t most = 0;
    for (size_t i = 0; i < base->kinds_count; i++) {
        const struct known *known = concerns_of(docket, base->kinds[i]);
        most += known ? known->count : 0;
    }
    struct match *matches = arena_array(docket->arena, most, sizeof *matches);
    aftercare_status status = matches ? AFTERCARE_OK : AFTERCARE_ENOMEM;
    for (size_t i = 0; !status && i < base->kinds_count; i++) {
        status = match_kind(out, matches, docket, base->kinds[i]);
    }
    out->matches = matches;
    return status;
}

aftercare_status assess_list(struct assessment *out, struct docket *docket,
                             struct arena *arena, struct inference *inference,
                             const struct facts *facts) {
    inference_run(inference, facts);
    *out = (struct assessment){.facts = facts};
    if (docket_open(docket, arena, inference, facts) || docket_want_requested(docket)) {
        return AFTERCARE_ENOMEM;
    }
    aftercare_status status = match_all(out, docket);
    return status ? status : docket_list(docket);
}

aftercare_status assess(struct assessment *out, struct arena *arena,
                        struct inference *inference, const struct facts *facts) {
    struct docket docket;
    if (assess_list(out, &docket, arena, inference, facts) || verdicts_reach(&docket)) {
        return AFTERCARE_ENOMEM;
    }
    out->verdicts = docket.verdicts;
    out->verdicts_count = docket.requested_count;
    for (size_t i = 0; i < out->matches_count; i++) {
        match_rank(&out->matches[i], &docket);
    }
    return functions_end(facts);
}
