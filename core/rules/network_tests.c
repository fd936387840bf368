// Tests, found by what touches them: those of records by fact and term, all others in one
// list.
#include "core/rules/network_inside.h"

#include <stdlib.h>

// What this file builds with, gone afterwards.
struct sorting {
    struct building *building;
    uint32_t *slot_of; // by fact and term: 1 + the slot, 0 for none
    size_t slots_count;
};

static size_t place_of(const struct building *building, const struct fact *fact,
                       const struct term *term) {
    return fact->index * building->base->vocabulary.count + term->index;
}

static bool is_timed(const struct test *test) {
    return test->kind == TEST_AGE ||
           (test->kind == TEST_RECORD && test->record == RECORD_WITHIN);
}

static int by_span(const void *a, const void *b) {
    const struct test *const *left = a;
    const struct test *const *right = b;
    const struct span *one = &(*left)->span;
    const struct span *other = &(*right)->span;
    int order = ((*left)->kind == TEST_AGE) - ((*right)->kind == TEST_AGE);
    if (order == 0) {
        order = (one->months > other->months) - (one->months < other->months);
    }
    return order != 0 ? order : (one->days > other->days) - (one->days < other->days);
}

// Numbers the spans that these tests ask for, each once.
static void number_sorted(struct network *network, const struct test **timed,
                          size_t count) {
    network->spans_count = SPANS_FIXED;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || by_span(&timed[i - 1], &timed[i]) != 0) {
            network->spans[network->spans_count++] = (struct stretch){
                .span = timed[i]->span, .is_life = timed[i]->kind == TEST_AGE};
        }
        network->span_of[timed[i]->index] = (uint32_t)network->spans_count - 1;
    }
}

static aftercare_status number_spans(struct sorting *sorting) {
    const struct rulebase *base = sorting->building->base;
    struct arena *arena = sorting->building->arena;
    struct network *network = sorting->building->network;
    const struct test **timed = arena_array(
        &sorting->building->scratch, base->tests_count, sizeof(const struct test *));
    size_t count = 0;
    for (size_t i = 0; timed && i < base->tests_count; i++) {
        if (is_timed(base->tests[i])) {
            timed[count++] = base->tests[i];
        }
    }
    network->spans = arena_array(arena, SPANS_FIXED + count, sizeof *network->spans);
    network->span_of = arena_array(arena, base->tests_count, sizeof(uint32_t));
    if (!timed || !network->spans || !network->span_of) {
        return AFTERCARE_ENOMEM;
    }
    if (count > 1) {
        qsort(timed, count, sizeof(const struct test *), by_span);
    }
    number_sorted(network, timed, count);
    return AFTERCARE_OK;
}

// Numbers the pairs of a fact and a term that some test is about.
static aftercare_status number_slots(struct sorting *sorting) {
    const struct building *building = sorting->building;
    const struct rulebase *base = building->base;
    size_t places = base->schema.facts_count * base->vocabulary.count;
    sorting->slot_of =
        arena_array(&sorting->building->scratch, places, sizeof *sorting->slot_of);
    if (!sorting->slot_of) {
        return AFTERCARE_ENOMEM;
    }
    for (size_t i = 0; i < base->tests_count; i++) {
        const struct test *test = base->tests[i];
        if (test->kind == TEST_RECORD) {
            sorting->slot_of[place_of(building, test->fact, test->term)] = 1;
        }
    }
    for (size_t i = 0; i < places; i++) {
        if (sorting->slot_of[i]) {
            sorting->slot_of[i] = (uint32_t)++sorting->slots_count;
        }
    }
    return AFTERCARE_OK;
}

static struct slot *slot_at(const struct sorting *sorting, const struct fact *fact,
                            const struct term *term) {
    uint32_t slot = sorting->slot_of[place_of(sorting->building, fact, term)];
    return slot > 0 ? &sorting->building->network->slots[slot - 1] : NULL;
}

static void list_slots(const struct sorting *sorting) {
    const struct rulebase *base = sorting->building->base;
    struct network *network = sorting->building->network;
    uint32_t listed = 0;
    for (size_t i = 0; i < base->schema.facts_count; i++) {
        const struct fact *fact = &base->schema.facts[i];
        network->slots_at[i].first = listed;
        for (size_t k = 0; k < base->vocabulary.count; k++) {
            struct slot *slot = slot_at(sorting, fact, base->vocabulary.terms[k]);
            if (slot) {
                slot->term = base->vocabulary.terms[k];
                listed++;
            }
        }
        network->slots_at[i].count = listed - network->slots_at[i].first;
    }
}

// Puts each test into its slot, or among the loose ones.
static void place_tests(const struct sorting *sorting) {
    const struct rulebase *base = sorting->building->base;
    struct network *network = sorting->building->network;
    uint32_t sum = 0;
    for (size_t i = 0; i < base->tests_count; i++) {
        const struct test *test = base->tests[i];
        if (test->kind == TEST_RECORD) {
            slot_at(sorting, test->fact, test->term)->tests.count++;
        } else {
            network->loose[network->loose_count++] = test->index;
        }
    }
    for (size_t i = 0; i < sorting->slots_count; i++) {
        struct range *tests = &network->slots[i].tests;
        tests->first = sum;
        sum += tests->count;
        tests->count = 0;
    }
    for (size_t i = 0; i < base->tests_count; i++) {
        const struct test *test = base->tests[i];
        if (test->kind == TEST_RECORD) {
            struct range *tests = &slot_at(sorting, test->fact, test->term)->tests;
            network->slot_tests[tests->first + tests->count++] = test->index;
        }
    }
}

static aftercare_status build_slots(struct sorting *sorting) {
    const struct building *building = sorting->building;
    struct network *network = building->network;
    size_t tests = building->base->tests_count;
    size_t facts = building->base->schema.facts_count;
    network->slots =
        arena_array(building->arena, sorting->slots_count, sizeof *network->slots);
    network->slots_at = arena_array(building->arena, facts, sizeof *network->slots_at);
    network->slot_tests = arena_array(building->arena, tests, sizeof(uint32_t));
    network->loose = arena_array(building->arena, tests, sizeof(uint32_t));
    if (!network->slots || !network->slots_at || !network->slot_tests ||
        !network->loose) {
        return AFTERCARE_ENOMEM;
    }
    list_slots(sorting);
    place_tests(sorting);
    return AFTERCARE_OK;
}

static struct probe probe_of(const struct sorting *sorting, uint32_t index) {
    const struct test *test = sorting->building->base->tests[index];
    struct probe probe = {.test = index, .status = STATUS_ANY, .is_here = test->is_here};
    switch (test->record) {
    case RECORD_EVER:
        probe.span = SPAN_EVER;
        break;
    case RECORD_PRESENT:
        probe.span = SPAN_NOTHING;
        break;
    case RECORD_WITHIN:
        probe.span = sorting->building->network->span_of[index];
        break;
    case RECORD_STATUS:
        probe.span = SPAN_EVER;
        probe.status = (int16_t)test->status;
        break;
    }
    return probe;
}

// A record of a term touches the tests about the term and all groups that it lies in.
// Counts them, or, when there is room, lists them.
static void probe_term(const struct sorting *sorting, const struct fact *fact,
                       const struct term *term) {
    const struct building *building = sorting->building;
    struct network *network = building->network;
    struct range *range = &network->probes_at[place_of(building, fact, term)];
    range->count = 0;
    for (size_t i = 0; i < term->groups_count; i++) {
        const struct slot *slot = slot_at(sorting, fact, term->groups[i]);
        for (uint32_t k = 0; slot && k < slot->tests.count; k++) {
            if (network->probes) {
                network->probes[range->first + range->count] =
                    probe_of(sorting, network->slot_tests[slot->tests.first + k]);
            }
            range->count++;
        }
    }
}

static void probe_terms(const struct sorting *sorting) {
    const struct rulebase *base = sorting->building->base;
    for (size_t i = 0; i < base->schema.facts_count; i++) {
        const struct fact *fact = &base->schema.facts[i];
        for (size_t k = 0; fact->type == FACT_RECORDS && k < base->vocabulary.count;
             k++) {
            probe_term(sorting, fact, base->vocabulary.terms[k]);
        }
    }
}

static aftercare_status build_probes(struct sorting *sorting) {
    const struct building *building = sorting->building;
    const struct rulebase *base = building->base;
    struct network *network = building->network;
    size_t places = base->schema.facts_count * base->vocabulary.count;
    network->probes_at = arena_array(building->arena, places, sizeof(struct range));
    if (!network->probes_at) {
        return AFTERCARE_ENOMEM;
    }
    probe_terms(sorting);
    uint32_t sum = ranges_add_up(network->probes_at, places);
    network->probes = arena_array(building->arena, sum, sizeof *network->probes);
    if (!network->probes) {
        return AFTERCARE_ENOMEM;
    }
    probe_terms(sorting);
    return AFTERCARE_OK;
}

aftercare_status network_tests_build(struct building *building) {
    struct sorting sorting = {.building = building};
    bool is_built = !number_spans(&sorting) && !number_slots(&sorting) &&
                    !build_slots(&sorting) && !build_probes(&sorting);
    return is_built ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}
