#include "tests/bench/network_bench/pack.h"

#include "tests/bench/network_bench/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define RULES_A_FILE 60

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

static void write_terms(const char *folder, const char *category, unsigned count) {
    char name[FOLDER_MAX];
    (void)snprintf(name, sizeof name, "vocabulary/%s.lua", category);
    FILE *file = file_in(folder, name);
    for (unsigned i = 0; i < count; i++) {
        (void)fprintf(file, "term \"%s_%u\" { category = \"%s\", label = \"%s %u\"",
                      category, i, category, category, i);
        if (i % GROUP != 0) {
            (void)fprintf(file, ", parents = { \"%s_%u\" }", category, i - i % GROUP);
        }
        (void)fprintf(file, " }\n");
    }
    (void)fclose(file);
}

void pack_begin(char folder[FOLDER_MAX]) {
    (void)snprintf(folder, FOLDER_MAX, "/tmp/network-bench-XXXXXX");
    if (!mkdtemp(folder)) {
        die("no folder");
    }
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

static void write_test(FILE *file, const struct made_test *test) {
    switch (test->kind) {
    case MADE_ACTIVE:
        (void)fprintf(file, "condition \"condition_%u\" :active()", test->term);
        return;
    case MADE_HERE:
        (void)fprintf(file, "condition \"condition_%u\" :active() :here()", test->term);
        return;
    case MADE_EVER:
        (void)fprintf(file, "condition \"condition_%u\" :ever()", test->term);
        return;
    case MADE_WITHIN:
        (void)fprintf(file, "medication \"medication_%u\" :taken_within \"%s\"",
                      test->term, made_spans[test->number]);
        return;
    case MADE_ALLERGY:
        (void)fprintf(file, "allergy \"allergy_%u\"", test->term);
        return;
    case MADE_AGE:
        (void)fprintf(file, "age :under \"P%uY\"", test->number);
        return;
    case MADE_SKIN:
        (void)fprintf(file, "skin :at_least(%u)", test->number);
        return;
    }
}

static void write_part(FILE *file, const struct made_part *part) {
    (void)fputs(part->tests_count == 2 ? "(" : part->is_negated ? "~" : "", file);
    write_test(file, &part->tests[0]);
    if (part->tests_count == 2) {
        (void)fputs(" | ", file);
        write_test(file, &part->tests[1]);
        (void)fputs(")", file);
    }
}

static void write_rule(FILE *file, const struct made_rule *rule, unsigned number) {
    static const char *const severities[] = {"refuse", "defer", "review", "caution"};
    (void)fprintf(
        file, "contraindication \"r-%u\" { treatments = { \"treatment_%u\" },\n  when = ",
        number, rule->treatment);
    for (unsigned i = 0; i < rule->parts_count; i++) {
        (void)fputs(i > 0 ? " & " : "", file);
        write_part(file, &rule->parts[i]);
    }
    (void)fprintf(
        file, ",\n  severity = \"%s\", because = \"Made.\", sources = { \"S-1\" } }\n",
        severities[rule->severity]);
}

void pack_write(const char *folder, const struct world *world) {
    make_folder(folder, "made");
    FILE *file = file_in(folder, "made/pack.lua");
    (void)fputs("pack \"made\" { version = \"1.0.0\", licence = \"MIT\",\n"
                "  engine = { \"0.1\", \"1.0\" }, plugins = { \"contraindications\" },\n"
                "  says = \"Made.\" }\n",
                file);
    (void)fclose(file);
    for (unsigned i = 0; i < world->rules_count; i += RULES_A_FILE) {
        char name[FOLDER_MAX];
        (void)snprintf(name, sizeof name, "made/rules-%u.lua", i);
        file = file_in(folder, name);
        for (unsigned k = i; k < world->rules_count && k < i + RULES_A_FILE; k++) {
            write_rule(file, &world->rules[k], k);
        }
        (void)fclose(file);
    }
}

void pack_remove(const char *folder) {
    char command[2 * FOLDER_MAX];
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command) != 0) {
        die(folder);
    }
}

static const char *comma(unsigned i) {
    return i > 0 ? "," : "";
}

void pack_patient(struct buffer *out, const struct made_patient *patient) {
    char date[DATE_TEXT_MAX];
    buffer_format(
        out, "{\"patient\":{\"birth_date\":\"%u-06-15\",\"skin\":%u,\"conditions\":[",
        patient->birth_year, patient->skin);
    for (unsigned i = 0; i < patient->conditions_count; i++) {
        const struct made_record *one = &patient->conditions[i];
        buffer_format(
            out, "%s{\"code\":\"condition_%u\",\"area\":\"area_%u\",\"onset\":\"%s\"}",
            comma(i), one->term, one->area, date_format(date, one->date));
    }
    buffer_string(out, "],\"medications\":[");
    for (unsigned i = 0; i < patient->medications_count; i++) {
        const struct made_record *one = &patient->medications[i];
        buffer_format(out, "%s{\"code\":\"medication_%u\",\"stopped\":\"%s\"}", comma(i),
                      one->term, date_format(date, one->date));
    }
    buffer_string(out, "],\"allergies\":[");
    for (unsigned i = 0; i < patient->allergies_count; i++) {
        buffer_format(out, "%s{\"code\":\"allergy_%u\"}", comma(i),
                      patient->allergies[i].term);
    }
    buffer_string(out, "],\"concerns\":[");
    for (unsigned i = 0; i < patient->concerns_count; i++) {
        const struct made_record *one = &patient->concerns[i];
        buffer_format(out, "%s{\"code\":\"concern_%u\",\"area\":\"area_%u\"}", comma(i),
                      one->term, one->area);
    }
    buffer_string(out, "]},\"request\":{\"date\":\"" TODAY "\"}}");
}
