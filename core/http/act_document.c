#include "core/http/act_document.h"

#include "core/base/date.h"
#include "core/base/json.h"

#include <stdio.h>
#include <string.h>

struct reading {
    struct json_document document;
    aftercare_act_kind path; // what the path asks for; an answer may change it
    aftercare_act *act;
    aftercare_error *err;
};

typedef aftercare_status read_member(struct reading *reading, const struct json *value);

static aftercare_status expect_text(const struct reading *reading,
                                    const struct json *value, const char *right) {
    return value->type == JSON_TEXT
               ? AFTERCARE_OK
               : json_fail(reading->err, &reading->document, value, "%s is no %s",
                           json_type_name(value->type), right);
}

// The word may also lead to another act than the path's.
static const struct {
    const char *word;
    aftercare_act_kind kind;
    aftercare_reminder_answer answer;
} answers[] = {
    {"done", AFTERCARE_ACT_ACKNOWLEDGE, AFTERCARE_ANSWER_DONE},
    {"skipped", AFTERCARE_ACT_ACKNOWLEDGE, AFTERCARE_ANSWER_SKIPPED},
    {"cannot", AFTERCARE_ACT_ACKNOWLEDGE, AFTERCARE_ANSWER_CANNOT},
    {"later", AFTERCARE_ACT_SNOOZE, AFTERCARE_ANSWER_NONE},
    {"undo", AFTERCARE_ACT_UNDO, AFTERCARE_ANSWER_NONE},
};

static aftercare_status read_answer(struct reading *reading, const struct json *value) {
    struct nearest nearest = {.word = value->text};
    aftercare_status status = expect_text(reading, value, "answer");
    for (size_t i = 0; !status && i < sizeof answers / sizeof *answers; i++) {
        if (text_is(value->text, answers[i].word)) {
            reading->act->kind = answers[i].kind;
            reading->act->answer = answers[i].answer;
            return AFTERCARE_OK;
        }
        nearest_offer(&nearest, text_of(answers[i].word));
    }
    return status ? status
                  : json_fail(reading->err, &reading->document, value,
                              "this is no answer (%s%.*s%sdone, skipped, cannot, later, "
                              "undo)",
                              nearest.best.len > 0 ? "did you mean " : "",
                              TEXT_ARGS(nearest.best), nearest.best.len > 0 ? "? " : "");
}

static aftercare_status read_instant(int64_t *out, const struct reading *reading,
                                     const struct json *value) {
    struct instant instant;
    aftercare_status status = expect_text(reading, value, "instant");
    if (!status &&
        (!instant_parse(&instant, NULL, value->text) || instant.milliseconds == 0)) {
        return json_fail(reading->err, &reading->document, value,
                         "this is no instant (RFC 3339 with an offset, such as "
                         "\"2026-11-22T15:30:00+01:00\")");
    }
    if (!status) {
        *out = instant.milliseconds;
    }
    return status;
}

static aftercare_status read_at(struct reading *reading, const struct json *value) {
    return read_instant(&reading->act->at, reading, value);
}

static aftercare_status read_until(struct reading *reading, const struct json *value) {
    return read_instant(&reading->act->until, reading, value);
}

static aftercare_status read_for(struct reading *reading, const struct json *value) {
    struct span span;
    aftercare_status status = expect_text(reading, value, "duration");
    if (!status && (!span_parse(&span, value->text) || span_is_zero(span))) {
        return json_fail(reading->err, &reading->document, value,
                         "this is no duration (ISO 8601, such as \"PT2H\")");
    }
    reading->act->lasting = value->text.at;
    return status;
}

static aftercare_status read_by(struct reading *reading, const struct json *value) {
    aftercare_status status = expect_text(reading, value, "name");
    reading->act->by = !status && value->text.len > 0 ? value->text.at : NULL;
    return status;
}

#define FOR(kind) (1u << AFTERCARE_ACT_##kind)

// In the order in which they are read: the answer decides on what the others mean.
static const struct {
    const char *name;
    read_member *read;
    unsigned kinds; // that have it
} members[] = {
    {"answer", read_answer, FOR(ACKNOWLEDGE)},
    {"at", read_at, FOR(ACKNOWLEDGE)},
    {"for", read_for, FOR(SNOOZE)},
    {"until", read_until, FOR(SNOOZE)},
    {"by", read_by,
     FOR(ACKNOWLEDGE) | FOR(UNDO) | FOR(SNOOZE) | FOR(CANCEL) | FOR(RETRY)},
};

#define MEMBERS (sizeof members / sizeof *members)

static bool has_member(const struct reading *reading, size_t i) {
    bool is_answer = reading->path == AFTERCARE_ACT_ACKNOWLEDGE && i == 0;
    return is_answer || (members[i].kinds & (1u << reading->act->kind)) != 0;
}

static aftercare_status refuse_member(const struct reading *reading,
                                      const struct json *member) {
    struct nearest nearest = {.word = member->key};
    char known[64] = "";
    for (size_t i = 0; i < MEMBERS; i++) {
        if (has_member(reading, i)) {
            size_t len = strlen(known);
            nearest_offer(&nearest, text_of(members[i].name));
            (void)snprintf(known + len, sizeof known - len, "%s%s", len > 0 ? ", " : "",
                           members[i].name);
        }
    }
    return json_fail(reading->err, &reading->document, member,
                     "\"%.*s\" has no place here (%s%.*s%s%s)",
                     (int)(member->key.len > 40 ? 40 : member->key.len), member->key.at,
                     nearest.best.len > 0 ? "did you mean " : "", TEXT_ARGS(nearest.best),
                     nearest.best.len > 0 ? "? " : "", known);
}

// When all are read what the answer means is known: then none may be left over.
static aftercare_status check_members(const struct reading *reading) {
    const struct json *root = reading->document.root;
    for (const struct json *at = root->first; at; at = at->next) {
        bool is_known = at->key.len >= 2 && memcmp(at->key.at, "x_", 2) == 0;
        for (size_t i = 0; i < MEMBERS; i++) {
            is_known =
                is_known || (has_member(reading, i) && text_is(at->key, members[i].name));
        }
        if (!is_known) {
            return refuse_member(reading, at);
        }
    }
    return AFTERCARE_OK;
}

static aftercare_status read_members(struct reading *reading) {
    const struct json *root = reading->document.root;
    aftercare_status status = AFTERCARE_OK;
    if (root->type != JSON_OBJECT) {
        return json_fail(reading->err, &reading->document, root,
                         "%s is no document (an object)", json_type_name(root->type));
    }
    for (size_t i = 0; i < MEMBERS && !status; i++) {
        const struct json *value = json_member(root, members[i].name);
        if (value && value->type != JSON_NULL && has_member(reading, i)) {
            status = members[i].read(reading, value);
        }
    }
    return status ? status : check_members(reading);
}

aftercare_status act_document_read(aftercare_act *out, struct arena *arena,
                                   struct text body, aftercare_act_kind kind,
                                   aftercare_error *err) {
    aftercare_act act = AFTERCARE_ACT;
    struct json_limits limits = JSON_LIMITS;
    struct reading reading = {.path = kind, .act = &act, .err = err};
    act.kind = kind;
    aftercare_status status = json_read(&reading.document, arena, NULL,
                                        body.len > 0 ? body : TEXT("{}"), &limits, err);
    if (!status) {
        status = read_members(&reading);
    }
    if (!status && act.kind == AFTERCARE_ACT_ACKNOWLEDGE &&
        act.answer == AFTERCARE_ANSWER_NONE) {
        return json_fail(err, &reading.document, reading.document.root,
                         "a member is missing (an \"answer\": done, skipped, cannot, "
                         "later or undo)");
    }
    if (!status && act.lasting && act.until) {
        return json_fail(err, &reading.document, reading.document.root,
                         "only one can hold (\"for\" or \"until\")");
    }
    if (!status) {
        *out = act;
    }
    return status;
}
