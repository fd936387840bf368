// aftercare test [PATH…]: the packs' own tests.
#include "core/cli/open.h"
#include "core/cli/pack_paths.h"
#include "core/cli/report.h"

#include <stdio.h>

static const struct option_row options[] = {
    {"coverage", NULL,
     "tells what no case shows: that a rule holds, that it does not, a bound's side"},
    {0},
};

static void told(void *context, const char *pack, const char *name,
                 const aftercare_error *failure) {
    const struct invocation *invocation = context;
    char line[AFTERCARE_PLACE_MAX * 2 + AFTERCARE_SENTENCE_MAX];
    if (failure->sentence[0]) {
        (void)printf("not ok  %s: %s\n        %s\n", pack, name,
                     fail_line(line, sizeof line, failure));
    } else if (!has_option(invocation, "quiet")) {
        (void)printf("ok      %s: %s\n", pack, name);
    }
}

static void gap(void *context, const char *rule, const char *place, const char *gap) {
    (void)context;
    (void)printf("unseen  %s: %s\n        %s\n", rule, gap, place);
}

static void print_coverage(const aftercare_coverage *coverage) {
    (void)printf("%zu rules: %zu of %zu sides seen\n", coverage->rules, coverage->seen,
                 coverage->sides);
}

static enum exit_status run(struct invocation *invocation) {
    struct load_request request;
    aftercare_test_watch watch = {told, gap, invocation};
    aftercare_coverage coverage = {0};
    aftercare_error err = {0};
    bool is_watched = has_option(invocation, "coverage");
    size_t first;
    enum exit_status status = pack_paths(&request, invocation, &first);
    if (status) {
        return status;
    }
    aftercare_status tested =
        is_watched
            ? aftercare_rules_cover(&request.options, first, &watch, &coverage, &err)
            : aftercare_rules_test(&request.options, first, told, invocation,
                                   &coverage.cases, &err);
    if (tested == AFTERCARE_ERULES) {
        return EXIT_RULES; // each mistake was printed already
    }
    if (tested) {
        return report_error(invocation, &err);
    }
    (void)printf("%zu passed, %zu failed\n", coverage.cases.passed,
                 coverage.cases.failed);
    if (is_watched) {
        print_coverage(&coverage);
    }
    return coverage.cases.failed > 0 || coverage.seen < coverage.sides ? EXIT_FOUND
                                                                       : EXIT_DONE;
}

const struct command command_test = {
    .name = "test",
    .arguments = "[PATH…]",
    .says = "runs the tests that the packs bring",
    .least = 0,
    .most = OPTION_VALUES_MAX,
    .options = options,
    .run = run,
};
