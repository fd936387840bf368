#include "core/rules/clearing.h"

#include "tests/unit/facts/reading.h"

// The candidates about sanding in one document.
struct bench {
    struct workshop shop;
    struct inference inference;
    struct docket docket;
    struct matter matter;
};

static void open_bench(struct bench *bench, const char *rules, const char *patient) {
    workshop_open(&bench->shop, rules);
    const struct facts *facts =
        facts_of(&bench->shop, arena_format(&bench->shop.arena,
                                            "{'patient': {'faults': [], %s}, 'request': "
                                            "{'treatments': ['sanding']}}",
                                            patient));
    assert_int_equal(inference_init(&bench->inference, &system_allocator,
                                    bench->shop.rules->base->network),
                     0);
    inference_run(&bench->inference, facts);
    assert_int_equal(
        docket_open(&bench->docket, &bench->shop.arena, &bench->inference, facts), 0);
    assert_int_equal(docket_want_requested(&bench->docket), 0);
    assert_int_equal(docket_list(&bench->docket), 0);
    bench->matter = docket_matter(&bench->docket, 0);
}

static void close_bench(struct bench *bench) {
    inference_clear(&bench->inference);
    workshop_close(&bench->shop);
}

#define FLOOD                                                                            \
    "bar 'flood' { works = 'sanding', when = event 'flood' :within 'P1M', grade = "      \
    "'later' }\n"
#define EVENTS(first, second)                                                            \
    "'events': [{'code':'flood','day':'" first "'}, {'code':'move','day':'" second "'}]"

static void a_candidate_is_clear_where_it_surely_holds_no_more(void **state) {
    (void)state;
    static const struct {
        const char *rules, *patient, *clear;
    } rows[] = {
        {FLOOD, EVENTS("2026-06-01", "2026-06-01"), "2026-07-01"},
        {FLOOD, EVENTS("2026-06", "2026-06-01"), "2026-07-30"}, // whichever day it was
        {FLOOD, "'events': null", "never"},
        {"bar 'x' { works = 'sanding', when = event 'flood' :within 'P1M' & indoors "
         ":yes(), grade = 'later' }",
         EVENTS("2026-06-01", "2026-06-01"), "2026-07-01"},
        {"bar 'x' { works = 'sanding', grade = 'never' }", "'marks': []", "never"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench;
        open_bench(&bench, rows[i].rules, rows[i].patient);
        assert_int_equal(bench.matter.count, 1);
        struct candidate *candidate = docket_candidate(&bench.docket, &bench.matter, 0);

        struct date clear = clearing_of(&bench.docket, candidate);

        assert_string_equal(date_text(&bench.shop, clear), rows[i].clear);
        assert_int_equal(clearing_of(&bench.docket, candidate).day, clear.day);
        close_bench(&bench);
    }
}

static void all_are_clear_where_none_blocks_any_more_nor_begins_to(void **state) {
    (void)state;
    static const char rules[] =
        FLOOD "bar 'move' { works = 'sanding', when = event 'move' :within 'P1W', grade "
              "= 'later' }\n"
              "bar 'care' { works = 'sanding', when = event 'move' :ever(), grade = "
              "'care' }\n";
    static const struct {
        const char *patient, *from, *clear;
    } rows[] = {
        {EVENTS("2026-06-01", "2026-06-10"), WORKSHOP_TODAY, "2026-07-01"},
        {EVENTS("2026-06-01", "2026-06-10"), "2026-06-17", "2026-07-01"},
        // Nothing blocks any more.
        {EVENTS("2026-05-01", "2026-06-01"), WORKSHOP_TODAY, WORKSHOP_TODAY},
        // The move begins on the last day of the flood's month, and one day behind it.
        {EVENTS("2026-06-01", "2026-06-30"), WORKSHOP_TODAY, "2026-07-07"},
        {EVENTS("2026-06-01", "2026-07-01"), "2026-07-01", "2026-07-08"},
        {EVENTS("2026-06-01", "2026-07-02"), "2026-07-01", "2026-07-01"},
        {"'events': null", WORKSHOP_TODAY, "never"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench;
        open_bench(&bench, rules, rows[i].patient);

        struct date clear =
            clearing_of_all(&bench.docket, &bench.matter, day_of(rows[i].from));

        assert_string_equal(
            arena_format(&bench.shop.arena, "%s: %s", rows[i].patient,
                         date_text(&bench.shop, clear)),
            arena_format(&bench.shop.arena, "%s: %s", rows[i].patient, rows[i].clear));
        close_bench(&bench);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_candidate_is_clear_where_it_surely_holds_no_more),
        cmocka_unit_test(all_are_clear_where_none_blocks_any_more_nor_begins_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
