// Which of the rules that a document leads to are about which treatments, for all
// treatments that somebody wants a verdict on. A rule is asked once, however many
// treatments it is about.
#ifndef AFTERCARE_RULES_DOCKET_H
#define AFTERCARE_RULES_DOCKET_H

#include "core/rules/assessment.h"
#include "core/rules/inference.h"
#include "core/rules/questions.h"

struct judged;

// A rule that holds, may hold, or stands in the way some other day or in some other area.
struct candidate {
    const struct judged *judged;
    const struct rule *rule;
    struct clause condition;
    uint32_t code;                 // the first of the condition's
    const struct finding *finding; // NULL: nobody has asked what it finds
    enum truth holds;
    struct date clear_from; // once it is known (clearing.h)
    bool is_clear_known;
    bool is_over_then; // for good, from that day on
};

struct docket {
    struct arena *arena; // of all of this
    const struct network *network;
    struct inquiry inquiry;       // into the document's facts, on their day
    struct candidate *candidates; // by name
    size_t candidates_count;
    uint32_t *wanted;        // by judged treatment: 0, or 1 + its verdict's place
    struct range *listed_at; // by verdict: its candidates
    uint32_t *listed;
    struct verdict *verdicts;
    const struct term **treatments; // of the verdicts, those that were requested first
    size_t treatments_count, treatments_capacity, requested_count;
    struct finding *findings;  // room for one of each that is listed, in the same places
    uint32_t *hits;            // likewise
    struct fact_place *places; // room for the next trace
    size_t places_capacity;
    struct questions questions; // of one verdict after the other
};

// Of facts that the inference has run through; both must outlive it. ENOMEM.
aftercare_status docket_open(struct docket *docket, struct arena *arena,
                             struct inference *inference, const struct facts *facts);

// Wants a verdict on a treatment; once is enough. Verdicts come in the order in which
// they were first wanted. ENOMEM.
aftercare_status docket_want(struct docket *docket, const struct term *treatment);

// Wants those that the facts' request means: without one, all treatments that are judged,
// in the order of ids. Before any other is wanted. ENOMEM.
aftercare_status docket_want_requested(struct docket *docket);

// Lists the candidates for all verdicts that are wanted, and makes room for these.
// Nothing is wanted any more after that. ENOMEM.
aftercare_status docket_list(struct docket *docket);

// The verdict on a treatment that was wanted, when all are reached (verdict.h).
const struct verdict *docket_verdict(const struct docket *docket,
                                     const struct term *treatment);

// The candidates about one treatment, by name.
struct matter {
    const struct term *treatment;
    const uint32_t *listed;
    size_t count;
};

struct matter docket_matter(const struct docket *docket, size_t verdict);
static inline struct candidate *docket_candidate(const struct docket *docket,
                                                 const struct matter *matter, size_t i) {
    return &docket->candidates[matter->listed[i]];
}

// The awake rule that overrules the candidate for that treatment; NULL: it is in force.
const struct rule *docket_overruler(const struct docket *docket,
                                    const struct matter *matter,
                                    const struct candidate *candidate);

#endif
