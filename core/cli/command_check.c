// aftercare check [PATH…]: every mistake of the rules, with its place.
#include "aftercare/author.h"
#include "core/cli/check_why.h"
#include "core/cli/open.h"
#include "core/cli/pack_paths.h"
#include "core/cli/report.h"

#include "core/base/json_writer.h"

#include <stdio.h>

static const struct option_row options[] = {
    {"all", NULL, "list what packs accept, too, with their reasons"},
    {"why", NULL, "explain a check: `check --why ID`; without an id, list them"},
    {0},
};

// A list of findings: printed as they come, or written as JSON.
struct list {
    struct buffer out;
    struct json_writer writer;
    size_t count;
};

struct findings {
    struct invocation *invocation;
    struct list found, accepted;
};

static void collect(struct list *list, const aftercare_error *err, const char *because) {
    struct json_writer *writer = &list->writer;
    json_begin_object(writer);
    json_key(writer, "place");
    json_string(writer, err->place);
    json_key(writer, "line");
    json_integer(writer, err->line);
    json_key(writer, "column");
    json_integer(writer, err->column);
    json_key(writer, "sentence");
    json_string(writer, err->sentence);
    json_key(writer, "check");
    json_string(writer, err->check);
    if (because) {
        json_key(writer, "because");
        json_string(writer, because);
    }
    json_end_object(writer);
}

// "file:3:5: what is wrong (what would be right) [check]".
static void add_line(struct list *list, const aftercare_error *err) {
    char line[AFTERCARE_PLACE_MAX * 2 + AFTERCARE_SENTENCE_MAX];
    buffer_string(&list->out, fail_line(line, sizeof line, err));
    if (err->check) {
        buffer_format(&list->out, " [%s]", err->check);
    }
    buffer_string(&list->out, "\n");
}

static void found(void *context, const aftercare_error *err) {
    struct findings *findings = context;
    findings->found.count++;
    if (wants_json(findings->invocation)) {
        collect(&findings->found, err, NULL);
    } else {
        add_line(&findings->found, err);
    }
}

static void accepted(void *context, const aftercare_error *err, const char *because) {
    struct findings *findings = context;
    findings->accepted.count++;
    if (wants_json(findings->invocation)) {
        collect(&findings->accepted, err, because);
    } else {
        add_line(&findings->accepted, err);
        buffer_format(&findings->accepted.out, "    accepted: %s\n", because);
    }
}

static enum exit_status print_json(struct findings *findings) {
    struct buffer out;
    json_end_list(&findings->found.writer);
    json_end_list(&findings->accepted.writer);
    buffer_init(&out, &system_allocator, (size_t)128 << 20);
    buffer_format(&out, "{\"mistakes\":%s,\"accepted\":%s}", findings->found.out.at,
                  findings->accepted.out.at);
    enum exit_status status = print_document(out.at, out.len);
    buffer_clear(&out);
    return status;
}

static void print_counts(const struct findings *findings, bool lists_all) {
    size_t count = findings->found.count;
    (void)printf(count == 1 ? "%zu mistake\n" : "%zu mistakes\n", count);
    if (findings->accepted.count > 0) {
        (void)printf("%zu accepted%s\n", findings->accepted.count,
                     lists_all ? "" : " (--all lists them)");
    }
}

static enum exit_status conclude(struct findings *findings) {
    bool lists_all = has_option(findings->invocation, "all");
    enum exit_status status = EXIT_DONE;
    if (wants_json(findings->invocation)) {
        status = print_json(findings);
    } else {
        const struct buffer *some = &findings->found.out;
        const struct buffer *all = &findings->accepted.out;
        status = print_page(some->at, some->len);
        status = status || !lists_all ? status : print_page(all->at, all->len);
        if (!has_option(findings->invocation, "quiet")) {
            print_counts(findings, lists_all);
        }
    }
    return status ? status : findings->found.count > 0 ? EXIT_FOUND : EXIT_DONE;
}

static enum exit_status check(struct findings *findings,
                              const struct load_request *request) {
    const aftercare_check_watch watch = {found, accepted, findings};
    aftercare_error err = {0};
    aftercare_status status = aftercare_rules_check_all(&request->options, &watch, &err);
    return status && status != AFTERCARE_ERULES ? report_error(findings->invocation, &err)
                                                : conclude(findings);
}

static void begin(struct list *list, const struct invocation *invocation) {
    buffer_init(&list->out, &system_allocator, (size_t)64 << 20);
    list->writer.out = &list->out;
    if (wants_json(invocation)) {
        json_begin_list(&list->writer);
    }
}

static enum exit_status check_paths(struct invocation *invocation) {
    struct load_request request;
    struct findings findings = {.invocation = invocation};
    begin(&findings.found, invocation);
    begin(&findings.accepted, invocation);
    size_t first;
    enum exit_status status = pack_paths(&request, invocation, &first);
    request.options.problem = found;
    request.options.problem_context = &findings;
    status = status ? status : check(&findings, &request);
    buffer_clear(&findings.found.out);
    buffer_clear(&findings.accepted.out);
    return status;
}

static enum exit_status run(struct invocation *invocation) {
    if (has_option(invocation, "why")) {
        bool has_id = invocation->arguments_count > 0;
        return check_why(invocation, has_id ? invocation->arguments[0] : "");
    }
    return check_paths(invocation);
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
