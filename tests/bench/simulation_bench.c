// What it costs to play a year through: the example session's hundred reminders, and a
// clock that wakes the schedule every minute. The yardstick is the same year on a virtual
// loop that wakes nobody but a function which arms it again.
#include "aftercare/simulation.h"
#include "core/simulation/virtual_loop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 9
#define MINUTE INT64_C(60000)
#define YEAR (INT64_C(365) * 24 * 60 * MINUTE)
#define DOCUMENT_MAX 65536

struct subject {
    aftercare_assessor *assessor;
    aftercare_document document;
    char text[DOCUMENT_MAX];
    size_t reminders;
};

static double now(void) {
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void die(const char *what) {
    (void)fprintf(stderr, "simulation_bench: %s\n", what);
    exit(1);
}

static void strike(void *context) {
    struct virtual_loop *loop = context;
    loop->loop.functions->arm(&loop->loop, MINUTE, strike, loop);
}

static void empty_year(struct subject *subject) {
    struct virtual_loop loop;
    (void)subject;
    virtual_loop_init(&loop, 0);
    strike(&loop);
    virtual_loop_run(&loop, YEAR);
}

static void whole_year(struct subject *subject) {
    aftercare_plan_options options = AFTERCARE_PLAN_OPTIONS;
    aftercare_simulation *simulation = NULL;
    const aftercare_plan *plan = NULL;
    aftercare_error err;
    if (aftercare_plan_session(subject->assessor, &subject->document, &options, &plan,
                               &err) ||
        aftercare_simulation_new(&simulation, &err) ||
        aftercare_simulation_post(simulation, plan->ended, plan, &subject->document,
                                  &err) ||
        aftercare_simulation_run(simulation, plan->ended + YEAR, &err)) {
        die(err.sentence);
    }
    subject->reminders = aftercare_simulation_count(simulation);
    aftercare_simulation_free(simulation);
}

// The best of some rounds, in milliseconds: so what else the machine does is left out.
static double measure(void call(struct subject *), struct subject *subject) {
    double best = 0;
    for (int i = 0; i < ROUNDS; i++) {
        double begin = now();
        call(subject);
        double took = now() - begin;
        best = i == 0 || took < best ? took : best;
    }
    return best;
}

static void read_document(struct subject *subject) {
    FILE *file = fopen(AFTERCARE_SOURCE "/examples/clinic/session.json", "rb");
    if (!file) {
        die("the example is not there");
    }
    subject->document.text = subject->text;
    subject->document.len = fread(subject->text, 1, sizeof subject->text, file);
    (void)fclose(file);
}

int main(void) {
    const char *plugins[] = {AFTERCARE_SOURCE "/plugins"};
    const char *folders[] = {AFTERCARE_SOURCE "/rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = folders;
    options.rules_count = 1;
    aftercare_rules *rules = NULL;
    aftercare_error err = {0};
    struct subject *subject = calloc(1, sizeof *subject);
    if (!subject) {
        die("no memory");
    }
    if (aftercare_rules_load(&rules, &options, &err) ||
        aftercare_assessor_new(&subject->assessor, rules, &err)) {
        die(err.sentence);
    }
    read_document(subject);

    double yardstick = measure(empty_year, subject);
    double year = measure(whole_year, subject);
    printf("empty_year_of_minutes %.2f ms 1.00\n", yardstick);
    printf("simulate_year_of_%zu_reminders %.2f ms %.2f\n", subject->reminders, year,
           year / yardstick);

    aftercare_assessor_free(subject->assessor);
    aftercare_rules_free(rules);
    free(subject);
    return 0;
}
