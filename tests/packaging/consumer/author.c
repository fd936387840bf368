// A stranger's editor for rules: it loads them and says how much is wrong with them.
// Loading is in both libraries, checking in the authors' alone.
#include <aftercare/author.h>

#include <stdio.h>
#include <string.h>

static void count(void *context, const aftercare_error *err) {
    (void)err;
    ++*(size_t *)context;
}

int main(int arguments_count, char **arguments) {
    aftercare_rules *rules = NULL;
    aftercare_error err = {AFTERCARE_OK, 0, 0, "", "", ""};
    aftercare_load_options options;
    const char *plugins[] = {arguments_count > 1 ? arguments[1] : ""};
    const char *folders[] = {arguments_count > 2 ? arguments[2] : ""};
    size_t found = 0;
    const aftercare_check_watch watch = {count, NULL, &found};
    memset(&options, 0, sizeof options);
    options.size = sizeof options;
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = folders;
    options.rules_count = 1;

    int failed = aftercare_rules_load(&rules, &options, &err) != AFTERCARE_OK ||
                 aftercare_rules_check(rules, &watch, &err) != AFTERCARE_OK;
    if (failed) {
        (void)fprintf(stderr, "%s: %s\n", err.place, err.sentence);
    } else {
        (void)printf("aftercare %s, rules %s, %u findings\n", aftercare_version(),
                     aftercare_rules_digest(rules), (unsigned)found);
    }
    aftercare_rules_free(rules);
    return failed;
}
