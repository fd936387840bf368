// The same rules in CLIPS, with the patient's facts asserted anew each time: terms and
// all groups that they lie in, days, an age.
#include "tests/bench/network_bench/measure.h"
#include "tests/bench/network_bench/yardstick.h"

#ifdef AFTERCARE_CLIPS

#include "core/base/text.h"

#include <clips.h>
#include <stdlib.h>

enum { ACTIVE, HERE, EVER, ENDED, ALLERGY, BORN, SKIN, TEMPLATES };

static const char *const templates[TEMPLATES] = {
    [ACTIVE] = "(deftemplate active (slot term))",
    [HERE] = "(deftemplate here (slot term))",
    [EVER] = "(deftemplate ever (slot term))",
    [ENDED] = "(deftemplate ended (slot term) (slot day))",
    [ALLERGY] = "(deftemplate allergy (slot term))",
    [BORN] = "(deftemplate born (slot year))",
    [SKIN] = "(deftemplate skin (slot type))",
};

static const char *const names[TEMPLATES] = {"active",  "here", "ever", "ended",
                                             "allergy", "born", "skin"};

struct clips {
    const struct world *world;
    void *environment;
    void *templates[TEMPLATES];
    uint32_t *stamps; // by rule: the round in which it was told
    uint32_t round;
    uint32_t *held;
    size_t count;
};

static void hold(void *environment) {
    struct clips *clips = GetEnvironmentContext(environment);
    uint32_t rule = (uint32_t)EnvRtnLong(environment, 1);
    if (clips->stamps[rule] != clips->round) {
        clips->stamps[rule] = clips->round;
        clips->held[clips->count++] = rule;
    }
}

// Variables of one name must be the same all over a rule, so each test has its own.
static void write_test(struct buffer *out, const struct world *world,
                       const struct made_test *test, unsigned variable) {
    switch (test->kind) {
    case MADE_ACTIVE:
        buffer_format(out, "(active (term %u))", test->term);
        return;
    case MADE_HERE:
        buffer_format(out, "(here (term %u))", test->term);
        return;
    case MADE_EVER:
        buffer_format(out, "(ever (term %u))", test->term);
        return;
    case MADE_WITHIN:
        buffer_format(out, "(ended (term %u) (day ?v%u&:(>= ?v%u %d)))", test->term,
                      variable, variable, world_within_from(world, test->number).day);
        return;
    case MADE_ALLERGY:
        buffer_format(out, "(allergy (term %u))", test->term);
        return;
    case MADE_AGE:
        buffer_format(out, "(born (year ?v%u&:(>= ?v%u %u)))", variable, variable,
                      world_under_from(test->number));
        return;
    case MADE_SKIN:
        buffer_format(out, "(skin (type ?v%u&:(>= ?v%u %u)))", variable, variable,
                      test->number);
        return;
    }
}

static void write_part(struct buffer *out, const struct world *world,
                       const struct made_part *part, unsigned number) {
    buffer_string(out, part->is_negated         ? " (not "
                       : part->tests_count == 2 ? " (or "
                                                : " ");
    write_test(out, world, &part->tests[0], PART_TESTS * number);
    if (part->tests_count == 2) {
        buffer_string(out, " ");
        write_test(out, world, &part->tests[1], PART_TESTS * number + 1);
    }
    buffer_string(out, part->is_negated || part->tests_count == 2 ? ")" : "");
}

static void build(const struct clips *clips, const char *construct) {
    if (!EnvBuild(clips->environment, construct)) {
        die("CLIPS does not take a construct");
    }
}

static void build_rules(const struct clips *clips) {
    struct buffer rule;
    buffer_init(&rule, &system_allocator, 1 << 16);
    for (unsigned i = 0; i < clips->world->rules_count; i++) {
        const struct made_rule *made = &clips->world->rules[i];
        buffer_reset(&rule);
        buffer_format(&rule, "(defrule r-%u", i);
        for (unsigned k = 0; k < made->parts_count; k++) {
            write_part(&rule, clips->world, &made->parts[k], k);
        }
        buffer_format(&rule, " => (hold %u))", i);
        build(clips, rule.at);
    }
    buffer_clear(&rule);
}

static void *open_clips(const struct world *world, unsigned patients) {
    (void)patients;
    struct clips *clips = calloc(1, sizeof *clips);
    if (!clips) {
        die("no memory");
    }
    clips->world = world;
    clips->stamps = calloc(world->rules_count, sizeof *clips->stamps);
    clips->environment = CreateEnvironment();
    if (!clips->stamps || !clips->environment) {
        die("no memory");
    }
    SetEnvironmentContext(clips->environment, clips);
    if (!EnvDefineFunction2(clips->environment, "hold", 'v', PTIEF hold, "hold", "11i")) {
        die("CLIPS takes no function");
    }
    for (size_t i = 0; i < TEMPLATES; i++) {
        build(clips, templates[i]);
        clips->templates[i] = EnvFindDeftemplate(clips->environment, names[i]);
    }
    build_rules(clips);
    return clips;
}

static void put(const struct clips *clips, void *fact, const char *slot, long number) {
    DATA_OBJECT value;
    SetType(value, INTEGER);
    SetValue(value, EnvAddLong(clips->environment, number));
    (void)EnvPutFactSlot(clips->environment, fact, slot, &value);
}

static void tell(const struct clips *clips, int template, const char *slot, long number) {
    void *fact = EnvCreateFact(clips->environment, clips->templates[template]);
    put(clips, fact, slot, number);
    (void)EnvAssert(clips->environment, fact);
}

static void tell_end(const struct clips *clips, unsigned term, struct date end) {
    void *fact = EnvCreateFact(clips->environment, clips->templates[ENDED]);
    put(clips, fact, "term", (long)term);
    put(clips, fact, "day", end.day);
    (void)EnvAssert(clips->environment, fact);
}

static void tell_condition(const struct clips *clips, unsigned term, bool is_here) {
    tell(clips, ACTIVE, "term", (long)term);
    tell(clips, EVER, "term", (long)term);
    if (is_here) {
        tell(clips, HERE, "term", (long)term);
    }
}

static void tell_patient(const struct clips *clips, const struct made_patient *patient) {
    tell(clips, BORN, "year", (long)patient->birth_year);
    tell(clips, SKIN, "type", (long)patient->skin);
    for (unsigned i = 0; i < patient->conditions_count; i++) {
        const struct made_record *record = &patient->conditions[i];
        bool is_here = world_is_here(patient, record);
        tell_condition(clips, record->term, is_here);
        tell_condition(clips, record->term - record->term % GROUP, is_here);
    }
    for (unsigned i = 0; i < patient->medications_count; i++) {
        const struct made_record *record = &patient->medications[i];
        tell_end(clips, record->term, record->date);
        tell_end(clips, record->term - record->term % GROUP, record->date);
    }
    for (unsigned i = 0; i < patient->allergies_count; i++) {
        tell(clips, ALLERGY, "term", (long)patient->allergies[i].term);
        tell(clips, ALLERGY, "term",
             (long)(patient->allergies[i].term - patient->allergies[i].term % GROUP));
    }
}

static size_t ask_clips(void *context, size_t patient, uint32_t *held) {
    struct clips *clips = context;
    clips->held = held;
    clips->count = 0;
    clips->round++;
    EnvReset(clips->environment);
    tell_patient(clips, &clips->world->patients[patient]);
    (void)EnvRun(clips->environment, -1);
    return clips->count;
}

static void close_clips(void *context) {
    struct clips *clips = context;
    (void)DestroyEnvironment(clips->environment);
    free(clips->stamps);
    free(clips);
}

const struct yardstick yardstick_clips = {.name = "clips",
                                          .rules_max = 10000,
                                          .open = open_clips,
                                          .ask = ask_clips,
                                          .close = close_clips};

#else

const struct yardstick yardstick_clips = {.name = "clips"};

#endif
