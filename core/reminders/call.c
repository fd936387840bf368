#include "core/reminders/call.h"

#include "core/base/fail.h"
#include "core/base/sized.h"
#include "core/base/text.h"

#include <string.h>

#define INSTANT_LIMIT 253402300800000 // 10000-01-01T00:00:00Z

bool call_is_instant(int64_t instant) {
    return instant > -INSTANT_LIMIT && instant < INSTANT_LIMIT;
}

aftercare_status call_no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the call");
}

aftercare_status call_new(struct call **out, aftercare_reminders *reminders,
                          struct call_end end, aftercare_error *err) {
    if (reminders->is_closing) {
        return fail(err, AFTERCARE_ECONFLICT, NULL, "the reminders are being closed");
    }
    if (reminders->is_fatal) {
        return fail(err, AFTERCARE_EIO, NULL,
                    "the store cannot be trusted any more (start the program again)");
    }
    struct call *call = memory_new(&reminders->allocator, sizeof *call);
    if (!call) {
        return call_no_memory(err);
    }
    arena_init(&call->arena, &reminders->allocator, 0);
    call->job.finish = call_answer;
    call->reminders = reminders;
    call->done = end.done;
    call->context = end.context;
    call->now = reminders->now(reminders->now_context);
    *out = call;
    return AFTERCARE_OK;
}

static void free_call(struct call *call) {
    arena_clear(&call->arena);
    memory_free(&call->reminders->allocator, call, sizeof *call);
}

void call_answer(struct job *job, aftercare_status status, const aftercare_error *err) {
    struct call *call = (struct call *)job;
    if (call->done) {
        call->done(call->context, status, status ? NULL : &call->answer, err);
    }
    free_call(call);
}

aftercare_status call_send(struct call *call, aftercare_status status) {
    if (status) {
        free_call(call);
        return status;
    }
    worker_add(&call->reminders->worker, &call->job);
    return AFTERCARE_OK;
}

static aftercare_status copy(struct call *call, const struct call_text *text,
                             aftercare_error *err) {
    if (!text->text && text->need == TEXT_MAY_BE_NULL) {
        *text->out = NULL;
        return AFTERCARE_OK;
    }
    if (!text->text || (!text->text[0] && text->need == TEXT_NEEDED)) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "the %s is missing", text->name);
    }
    size_t len = strnlen(text->text, text->max + 1);
    if (len > text->max) {
        return fail(err, AFTERCARE_ELIMIT, NULL, "the %s is longer than %zu bytes",
                    text->name, text->max);
    }
    if (!text_is_utf8((struct text){text->text, len})) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "the %s is not UTF-8", text->name);
    }
    *text->out = arena_copy(&call->arena, text->text, len);
    return *text->out ? AFTERCARE_OK : call_no_memory(err);
}

aftercare_status call_copy(struct call *call, const struct call_text *texts, size_t count,
                           aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; i < count && !status; i++) {
        status = copy(call, &texts[i], err);
    }
    return status;
}

aftercare_status call_copy_id(struct call *call, const char *id, aftercare_error *err) {
    struct call_text text = {&call->id, id, "id", CALL_ID_MAX, TEXT_NEEDED};
    return call_copy(call, &text, 1, err);
}

aftercare_status call_copy_condition(struct call *call, const aftercare_condition *given,
                                     aftercare_error *err) {
    aftercare_condition condition = AFTERCARE_CONDITION;
    call->condition = condition;
    if (!given) {
        return AFTERCARE_OK;
    }
    aftercare_status status =
        sized_read(SIZED(&condition, AFTERCARE_CONDITION), given, err);
    size_t count = condition.revisions_count;
    if (!status && count > CALL_REVISIONS_MAX) {
        status = fail(err, AFTERCARE_EUSAGE, NULL,
                      "a condition names at most %d revisions", CALL_REVISIONS_MAX);
    }
    if (status) {
        return status;
    }
    const char **revisions = arena_array(&call->arena, count, sizeof(const char *));
    if (!revisions) {
        return call_no_memory(err);
    }
    for (size_t i = 0; !status && i < count; i++) {
        const struct call_text text = {&revisions[i], condition.revisions[i],
                                       "revision of the session", CALL_ID_MAX,
                                       TEXT_MAY_BE_EMPTY};
        status = call_copy(call, &text, 1, err);
    }
    call->condition.must = condition.must;
    call->condition.revisions = revisions;
    call->condition.revisions_count = count;
    return status;
}
