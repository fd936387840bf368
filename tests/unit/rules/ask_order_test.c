// The order of an intake, against every other order.
#include "tests/unit/rules/asking.h"

// Five things that may be so, each with a chance; each bars the work by its own grade.
#define THINGS 5

struct dialogue {
    int grades[THINGS]; // 0 the worst
    int order[THINGS];
    double chance; // that a thing is so
};

// How many questions are asked on the average: a thing that is so ends the asking for all
// that is as bad or milder.
static double expected(const struct dialogue *dialogue) {
    double sum = 0;
    for (unsigned so = 0; so < 1u << THINGS; so++) {
        double chance = 1;
        int worst = 9;
        int asked = 0;
        for (int i = 0; i < THINGS; i++) {
            int thing = dialogue->order[i];
            bool is_so = (so >> thing & 1) != 0;
            chance *= is_so ? dialogue->chance : 1 - dialogue->chance;
            if (dialogue->grades[thing] < worst) {
                asked++;
                worst = is_so ? dialogue->grades[thing] : worst;
            }
        }
        sum += chance * asked;
    }
    return sum;
}

static double least_of_all_orders(struct dialogue dialogue, int placed) {
    if (placed == THINGS) {
        return expected(&dialogue);
    }
    double least = THINGS + 1;
    for (int i = placed; i < THINGS; i++) {
        struct dialogue next = dialogue;
        next.order[placed] = dialogue.order[i];
        next.order[i] = dialogue.order[placed];
        double found = least_of_all_orders(next, placed + 1);
        least = found < least ? found : least;
    }
    return least;
}

static const char *const facts[THINGS] = {"indoors", "wood", "hardness", "marks",
                                          "events"};

// Five bars, whose grades depend on the seed.
static void open_bars(struct workshop *shop, struct dialogue *dialogue, int seed) {
    static const char *const tests[THINGS] = {"indoors :yes()", "wood :is 'oak'",
                                              "hardness :is(3)", "mark 'stamp'",
                                              "event 'flood' :ever()"};
    static const char *const grades[] = {"never", "later", "ask", "care"};
    char rules[600] = "";
    for (int i = 0; i < THINGS; i++) {
        size_t len = strlen(rules);
        dialogue->grades[i] = (seed * 7 + 3 * i * (seed + 1)) % 4;
        (void)snprintf(rules + len, sizeof rules - len,
                       "bar 'r%d' { works = 'sanding', when = %s, grade = '%s' }\n", i,
                       tests[i], grades[dialogue->grades[i]]);
    }
    workshop_open(shop, rules);
}

static void read_order(struct workshop *shop, struct dialogue *dialogue) {
    const struct json *intake = workshop_ask(shop, ASKING("{}"));
    const struct json *one = json_member(intake, "questions")->first;
    assert_int_equal(json_member(intake, "questions")->count, THINGS);
    for (; one; one = one->next) {
        struct text fact = json_member(one, "fact")->text;
        for (int i = 0; i < THINGS; i++) {
            bool is_it =
                text_is(fact, arena_format(&shop->arena, "/patient/%s", facts[i]));
            dialogue->order[one->index] = is_it ? i : dialogue->order[one->index];
        }
    }
}

static void no_other_order_is_shorter_on_the_average(void **state) {
    (void)state;
    static const double chances[] = {0.02, 0.3, 0.8};
    for (int seed = 0; seed < 24; seed++) {
        struct workshop shop;
        struct dialogue dialogue = {{0}, {0}, 0};
        open_bars(&shop, &dialogue, seed);

        read_order(&shop, &dialogue);

        for (size_t i = 0; i < sizeof chances / sizeof *chances; i++) {
            dialogue.chance = chances[i];
            assert_true(expected(&dialogue) < least_of_all_orders(dialogue, 0) + 1e-9);
        }
        workshop_close(&shop);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_other_order_is_shorter_on_the_average),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
