// aftercared why KEY: why a reminder was sent, or was not. The store tells it; while a
// daemon has that, the daemon does.
#include "core/base/fail.h"
#include "core/base/json.h"
#include "core/daemon/ask.h"
#include "core/daemon/clock.h"
#include "core/daemon/command.h"
#include "core/http/percent.h"
#include "core/http/reminder_json.h"

#include <stdio.h>

#define ANSWER_MAX ((size_t)4 << 20)

static void write_answer(void *context, aftercare_status status,
                         const aftercare_reminders_answer *answer,
                         const aftercare_error *err) {
    struct json_writer writer = {.out = context};
    (void)status;
    (void)err;
    reminder_json_write_whole(&writer, answer);
}

static aftercare_status read_store(struct text *out, struct arena *arena,
                                   const struct command_call *call,
                                   aftercare_error *err) {
    struct buffer answer;
    aftercare_read what = AFTERCARE_READ;
    what.store = call->config->store;
    what.key = call->words[0];
    what.now = clock_now();
    buffer_init(&answer, &arena->allocator, ANSWER_MAX);
    aftercare_status status = aftercare_reminders_read(&what, write_answer, &answer, err);
    if (!status) {
        *out = (struct text){arena_copy(arena, answer.at, answer.len), answer.len};
    }
    if (!status && (answer.failed || !out->at)) {
        status = fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the answer");
    }
    buffer_clear(&answer);
    return status;
}

static aftercare_status ask(struct text *out, struct arena *arena,
                            const struct command_call *call, aftercare_error *err) {
    struct buffer path;
    buffer_init(&path, &arena->allocator, ANSWER_MAX);
    buffer_string(&path, "/v1/reminders/");
    percent_encode(&path, text_of(call->words[0]));
    aftercare_status status =
        path.failed ? fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the key")
                    : ask_daemon(out, arena, call->config, path.at, err);
    buffer_clear(&path);
    return status;
}

static const char *member(const struct json *object, const char *name) {
    const struct json *value = json_member(object, name);
    return value && value->type == JSON_TEXT ? value->text.at : "";
}

static void print(const struct json *reminder) {
    const struct json *history = json_member(reminder, "history");
    (void)printf("%s: %s\n%s\n", member(reminder, "key"), member(reminder, "state"),
                 member(reminder, "why"));
    for (const struct json *at = history ? history->first : NULL; at; at = at->next) {
        const char *detail = member(at, "detail");
        (void)printf("  %s  %s%s%s\n", member(at, "at"), member(at, "what"),
                     detail[0] ? ": " : "", detail);
    }
}

static aftercare_status tell(struct arena *arena, const struct command_call *call,
                             aftercare_error *err) {
    struct json_limits limits = {.bytes = ANSWER_MAX, .entries = 100000, .depth = 8};
    struct json_document document;
    struct text answer = {0};
    aftercare_status status = read_store(&answer, arena, call, err);
    if (status == AFTERCARE_ECONFLICT) {
        aftercare_error held = *err;
        status = ask(&answer, arena, call, err);
        if (status == AFTERCARE_EIO) { // so it is not the daemon that has it
            aftercare_error asked = *err;
            (void)fail(err, AFTERCARE_EIO, held.place, "%s; %s", held.sentence,
                       asked.sentence);
        }
    }
    if (!status) {
        status = json_read(&document, arena, NULL, answer, &limits, err);
    }
    if (!status) {
        print(document.root);
    }
    return status;
}

static enum exit_status run(const struct command_call *call) {
    struct arena arena;
    aftercare_error err = {.status = AFTERCARE_OK};
    arena_init(&arena, &system_allocator, 0);
    aftercare_status status = tell(&arena, call, &err);
    arena_clear(&arena);
    return status ? complain_of(&err) : EXIT_DONE;
}

const struct command command_why = {
    .name = "why",
    .arguments = "KEY",
    .says = "why the reminder of that key was sent, or was not, with its history; of a "
            "running daemon it asks, with the token in " ASK_TOKEN " where it wants one",
    .least = 1,
    .most = 1,
    .run = run,
};
