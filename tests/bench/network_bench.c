// All rules against one patient, from facts to findings, for rule bases of 100 to 100 000
// rules of the shape that real ones have; and what loading them costs. The yardstick is a
// plain loop over all rules; its answers are compared with the network's, patient by
// patient, before any time is taken. Everything is made from one fixed seed.
#include "core/base/json.h"
#include "core/plan/library.h"
#include "core/rules/assessment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define CONDITIONS 400
#define MEDICATIONS 300
#define ALLERGIES 60
#define AREAS 40
#define TREATMENTS 30
#define CONCERNS 40
#define PATIENTS 400
#define RULES_A_FILE 60
#define FOLDER_MAX 128

static uint64_t seed; // xorshift64*, https://vigna.di.unimi.it/ftp/papers/xorshift.pdf

static unsigned pick(unsigned below) {
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (unsigned)((seed * UINT64_C(2685821657736338717)) >> 33) % below;
}

static void die(const char *what) {
    (void)fprintf(stderr, "network_bench: %s\n", what);
    exit(1);
}

static double now(void) {
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static FILE *file_in(const char *folder, const char *name) {
    char path[2 * FOLDER_MAX];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        die(path);
    }
    return file;
}

static void make_folder(const char *folder, const char *name) {
    char path[2 * FOLDER_MAX];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    if (mkdir(path, S_IRWXU) != 0) {
        die(path);
    }
}

// Every fifth term is a group of the four behind it.
static void write_terms(const char *folder, const char *category, unsigned count) {
    char name[FOLDER_MAX];
    (void)snprintf(name, sizeof name, "vocabulary/%s.lua", category);
    FILE *file = file_in(folder, name);
    for (unsigned i = 0; i < count; i++) {
        (void)fprintf(file, "term \"%s_%u\" { category = \"%s\", label = \"%s %u\"",
                      category, i, category, category, i);
        if (i % 5 != 0) {
            (void)fprintf(file, ", parents = { \"%s_%u\" }", category, i - i % 5);
        }
        (void)fprintf(file, " }\n");
    }
    (void)fclose(file);
}

static void write_words(const char *folder) {
    FILE *file = file_in(folder, "schema.lua");
    (void)fputs(
        "request { treatments = { \"treatment\" }, areas = { \"area\" },\n"
        "  products = { \"condition\" }, areas_from = \"concerns\" }\n"
        "fact \"birth_date\" { type = \"date\", word = \"age\" }\n"
        "fact \"skin\" { type = \"number\", word = \"skin\", from = 1, till = 6 }\n"
        "fact \"conditions\" { type = \"records\", word = \"condition\", of = { "
        "\"condition\" },\n"
        "  area = true, begins = \"onset\", ends = \"resolved\",\n"
        "  verbs = { active = \"present\", ever = \"ever\" } }\n"
        "fact \"medications\" { type = \"records\", word = \"medication\",\n"
        "  of = { \"medication\" }, begins = \"started\", ends = \"stopped\",\n"
        "  verbs = { taken = \"present\", taken_within = \"within\" } }\n"
        "fact \"allergies\" { type = \"records\", word = \"allergy\", of = { \"allergy\" "
        "},\n"
        "  verbs = { known = \"ever\" }, plain = \"known\" }\n"
        "fact \"concerns\" { type = \"records\", word = \"concern\", of = { \"concern\" "
        "},\n"
        "  area = true, verbs = { told = \"ever\" }, plain = \"told\" }\n",
        file);
    (void)fclose(file);
    file = file_in(folder, "sources.lua");
    (void)fputs("source { ids = { \"S-1\" }, title = \"Made\", address = \"made:here\",\n"
                "  evidence = \"none\", seen = \"none\" }\n",
                file);
    (void)fclose(file);
    make_folder(folder, "vocabulary");
    write_terms(folder, "condition", CONDITIONS);
    write_terms(folder, "medication", MEDICATIONS);
    write_terms(folder, "allergy", ALLERGIES);
    write_terms(folder, "area", AREAS);
    write_terms(folder, "treatment", TREATMENTS);
    write_terms(folder, "concern", CONCERNS);
}

static void write_test(FILE *file) {
    static const char *const spans[] = {"P2W", "P1M", "P3M", "P6M", "P1Y"};
    switch (pick(7)) {
    case 0:
    case 1:
        (void)fprintf(file, "condition \"condition_%u\" :active()%s", pick(CONDITIONS),
                      pick(2) ? " :here()" : "");
        return;
    case 2:
        (void)fprintf(file, "condition \"condition_%u\" :ever()", pick(CONDITIONS));
        return;
    case 3:
    case 4:
        (void)fprintf(file, "medication \"medication_%u\" :taken_within \"%s\"",
                      pick(MEDICATIONS), spans[pick(5)]);
        return;
    case 5:
        (void)fprintf(file, "allergy \"allergy_%u\"", pick(ALLERGIES));
        return;
    default:
        if (pick(2)) {
            (void)fprintf(file, "age :under \"P%uY\"", 18 + 4 * pick(10));
        } else {
            (void)fprintf(file, "skin :at_least(%u)", 3 + pick(4));
        }
        return;
    }
}

// A condition of the person, and up to three more parts: one in eight is an or of two,
// one in ten is negated.
static void write_part(FILE *file) {
    if (pick(8) == 0) {
        (void)fprintf(file, " & (");
        write_test(file);
        (void)fprintf(file, " | ");
        write_test(file);
        (void)fprintf(file, ")");
    } else {
        (void)fprintf(file, " & %s", pick(10) ? "" : "~");
        write_test(file);
    }
}

static void write_rule(FILE *file, unsigned number) {
    static const char *const severities[] = {"refuse", "defer", "review", "caution"};
    unsigned parts = 2 + pick(3);
    (void)fprintf(
        file, "contraindication \"r-%u\" { treatments = { \"treatment_%u\" },\n  when = ",
        number, pick(TREATMENTS));
    (void)fprintf(file, "condition \"condition_%u\" :%s()", pick(CONDITIONS),
                  pick(2) ? "ever" : "active");
    for (unsigned i = 1; i < parts; i++) {
        write_part(file);
    }
    (void)fprintf(
        file, ",\n  severity = \"%s\", because = \"Made.\", sources = { \"S-1\" } }\n",
        severities[pick(4)]);
}

static void write_rules(const char *folder, unsigned count) {
    make_folder(folder, "made");
    FILE *file = file_in(folder, "made/pack.lua");
    (void)fputs("pack \"made\" { version = \"1.0.0\", licence = \"MIT\",\n"
                "  engine = { \"0.1\", \"1.0\" }, plugins = { \"contraindications\" },\n"
                "  says = \"Made.\" }\n",
                file);
    (void)fclose(file);
    for (unsigned i = 0; i < count; i += RULES_A_FILE) {
        char name[FOLDER_MAX];
        (void)snprintf(name, sizeof name, "made/rules-%u.lua", i);
        file = file_in(folder, name);
        for (unsigned k = i; k < count && k < i + RULES_A_FILE; k++) {
            write_rule(file, k);
        }
        (void)fclose(file);
    }
}

static void write_date(char *out, size_t size, unsigned first_year) {
    (void)snprintf(out, size, "%u-%02u-%02u", first_year + pick(3), 1 + pick(12),
                   1 + pick(28));
}

static void write_patient(struct buffer *out) {
    char date[16];
    unsigned count = pick(7);
    buffer_format(
        out, "{\"patient\":{\"birth_date\":\"%u-06-15\",\"skin\":%u,\"conditions\":[",
        1950 + pick(60), 1 + pick(6));
    for (unsigned i = 0; i < count; i++) {
        write_date(date, sizeof date, 2023);
        buffer_format(
            out, "%s{\"code\":\"condition_%u\",\"area\":\"area_%u\",\"onset\":\"%s\"}",
            i ? "," : "", pick(CONDITIONS), pick(AREAS), date);
    }
    buffer_string(out, "],\"medications\":[");
    count = pick(7);
    for (unsigned i = 0; i < count; i++) {
        write_date(date, sizeof date, 2024);
        buffer_format(out, "%s{\"code\":\"medication_%u\",\"stopped\":\"%s\"}",
                      i ? "," : "", pick(MEDICATIONS), date);
    }
    buffer_string(out, "],\"allergies\":[");
    count = pick(4);
    for (unsigned i = 0; i < count; i++) {
        buffer_format(out, "%s{\"code\":\"allergy_%u\"}", i ? "," : "", pick(ALLERGIES));
    }
    buffer_string(out, "],\"concerns\":[");
    count = 1 + pick(4);
    for (unsigned i = 0; i < count; i++) {
        buffer_format(out, "%s{\"code\":\"concern_%u\",\"area\":\"area_%u\"}",
                      i ? "," : "", pick(CONCERNS), pick(AREAS));
    }
    buffer_string(out, "]},\"request\":{\"date\":\"2026-06-01\"}}");
}

struct counted { // bytes
    size_t live, peak;
};

static void *count(void *context, void *pointer, size_t old_size, size_t new_size) {
    struct counted *counted = context;
    void *result =
        system_allocator.allocate(system_allocator.context, pointer, old_size, new_size);
    if (result || new_size == 0) {
        counted->live += new_size - (pointer ? old_size : 0);
        counted->peak = counted->live > counted->peak ? counted->live : counted->peak;
    }
    return result;
}

struct bench {
    aftercare_rules *rules;
    struct counted memory; // of the rules
    struct inference inference;
    struct arena arena, facts_arena;
    const struct facts *patients[PATIENTS];
    size_t findings;
};

static void read_patients(struct bench *bench) {
    struct buffer text;
    struct json_limits limits = JSON_LIMITS;
    const struct asked asked = {0};
    buffer_init(&text, &system_allocator, 1 << 20);
    for (size_t i = 0; i < PATIENTS; i++) {
        struct json_document document;
        struct facts *facts = NULL;
        aftercare_error err;
        buffer_reset(&text);
        write_patient(&text);
        char *copy = arena_copy(&bench->facts_arena, text.at, text.len);
        if (!copy ||
            json_read(&document, &bench->facts_arena, "patient",
                      (struct text){copy, text.len}, &limits, &err) ||
            facts_read(&facts, &bench->facts_arena, &bench->rules->base->schema,
                       &document, &asked, &err)) {
            die(err.sentence);
        }
        bench->patients[i] = facts;
    }
    buffer_clear(&text);
}

static void with_network(struct bench *bench, const struct facts *facts) {
    struct assessment assessment;
    arena_reset(&bench->arena);
    if (assess(&assessment, &bench->arena, &bench->inference, facts)) {
        die("no memory");
    }
    for (size_t i = 0; i < assessment.verdicts_count; i++) {
        bench->findings += assessment.verdicts[i]->findings_count;
    }
}

static void with_loop(struct bench *bench, const struct facts *facts) {
    const struct rulebase *base = bench->rules->base;
    const struct inquiry inquiry = {.facts = facts, .date = facts->date};
    for (size_t i = 0; i < base->rules_count; i++) {
        const struct rule_value *when = rule_get(base->rules[i], ROLE_WHEN);
        bench->findings += condition_answer(when->condition, &inquiry).truth != NO;
    }
}

// Each rule's answer from the network is the loop's, for each patient.
static void compare(struct bench *bench) {
    const struct rulebase *base = bench->rules->base;
    for (size_t p = 0; p < PATIENTS; p++) {
        const struct facts *facts = bench->patients[p];
        const struct inquiry asked = {.facts = facts, .date = facts->date};
        inference_run(&bench->inference, facts);
        const struct inquiry known = {
            .facts = facts, .date = facts->date, .inference = &bench->inference};
        size_t found = 0;
        for (size_t i = 0; i < base->rules_count; i++) {
            const struct rule_value *when = rule_get(base->rules[i], ROLE_WHEN);
            enum truth truth = condition_answer(when->condition, &asked).truth;
            bool is_found = found < bench->inference.rules_count &&
                            inference_rule(&bench->inference, found) == base->rules[i];
            found += is_found;
            if ((truth != NO && !is_found) ||
                condition_answer(when->condition, &known).truth != truth) {
                die("the network and the loop do not agree");
            }
        }
    }
}

static int by_size(const void *a, const void *b) {
    const double *left = a;
    const double *right = b;
    return (*left > *right) - (*left < *right);
}

// Median and 99th percentile over patients, each the best of some rounds.
static void measure(double out[2], struct bench *bench,
                    void call(struct bench *, const struct facts *), int rounds) {
    static double times[PATIENTS];
    for (size_t p = 0; p < PATIENTS; p++) {
        times[p] = 1e12;
        for (int i = 0; i < rounds; i++) {
            double begin = now();
            call(bench, bench->patients[p]);
            double took = now() - begin;
            times[p] = took < times[p] ? took : times[p];
        }
    }
    qsort(times, PATIENTS, sizeof *times, by_size);
    out[0] = times[PATIENTS / 2];
    out[1] = times[PATIENTS * 99 / 100];
}

static long resident(void) {
    struct rusage usage;
    (void)getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static void load(struct bench *bench, const char *folder) {
    const char *plugins[] = {AFTERCARE_SOURCE "/plugins"};
    const char *folders[] = {folder};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_error err = {0};
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = folders;
    options.rules_count = 1;
    options.allocate = count;
    options.allocate_context = &bench->memory;
    if (aftercare_rules_load(&bench->rules, &options, &err)) {
        (void)fprintf(stderr, "%s:%d: ", err.place, err.line);
        die(err.sentence);
    }
}

// What the vocabulary, the schema and the plugins take before there is a rule.
static size_t memory_of_words(const char *folder) {
    struct bench bench = {0};
    load(&bench, folder);
    size_t live = bench.memory.live;
    aftercare_rules_free(bench.rules);
    return live;
}

static void print_memory(const struct counted *memory, size_t words, unsigned rules) {
    printf("memory_%u %.0f bytes/rule -\n", rules, (double)memory->live / rules);
    printf("memory_%u_without_words %.0f bytes/rule -\n", rules,
           (double)(memory->live - words) / rules);
    printf("memory_%u_while_loading %.0f bytes/rule -\n", rules,
           (double)memory->peak / rules);
}

static void run(unsigned rules) {
    struct bench bench = {0};
    char folder[] = "/tmp/network-bench-XXXXXX";
    char command[FOLDER_MAX];
    double loop[2];
    double network[2];
    seed = 88172645463325252U;
    if (!mkdtemp(folder)) {
        die("no folder");
    }
    write_words(folder);
    size_t words = memory_of_words(folder);
    write_rules(folder, rules);
    double begin = now();
    load(&bench, folder);
    double loaded = now() - begin;
    arena_init(&bench.arena, &system_allocator, 0);
    arena_init(&bench.facts_arena, &system_allocator, 0);
    if (inference_init(&bench.inference, &system_allocator, bench.rules->base->network)) {
        die("no memory");
    }
    read_patients(&bench);
    compare(&bench);
    for (size_t i = 0; i < PATIENTS; i++) {
        with_network(&bench, bench.patients[i]);
    }
    double findings = (double)bench.findings / PATIENTS;
    measure(loop, &bench, with_loop, rules > 10000 ? 2 : 5);
    measure(network, &bench, with_network, 20);
    printf("loop_%u %.2f us 1.00\n", rules, loop[0]);
    printf("network_%u %.2f us %.4f\n", rules, network[0], network[0] / loop[0]);
    printf("findings_%u %.2f a_patient -\n", rules, findings);
    printf("network_%u_p99 %.2f us %.4f\n", rules, network[1], network[1] / loop[0]);
    printf("load_%u %.0f us %.0f\n", rules, loaded, loaded / loop[0]);
    print_memory(&bench.memory, words, rules);
    printf("resident_%u %ld kB -\n", rules, resident());
    inference_clear(&bench.inference);
    arena_clear(&bench.arena);
    arena_clear(&bench.facts_arena);
    aftercare_rules_free(bench.rules);
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command) != 0) {
        die(folder);
    }
}

int main(int argc, char **argv) {
    static const unsigned sizes[] = {100, 1000, 10000, 100000};
    size_t count = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 4;
    for (size_t i = 0; i < count && i < sizeof sizes / sizeof *sizes; i++) {
        run(sizes[i]);
    }
    return 0;
}
