// aftercare check [PATH…]: every mistake of the rules, with its place.
#include "core/cli/open.h"
#include "core/cli/pack_paths.h"
#include "core/cli/report.h"

#include "core/base/json_writer.h"

#include <stdio.h>

static const struct option_row options[] = {{0}};

// What was found, printed as it comes, or collected as a list.
struct findings {
    struct invocation *invocation;
    struct buffer out;
    struct json_writer writer;
    size_t count;
};

static void collect(struct findings *findings, const aftercare_error *err) {
    struct json_writer *writer = &findings->writer;
    json_begin_object(writer);
    json_key(writer, "place");
    json_string(writer, err->place);
    json_key(writer, "line");
    json_integer(writer, err->line);
    json_key(writer, "column");
    json_integer(writer, err->column);
    json_key(writer, "sentence");
    json_string(writer, err->sentence);
    json_end_object(writer);
}

static void found(void *context, const aftercare_error *err) {
    struct findings *findings = context;
    char line[AFTERCARE_PLACE_MAX * 2 + AFTERCARE_SENTENCE_MAX];
    findings->count++;
    if (wants_json(findings->invocation)) {
        collect(findings, err);
    } else {
        (void)printf("%s\n", fail_line(line, sizeof line, err));
    }
}

static enum exit_status conclude(struct findings *findings) {
    if (wants_json(findings->invocation)) {
        json_end_list(&findings->writer);
        json_end_object(&findings->writer);
        enum exit_status status = print_document(findings->out.at, findings->out.len);
        return status ? status : findings->count > 0 ? EXIT_FOUND : EXIT_DONE;
    }
    if (!has_option(findings->invocation, "quiet")) {
        (void)printf(findings->count == 1 ? "%zu mistake\n" : "%zu mistakes\n",
                     findings->count);
    }
    return findings->count > 0 ? EXIT_FOUND : EXIT_DONE;
}

static enum exit_status check(struct findings *findings, struct load_request *request) {
    aftercare_rules *rules = NULL;
    aftercare_error err = {0};
    aftercare_status status = aftercare_rules_load(&rules, &request->options, &err);
    if (!status) {
        aftercare_rules_check(rules, found, findings);
    }
    aftercare_rules_free(rules);
    return status && status != AFTERCARE_ERULES ? report_error(findings->invocation, &err)
                                                : conclude(findings);
}

static enum exit_status run(struct invocation *invocation) {
    struct load_request request;
    struct findings findings = {.invocation = invocation};
    buffer_init(&findings.out, &system_allocator, (size_t)64 << 20);
    findings.writer.out = &findings.out;
    if (wants_json(invocation)) {
        json_begin_object(&findings.writer);
        json_key(&findings.writer, "mistakes");
        json_begin_list(&findings.writer);
    }
    size_t first;
    enum exit_status status = pack_paths(&request, invocation, &first);
    request.options.problem = found;
    request.options.problem_context = &findings;
    status = status ? status : check(&findings, &request);
    buffer_clear(&findings.out);
    return status;
}

const struct command command_check = {
    .name = "check",
    .arguments = "[PATH…]",
    .says = "every mistake of the rules, with its place",
    .least = 0,
    .most = OPTION_VALUES_MAX,
    .options = options,
    .run = run,
};
