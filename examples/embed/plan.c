// What follows a session: FILE is a document as in examples/clinic/session.json. Here the
// answer is read from the struct; plan->json holds the whole of it as a document.
#include <aftercare/aftercare.h>

#include <stdio.h>

#define DOCUMENT_MAX 65536

static void show(const aftercare_plan *plan) {
    (void)printf("%s: %zu reminders\n", plan->session, plan->reminders_count);
    for (size_t i = 0; i < plan->reminders_count; i++) {
        const aftercare_planned_reminder *reminder = &plan->reminders[i];
        (void)printf("%lld %s: %s\n", (long long)reminder->due, reminder->key,
                     reminder->missed ? reminder->missed : reminder->message);
    }
    for (size_t i = 0; i < plan->topicals_count; i++) {
        const aftercare_topical *topical = plan->topicals[i];
        for (size_t k = 0; k < topical->windows_count; k++) {
            const aftercare_window *window = topical->windows[k];
            (void)printf("  %s, %s: %s\n", topical->product, window->use,
                         window->because ? window->because : "");
        }
    }
}

int main(int count, char **arguments) {
    static char text[DOCUMENT_MAX];
    const char *plugins[] = {"plugins"}, *rules_folders[] = {"rules"};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_plan_options plan_options = AFTERCARE_PLAN_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_assessor *assessor = NULL;
    const aftercare_plan *plan = NULL; // the assessor's, until its next call
    aftercare_error err = {0};

    FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
    if (!file) {
        (void)fprintf(stderr, "plan FILE\n");
        return 64;
    }
    aftercare_document document = {
        .name = arguments[1], .text = text, .len = fread(text, 1, sizeof text, file)};
    (void)fclose(file);
    options.plugins = plugins, options.plugins_count = 1;
    options.rules = rules_folders, options.rules_count = 1;
    plan_options.quiet_from = "21:00", plan_options.quiet_till = "08:00";

    if (aftercare_rules_load(&rules, &options, &err) ||
        aftercare_assessor_new(&assessor, rules, &err) ||
        aftercare_plan_session(assessor, &document, &plan_options, &plan, &err)) {
        (void)fprintf(stderr, "%s:%d:%d: %s\n", err.place, err.line, err.column,
                      err.sentence);
    } else {
        show(plan);
    }
    int failed = plan == NULL;
    aftercare_assessor_free(assessor);
    aftercare_rules_free(rules);
    return failed;
}
