// aftercare diff OLD NEW: what other rules change, for people who are made by chance.
#include "aftercare/author.h"
#include "core/base/fail.h"
#include "core/cli/clock.h"
#include "core/cli/impact_report.h"
#include "core/cli/number.h"
#include "core/cli/open_older.h"
#include "core/cli/report.h"
#include "core/cli/save.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct option_row options[] = {
    {"documents", "N", "how many documents are tried (else 10000)"},
    {"seed", "N", "which ones (else 1)"},
    {"save", "FILE", "a new file for the documents that show a difference, one a line"},
    {0},
};

#define REPORT_MAX ((size_t)1 << 30)
#define DOCUMENTS_MAX 10000000
#define SEED_STEP 1000000007u // between the documents of one seed and the next
#define PROGRESS_EVERY 200    // milliseconds

struct diff {
    struct invocation *invocation;
    struct opened before, after;
    const struct json *rules_before, *rules_after; // aftercare_rules_list of both
    struct arena arena;                            // of one document
    struct buffer changes;                         // likewise
    struct buffer saved;
    struct impact_report impact;
    size_t documents, changed;
    size_t refused_before, refused_after; // by one side alone
    size_t refused;                       // by both: chance made no document
    bool shows_progress;
};

// --- one document ----------------------------------------------------------------------

static aftercare_status copy(struct diff *diff, struct text *text, aftercare_error *err) {
    text->at = arena_copy(&diff->arena, text->at, text->len);
    return text->at ? AFTERCARE_OK
                    : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a document");
}

// The answer as it is read; NULL, without a status, where the document is refused.
static aftercare_status answer(const struct json **out, struct diff *diff,
                               const struct opened *side, struct text sample,
                               bool is_session, aftercare_error *err) {
    const struct json_limits limits = {
        .bytes = REPORT_MAX, .entries = 1000000, .depth = JSON_DEPTH_MAX};
    const aftercare_document document = {.text = sample.at, .len = sample.len};
    const aftercare_plan *plan = NULL;
    aftercare_json json = {0};
    struct json_document read;
    aftercare_status status = AFTERCARE_OK;
    aftercare_assessor_try_again(side->assessor); // No sample suffers from those before.
    if (is_session) {
        status = aftercare_plan_session(side->assessor, &document, NULL, &plan, err);
    } else {
        status = aftercare_assess(side->assessor, &document, NULL, &json, err);
    }
    if (status) {
        *out = NULL;
        return status == AFTERCARE_ENOMEM ? status : AFTERCARE_OK;
    }
    struct text text = plan ? (struct text){plan->json, plan->json_len}
                            : (struct text){json.text, json.len};
    status = copy(diff, &text, err);
    if (!status) {
        status = json_read(&read, &diff->arena, "answer", text, &limits, err);
    }
    *out = status ? NULL : read.root;
    return status;
}

static aftercare_status add_changes(struct diff *diff, size_t number, struct text sample,
                                    aftercare_error *err) {
    const struct json_limits limits = {
        .bytes = REPORT_MAX, .entries = 1000000, .depth = JSON_DEPTH_MAX};
    struct json_document list;
    size_t groups = diff->impact.groups_count;
    struct text text = {diff->changes.at, diff->changes.len};
    if (diff->changes.failed) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the changes");
    }
    aftercare_status status =
        json_read(&list, &diff->arena, "changes", text, &limits, err);
    if (!status) {
        status = impact_report_add(&diff->impact, number, list.root, err);
    }
    if (!status && diff->impact.groups_count > groups) { // the first that shows it
        buffer_text(&diff->saved, sample);
        buffer_string(&diff->saved, "\n");
    }
    return status;
}

static aftercare_status compare(struct diff *diff, size_t number, struct text sample,
                                aftercare_error *err) {
    bool is_session = number % 4 == 0;
    struct json_writer writer = {.out = &diff->changes};
    struct impact_changes changes = {.out = &writer,
                                     .kinds = json_member(diff->rules_after, "kinds")};
    struct impact_pair answers = {0};
    aftercare_status status =
        answer(&answers.before, diff, &diff->before, sample, is_session, err);
    if (!status) {
        status = answer(&answers.after, diff, &diff->after, sample, is_session, err);
    }
    if (status || !answers.before || !answers.after) {
        diff->refused += !status && !answers.before && !answers.after;
        diff->refused_before += !status && !answers.before && answers.after;
        diff->refused_after += !status && answers.before && !answers.after;
        return status;
    }
    buffer_reset(&diff->changes);
    json_begin_list(&writer);
    if (is_session) {
        impact_plan(&changes, answers);
    } else {
        impact_assessment(&changes, answers);
    }
    json_end_list(&writer);
    diff->changed += changes.count > 0;
    return changes.count > 0 ? add_changes(diff, number, sample, err) : AFTERCARE_OK;
}

// Documents of what either side asks, by turns: a rule that only one has is tried as
// well.
static aftercare_status try_document(struct diff *diff, uint64_t seed, size_t number,
                                     aftercare_error *err) {
    const struct opened *side = number / 4 % 2 == 0 ? &diff->before : &diff->after;
    aftercare_json sample = {0};
    arena_reset(&diff->arena);
    aftercare_status (*make)(aftercare_assessor *, uint64_t, aftercare_json *,
                             aftercare_error *) =
        number % 4 == 0 ? aftercare_sample_session : aftercare_sample_request;
    aftercare_status status =
        make(side->assessor, seed * SEED_STEP + number, &sample, err);
    struct text text = {sample.text, sample.len};
    if (!status) {
        status = copy(diff, &text, err);
    }
    return status ? status : compare(diff, number, text, err);
}

static aftercare_status try_all(struct diff *diff, uint64_t seed, aftercare_error *err) {
    int64_t shown = diff->shows_progress ? clock_milliseconds() : 0;
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 1; !status && i <= diff->documents; i++) {
        int64_t now = diff->shows_progress ? clock_milliseconds() : 0;
        if (now >= shown + PROGRESS_EVERY) {
            shown = now;
            (void)fprintf(stderr, "\r\033[K%zu of %zu documents, %zu changed", i,
                          diff->documents, diff->changed);
        }
        status = try_document(diff, seed, i, err);
    }
    if (diff->shows_progress) {
        (void)fputs("\r\033[K", stderr);
    }
    return status;
}

// --- telling ---------------------------------------------------------------------------

static const struct json *find_rule(const struct json *list, struct text name) {
    const struct json *rules = json_member(list, "rules");
    for (const struct json *one = rules ? rules->first : NULL; one; one = one->next) {
        if (text_equal(text_member(one, "rule"), name)) {
            return one;
        }
    }
    return NULL;
}

// The rules of the first list that the second lacks; returns how many.
static size_t only_in(struct json_writer *writer, const struct json *list,
                      const struct json *other) {
    const struct json *rules = json_member(list, "rules");
    size_t count = 0;
    json_begin_list(writer);
    for (const struct json *one = rules ? rules->first : NULL; one; one = one->next) {
        if (!find_rule(other, text_member(one, "rule"))) {
            json_text(writer, text_member(one, "rule"));
            count++;
        }
    }
    json_end_list(writer);
    return count;
}

static void write_json(struct buffer *out, const struct diff *diff) {
    const struct {
        const char *name;
        size_t value;
    } numbers[] = {
        {"documents", diff->documents},
        {"changed", diff->changed},
        {"refused", diff->refused},
        {"refused_before", diff->refused_before},
        {"refused_after", diff->refused_after},
    };
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    json_key(&writer, "from");
    json_text(&writer, text_member(diff->rules_before, "digest"));
    json_key(&writer, "to");
    json_text(&writer, text_member(diff->rules_after, "digest"));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        json_key(&writer, numbers[i].name);
        json_integer(&writer, (int64_t)numbers[i].value);
    }
    json_key(&writer, "removed");
    (void)only_in(&writer, diff->rules_before, diff->rules_after);
    json_key(&writer, "added");
    (void)only_in(&writer, diff->rules_after, diff->rules_before);
    json_key(&writer, "impact");
    impact_report_json(&writer, &diff->impact, "document");
    json_end_object(&writer);
}

static void tell_rules(struct buffer *out, const char *what, const struct json *list,
                       const struct json *other) {
    const struct json *rules = json_member(list, "rules");
    for (const struct json *one = rules ? rules->first : NULL; one; one = one->next) {
        struct text name = text_member(one, "rule");
        if (!find_rule(other, name)) {
            buffer_format(out, "%s %.*s\n", what, TEXT_ARGS(name));
        }
    }
}

static void write_text(struct buffer *out, const struct diff *diff) {
    tell_rules(out, "removed:", diff->rules_before, diff->rules_after);
    tell_rules(out, "added:", diff->rules_after, diff->rules_before);
    impact_report_text(out, &diff->impact, "document");
    buffer_format(out, "%zu documents: %zu changed", diff->documents, diff->changed);
    if (diff->refused_before + diff->refused_after > 0) {
        buffer_format(out, ", %zu refused by the old rules alone, %zu by the new ones",
                      diff->refused_before, diff->refused_after);
    }
    buffer_string(out, "\n");
}

// Whether anything is another.
static bool differs(const struct diff *diff) {
    struct buffer ignored;
    buffer_init(&ignored, &system_allocator, REPORT_MAX);
    struct json_writer writer = {.out = &ignored};
    json_begin_list(&writer);
    size_t count = only_in(&writer, diff->rules_before, diff->rules_after) +
                   only_in(&writer, diff->rules_after, diff->rules_before);
    json_end_list(&writer);
    buffer_clear(&ignored);
    return count + diff->changed + diff->refused_before + diff->refused_after > 0;
}

static enum exit_status print(struct diff *diff) {
    struct buffer out;
    enum exit_status status = EXIT_OURS;
    buffer_init(&out, &system_allocator, REPORT_MAX);
    impact_report_sort(&diff->impact);
    if (wants_json(diff->invocation)) {
        write_json(&out, diff);
        status = out.failed ? EXIT_OURS : print_document(out.at, out.len);
    } else {
        write_text(&out, diff);
        status = out.failed ? EXIT_OURS : print_page(out.at, out.len);
    }
    buffer_clear(&out);
    return status ? status : differs(diff) ? EXIT_FOUND : EXIT_DONE;
}

static enum exit_status save(const struct diff *diff) {
    const char *path = option_of(diff->invocation, "save");
    if (!path) {
        return EXIT_DONE;
    }
    int error = diff->saved.failed
                    ? -1
                    : save_new(path, (struct text){diff->saved.at, diff->saved.len});
    if (error) {
        (void)fprintf(stderr, "aftercare: %s: %s\n", path,
                      error > 0 ? strerror(error) : "no memory for the documents");
        return EXIT_OURS;
    }
    return EXIT_DONE;
}

// --- the command -----------------------------------------------------------------------

static enum exit_status list_rules(const struct json **out, struct diff *diff,
                                   const struct opened *side) {
    aftercare_json list;
    aftercare_error err;
    if (aftercare_rules_list(side->assessor, NULL, NULL, &list, &err)) {
        return report_error(diff->invocation, &err);
    }
    *out = answer_read(diff->invocation, list.text, list.len);
    return *out ? EXIT_DONE : EXIT_OURS;
}

static enum exit_status open_sides(struct diff *diff) {
    struct invocation *invocation = diff->invocation;
    enum exit_status status =
        open_folder(&diff->before, invocation, invocation->arguments[0]);
    if (!status) {
        status = open_folder(&diff->after, invocation, invocation->arguments[1]);
    }
    if (!status) {
        status = list_rules(&diff->rules_before, diff, &diff->before);
    }
    return status ? status : list_rules(&diff->rules_after, diff, &diff->after);
}

static enum exit_status run(struct invocation *invocation) {
    struct diff diff = {.invocation = invocation};
    const struct number_range ranges[] = {{"documents", 1, DOCUMENTS_MAX},
                                          {"seed", 0, 1000000000}};
    long documents = 10000;
    long seed = 1;
    aftercare_error err = {0};
    enum exit_status status = number_read(&documents, invocation, &ranges[0]);
    if (!status) {
        status = number_read(&seed, invocation, &ranges[1]);
    }
    if (status) {
        return status;
    }
    diff.documents = (size_t)documents;
    diff.shows_progress = isatty(STDERR_FILENO) && !has_option(invocation, "quiet");
    arena_init(&diff.arena, &system_allocator, 0);
    buffer_init(&diff.changes, &system_allocator, REPORT_MAX);
    buffer_init(&diff.saved, &system_allocator, REPORT_MAX);
    impact_report_init(&diff.impact, &invocation->arena);
    status = open_sides(&diff);
    if (!status && try_all(&diff, (uint64_t)seed, &err)) {
        status = report_error(invocation, &err);
    }
    if (!status) {
        status = save(&diff);
    }
    status = status ? status : print(&diff);
    buffer_clear(&diff.changes);
    buffer_clear(&diff.saved);
    arena_clear(&diff.arena);
    opened_close(&diff.before);
    opened_close(&diff.after);
    return status;
}

const struct command command_diff = {
    .name = "diff",
    .arguments = "OLD NEW",
    .says = "what other rules change, tried on documents made by chance of both",
    .least = 2,
    .most = 2,
    .options = options,
    .run = run,
};
