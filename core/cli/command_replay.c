// aftercare replay LOG: a decision log answered once more, by the same rules or by
// others.
#include "core/base/fail.h"
#include "core/cli/impact_report.h"
#include "core/cli/open.h"
#include "core/cli/replay.h"
#include "core/cli/report.h"
#include "core/decisions/decision.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct option_row options[] = {
    {"jobs", "N", "how many threads answer (else one a core)"},
    {0},
};

#define REPORT_MAX ((size_t)1 << 30)

// What all lines come to.
struct tally {
    struct invocation *invocation;
    const char *path; // of the log
    bool shows_progress;
    size_t counts[REPLAY_OUTCOMES_COUNT];
    size_t others; // answers to what is kept that are not those that were given
    int64_t lost;
    struct impact_report impact;
    struct buffer told; // differences, entries of a JSON list
};

static enum replay_outcome outcome_of(const struct json *line) {
    struct text word = text_member(line, "outcome");
    int outcome = 0;
    while (outcome < REPLAY_OUTCOMES_COUNT - 1 &&
           !text_is(word, replay_word((enum replay_outcome)outcome))) {
        outcome++;
    }
    return (enum replay_outcome)outcome;
}

static int64_t integer_in(const struct json *object, const char *key) {
    const struct json *found = json_member(object, key);
    return found && found->is_integer ? found->integer : 0;
}

// --- telling a line --------------------------------------------------------------------

static void tell_broken(const struct tally *tally, const struct json *line) {
    aftercare_error err;
    struct text sentence = text_member(line, "sentence");
    if (tally->shows_progress) {
        (void)fputs("\r\033[K", stderr);
    }
    (void)fail_at(&err, AFTERCARE_EDOCUMENT, tally->path, (int)integer_in(line, "line"),
                  (int)integer_in(line, "column"), "%.*s", TEXT_ARGS(sentence));
    (void)report_error(tally->invocation, &err);
}

static void tell_text(struct buffer *out, const struct tally *tally,
                      const struct json *line, const char *what) {
    struct text pointer = text_member(line, "pointer");
    struct text sentence = text_member(line, "sentence");
    struct text engine = text_member(line, "engine");
    buffer_format(out, "%s:%lld: %s", tally->path, (long long)integer_in(line, "line"),
                  what);
    if (pointer.len > 0) {
        buffer_format(out, ", first at %.*s", TEXT_ARGS(pointer));
    }
    if (engine.len > 0 && !text_is(engine, aftercare_version())) {
        buffer_format(out, " (it was made by version %.*s)", TEXT_ARGS(engine));
    }
    if (sentence.len > 0) {
        buffer_format(out, ": %.*s", TEXT_ARGS(sentence));
    }
    buffer_string(out, "\n");
}

static void tell(struct buffer *printed, struct tally *tally, const struct json *line,
                 enum replay_outcome outcome) {
    static const char *const what[REPLAY_OUTCOMES_COUNT] = {
        [REPLAY_DIFFERS] = "the same rules give another answer",
        [REPLAY_REFUSED] = "the document is refused now",
        [REPLAY_CLOSED] = "it cannot be answered again",
    };
    if (outcome == REPLAY_BROKEN) {
        tell_broken(tally, line);
    }
    if (wants_json(tally->invocation) && (what[outcome] || outcome == REPLAY_BROKEN)) {
        buffer_string(&tally->told, tally->told.len > 0 ? "," : "");
        json_copy(&(struct json_writer){.out = &tally->told}, line);
    } else if (what[outcome] && !wants_json(tally->invocation)) {
        if (tally->shows_progress) {
            (void)fputs("\r\033[K", stderr);
        }
        tell_text(printed, tally, line, what[outcome]);
    }
}

// --- taking all lines ------------------------------------------------------------------

static aftercare_status take_line(struct buffer *printed, struct tally *tally,
                                  const struct json *line, aftercare_error *err) {
    enum replay_outcome outcome = outcome_of(line);
    const struct json *as_given = json_member(line, "as_given");
    tally->counts[outcome]++;
    tally->others += as_given && as_given->type == JSON_FALSE;
    tally->lost += integer_in(line, "lost");
    tell(printed, tally, line, outcome);
    return impact_report_add(&tally->impact, (size_t)integer_in(line, "line"),
                             json_member(line, "changes"), err);
}

static aftercare_status take(struct batch_answers *answers, void *context,
                             aftercare_error *err) {
    const struct json_limits limits = {
        .bytes = REPORT_MAX, .entries = 1000000, .depth = JSON_DEPTH_MAX};
    struct tally *tally = context;
    struct text rest = {answers->aside.at, answers->aside.len};
    struct arena arena;
    aftercare_status status = AFTERCARE_OK;
    arena_init(&arena, &system_allocator, 0);
    while (!status && rest.len > 0) {
        const char *feed = memchr(rest.at, '\n', rest.len);
        size_t len = feed ? (size_t)(feed - rest.at) : rest.len;
        struct json_document line;
        arena_reset(&arena);
        status = json_read(&line, &arena, "outcome", (struct text){rest.at, len}, &limits,
                           err);
        if (!status) {
            status = take_line(&answers->printed, tally, line.root, err);
        }
        len += feed ? 1 : 0;
        rest = (struct text){rest.at + len, rest.len - len};
    }
    arena_clear(&arena);
    return status;
}

// --- the end ---------------------------------------------------------------------------

static size_t records(const struct tally *tally) {
    size_t all = 0;
    for (int i = 0; i < REPLAY_LOST; i++) {
        all += tally->counts[i];
    }
    return all;
}

static void write_summary(struct buffer *out, const struct tally *tally) {
    const struct {
        size_t count;
        const char *says;
    } parts[] = {
        {tally->counts[REPLAY_DIFFERS], "not the same under the same rules"},
        {tally->counts[REPLAY_UNCHANGED] + tally->counts[REPLAY_CHANGED],
         "made under other rules"},
        {tally->counts[REPLAY_CHANGED], "of these changed"},
        {tally->counts[REPLAY_REFUSED], "refused now"},
        {tally->counts[REPLAY_CLOSED], "that cannot be answered again"},
        {tally->others, "that give another answer than the whole document did"},
        {tally->counts[REPLAY_BROKEN], "lines that are no records"},
        {(size_t)tally->lost, "that could not be written when they were made"},
    };
    size_t all = records(tally);
    buffer_format(out, "%zu record%s: %zu the same", all, all == 1 ? "" : "s",
                  tally->counts[REPLAY_SAME]);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].count > 0) {
            buffer_format(out, ", %zu %s", parts[i].count, parts[i].says);
        }
    }
    buffer_string(out, "\n");
}

static void write_json(struct buffer *out, const struct tally *tally,
                       const char *digest) {
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    json_key(&writer, "digest");
    json_string(&writer, digest);
    json_key(&writer, "records");
    json_integer(&writer, (int64_t)records(tally));
    for (int i = 0; i < REPLAY_OUTCOMES_COUNT; i++) {
        json_key(&writer, replay_word((enum replay_outcome)i));
        json_integer(&writer, i == REPLAY_LOST ? tally->lost : (int64_t)tally->counts[i]);
    }
    json_key(&writer, "not_as_given");
    json_integer(&writer, (int64_t)tally->others);
    json_key(&writer, "differences");
    json_begin_list(&writer);
    if (tally->told.len > 0) {
        json_raw(&writer, (struct text){tally->told.at, tally->told.len});
    }
    json_end_list(&writer);
    json_key(&writer, "impact");
    impact_report_json(&writer, &tally->impact, "line");
    json_end_object(&writer);
    out->failed = out->failed || tally->told.failed;
}

static enum exit_status print_end(struct tally *tally, const char *digest) {
    struct buffer out;
    enum exit_status status = EXIT_OURS;
    buffer_init(&out, &system_allocator, REPORT_MAX);
    impact_report_sort(&tally->impact);
    if (wants_json(tally->invocation)) {
        write_json(&out, tally, digest);
        status = out.failed ? EXIT_OURS : print_document(out.at, out.len);
    } else {
        impact_report_text(&out, &tally->impact, "line");
        write_summary(&out, tally);
        status = out.failed ? EXIT_OURS : print_page(out.at, out.len);
    }
    buffer_clear(&out);
    bool is_other = tally->counts[REPLAY_DIFFERS] + tally->counts[REPLAY_CHANGED] +
                        tally->counts[REPLAY_REFUSED] >
                    0;
    return status                             ? status
           : tally->counts[REPLAY_BROKEN] > 0 ? EXIT_DOCUMENT
           : is_other                         ? EXIT_FOUND
                                              : EXIT_DONE;
}

static enum exit_status replay(struct invocation *invocation, const struct opened *opened,
                               struct batch_request *request) {
    aftercare_json list;
    aftercare_error err = {0};
    struct batch_result result = {0};
    struct tally tally = {.invocation = invocation, .path = invocation->arguments[0]};
    struct replaying replaying = {.digest = aftercare_rules_digest(opened->rules)};
    if (aftercare_rules_list(opened->assessor, NULL, NULL, &list, &err)) {
        return report_error(invocation, &err);
    }
    replaying.kinds = json_member(answer_read(invocation, list.text, list.len), "kinds");
    tally.shows_progress = isatty(STDERR_FILENO) && !has_option(invocation, "quiet");
    impact_report_init(&tally.impact, &invocation->arena);
    buffer_init(&tally.told, &system_allocator, REPORT_MAX);
    request->rules = opened->rules;
    request->name = tally.path;
    request->line_max = DECISION_LINE_MAX;
    request->shows_progress = tally.shows_progress;
    request->answer = replay_line;
    request->answer_context = &replaying;
    request->take = take;
    request->take_context = &tally;
    aftercare_status status = batch_run(&result, request, &err);
    enum exit_status exit_status =
        status ? report_error(invocation, &err) : print_end(&tally, replaying.digest);
    buffer_clear(&tally.told);
    return result.is_cut ? EXIT_OURS : exit_status;
}

static enum exit_status run(struct invocation *invocation) {
    struct batch_request request = {0};
    struct opened opened;
    enum exit_status status = batch_jobs(&request.jobs, invocation);
    if (!status) {
        status = batch_open(&request.file, invocation->arguments[0]);
    }
    if (status) {
        return status;
    }
    status = open_rules(&opened, invocation);
    status = status ? status : replay(invocation, &opened, &request);
    opened_close(&opened);
    batch_close(request.file);
    return status;
}

const struct command command_replay = {
    .name = "replay",
    .arguments = "LOG",
    .says = "a decision log once more: byte for byte, or what other rules change",
    .least = 1,
    .most = 1,
    .options = options,
    .run = run,
};
