// A stranger's program: it knows what is installed, and nothing of this project's
// folders.
#include <aftercare/aftercare.h>
#include <aftercare/reminders.h>

#include <stdio.h>
#include <string.h>

int main(int count, char **arguments) {
    aftercare_rules *rules = NULL;
    aftercare_error err = {AFTERCARE_OK, 0, 0, "", "", ""};
    aftercare_load_options options;
    const char *plugins[] = {count > 1 ? arguments[1] : ""};
    const char *folders[] = {count > 2 ? arguments[2] : ""};
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = folders;
    options.rules_count = 1;

    if (aftercare_rules_load(&rules, &options, &err) != AFTERCARE_OK) {
        (void)fprintf(stderr, "%s: %s\n", err.place, err.sentence);
        return 1;
    }
    (void)printf("aftercare %s, rules %s, %s\n", aftercare_version(),
                 aftercare_rules_digest(rules),
                 aftercare_reminder_state_name(AFTERCARE_REMINDER_SCHEDULED));
    aftercare_rules_free(rules);
    return 0;
}
