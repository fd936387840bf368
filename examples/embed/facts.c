// The verdict on one patient, and the plan after a session, without a document: what is
// asked, or was done, is put in, and what the rules ask for is fetched from where the
// host keeps it; here from a table.
#include <aftercare/aftercare.h>

#include <stdio.h>
#include <string.h>

// The host's own rows about Ben: which fact, and what it is.
static const struct row {
    const char *fact, *value, *started, *stopped;
} rows[] = {
    {"id", "ben", NULL, NULL},
    {"birth_date", "1998-07-02", NULL, NULL},
    {"medications", "isotretinoin_oral", "2026-01-10", "2026-09-30"},
    {"concerns", "acne_scar_atrophic", NULL, NULL},
};

// Called for one fact at a time. What has no row here is a list without entries; of the
// rest nobody knows.
static aftercare_status fetch(void *context, aftercare_facts *facts, const char *name,
                              aftercare_error *err) {
    const char *lists[] = {"conditions", "allergies", "procedures", "exposures",
                           "implants"};
    (void)context;
    (void)printf("fetched: %s\n", name);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(lists[i], name) == 0) {
            return aftercare_facts_put_none(facts, name, err);
        }
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        const aftercare_member members[] = {{"started", row->started},
                                            {"stopped", row->stopped}};
        if (strcmp(row->fact, name) == 0) {
            return i < 2 ? aftercare_facts_put_text(facts, name, row->value, err)
                         : aftercare_facts_add_entry(facts, name, row->value, members, 2,
                                                     err);
        }
    }
    return AFTERCARE_OK;
}

static aftercare_status judge(aftercare_assessor *assessor, aftercare_facts *facts,
                              aftercare_error *err) {
    const aftercare_assessment *answer = NULL; // the assessor's, until its next call
    if (aftercare_facts_request_date(facts, "2026-11-22", err) ||
        aftercare_facts_request_treatment(facts, "microneedling", err) ||
        aftercare_facts_request_area(facts, "cheek", err) ||
        aftercare_facts_put_flag(facts, "pregnant", false, err) ||
        aftercare_facts_put_flag(facts, "breastfeeding", false, err) ||
        aftercare_assess_facts(assessor, facts, &answer, err)) {
        return err->status;
    }
    for (size_t i = 0; i < answer->treatments_count; i++) {
        const aftercare_verdict *verdict = answer->treatments[i];
        (void)printf("%s: %s, clear from %s\n", verdict->treatment, verdict->verdict,
                     verdict->clear_from ? verdict->clear_from : "no known day");
    }
    return AFTERCARE_OK;
}

// What follows when it is done all the same: of the same patient, whose facts are there.
static aftercare_status plan(aftercare_assessor *assessor, aftercare_facts *facts,
                             aftercare_error *err) {
    const aftercare_plan *plan = NULL; // likewise
    if (aftercare_facts_session_id(facts, "ben-1", err) ||
        aftercare_facts_session_treatment(facts, "microneedling", err) ||
        aftercare_facts_session_area(facts, "cheek", err) ||
        aftercare_facts_session_ended(facts, "2027-03-30T15:30:00+02:00", err) ||
        aftercare_facts_session_timezone(facts, "Europe/Berlin", err) ||
        aftercare_facts_contact_quiet(facts, "21:00", "08:00", err) ||
        aftercare_plan_facts(assessor, facts, NULL, &plan, err)) {
        return err->status;
    }
    (void)printf("%s of %s: %zu reminders\n", plan->session, plan->patient,
                 plan->reminders_count);
    return AFTERCARE_OK;
}

int main(void) {
    const char *plugins[] = {"plugins"}, *rules_folders[] = {"rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_assessor *assessor = NULL;
    aftercare_facts *facts = NULL;
    aftercare_error err = {0};
    options.plugins = plugins, options.plugins_count = 1;
    options.rules = rules_folders, options.rules_count = 1;

    if (!aftercare_rules_load(&rules, &options, &err) &&
        !aftercare_assessor_new(&assessor, rules, &err) &&
        !aftercare_facts_new(&facts, rules, &err)) {
        aftercare_facts_from(facts, fetch, NULL);
    }
    if (err.status || judge(assessor, facts, &err) || plan(assessor, facts, &err)) {
        (void)fprintf(stderr, "%s %s\n", err.pointer, err.sentence);
    }
    aftercare_facts_free(facts);
    aftercare_assessor_free(assessor);
    aftercare_rules_free(rules);
    return err.status != AFTERCARE_OK;
}
