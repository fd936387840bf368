#include "core/rules/verdict.h"

#include "core/rules/clearing.h"
#include "core/rules/decider.h"
#include "core/rules/grounds.h"
#include "core/rules/network_inside.h"

// What the candidates that are in force come to.
struct weighing {
    bool has_certain;
    unsigned worst;           // severity of those that are certain
    bool blocks, could_block; // something that is certain; that is not
    struct date blocked_till; // by any one of them; DATE_MIN: by none
};

static void weigh(struct weighing *weighing, const struct docket *docket,
                  struct candidate *candidate) {
    const struct judged *judged = candidate->judged;
    if (candidate->holds == YES &&
        (!weighing->has_certain || judged->severity < weighing->worst)) {
        weighing->has_certain = true;
        weighing->worst = judged->severity;
        weighing->blocks = judged->is_blocking;
    }
    if (judged->is_blocking) {
        struct date till = clearing_of(docket, candidate);
        bool is_later = date_compare(till, weighing->blocked_till) > 0;
        weighing->could_block = weighing->could_block || candidate->holds == UNKNOWN;
        weighing->blocked_till = is_later ? till : weighing->blocked_till;
    }
}

// The worst that is certain decides, unless an open question could still block. Until the
// last of today's findings is over, one of them blocks.
static void fold(struct verdict *out, const struct docket *docket,
                 const struct matter *matter) {
    const struct kind *kind = docket->network->base->verdict_kind;
    struct weighing weighing = {.blocked_till = DATE_MIN};
    for (size_t i = 0; i < matter->count; i++) {
        struct candidate *candidate = docket_candidate(docket, matter, i);
        if (candidate->holds != NO && !docket_overruler(docket, matter, candidate) &&
            !decider_has_decided(out, candidate->rule->kind)) {
            weigh(&weighing, docket, candidate);
        }
    }
    if (weighing.has_certain && (weighing.blocks || !weighing.could_block)) {
        out->verdict = kind->fields[kind->roles[ROLE_BY]].choices[weighing.worst];
    } else {
        out->verdict = weighing.could_block ? kind->unknown : kind->none;
    }
    out->clear_from = weighing.blocks || weighing.could_block
                          ? clearing_of_all(docket, matter, weighing.blocked_till)
                          : DATE_MAX;
}

// The functions of kinds first: what they decide, the fold leaves to them.
static aftercare_status decide(struct verdict *out, struct docket *docket,
                               const struct matter *matter) {
    bool has_deciders = docket->network->base->deciders_count > 0;
    if (has_deciders && decider_ask(out, docket, matter)) {
        return AFTERCARE_ENOMEM;
    }
    fold(out, docket, matter);
    if (has_deciders) {
        decider_settle(out, docket->network->base);
    }
    return AFTERCARE_OK;
}

// Of a treatment that no candidate is about. Where no rule at all is, nobody may conclude
// that it is fine.
static void say_nothing(struct verdict *out, const struct network *network) {
    const struct kind *kind = network->base->verdict_kind;
    out->clear_from = DATE_MAX;
    if (network->treatment_at[out->treatment->index] != NOT_JUDGED) {
        out->verdict = kind->none;
    } else {
        out->verdict = kind ? kind->unknown : TEXT("unknown");
    }
}

aftercare_status verdicts_reach(struct docket *docket) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < docket->treatments_count; i++) {
        struct verdict *verdict = &docket->verdicts[i];
        verdict->treatment = docket->treatments[i];
        if (docket->listed_at[i].count == 0) {
            say_nothing(verdict, docket->network);
            continue;
        }
        struct matter matter = docket_matter(docket, i);
        status = decide(verdict, docket, &matter);
        if (!status && i < docket->requested_count) {
            status = grounds_tell(verdict, docket, i);
        }
    }
    return status;
}
