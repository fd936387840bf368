#include "core/decisions/decision.h"

#include "core/base/fail.h"

#include <string.h>

// A document within the limits of documents, some more around it, and an answer.
static const struct json_limits limits = {
    .bytes = DECISION_LINE_MAX, .entries = 1000000, .depth = JSON_DEPTH_MAX};

struct reading {
    struct arena *arena;
    const struct json_document *line;
    aftercare_error *err;
};

static const struct json *find(const struct reading *reading, const char *key,
                               enum json_type type) {
    const struct json *found = json_member(reading->line->root, key);
    if (!found || found->type != type) {
        (void)json_fail(reading->err, reading->line, found ? found : reading->line->root,
                        "this is no record of a decision (\"%s\" would be %s)", key,
                        json_type_name(type));
        return NULL;
    }
    return found;
}

// The value once more, as it is written.
static aftercare_status copy(struct text *out, const struct reading *reading,
                             const struct json *value) {
    struct buffer text;
    buffer_init(&text, &reading->arena->allocator, DECISION_LINE_MAX);
    json_copy(&(struct json_writer){.out = &text}, value);
    out->at = text.failed ? NULL : arena_copy(reading->arena, text.at, text.len);
    out->len = text.len;
    buffer_clear(&text);
    return out->at ? AFTERCARE_OK
                   : fail(reading->err, AFTERCARE_ENOMEM, NULL, "no memory for a record");
}

static struct text text_in(const struct json *object, const char *key) {
    const struct json *found = json_member(object, key);
    return found && found->type == JSON_TEXT ? found->text : TEXT("");
}

// NULL where it is not said; a text that was read has its NUL.
static const char *string_in(const struct json *object, const char *key) {
    struct text text = text_in(object, key);
    return text.len > 0 ? text.at : NULL;
}

static aftercare_status read_options(struct decision_record *out,
                                     const struct reading *reading,
                                     const struct json *options) {
    const struct json *quiet = json_member(options, "quiet");
    const struct json *treatments = json_member(options, "treatments");
    out->today = string_in(options, "today");
    out->date = string_in(options, "date");
    out->timezone = string_in(options, "timezone");
    if (quiet && quiet->type == JSON_LIST && quiet->count == 2 &&
        quiet->first->type == JSON_TEXT && quiet->first->next->type == JSON_TEXT) {
        out->quiet_from = quiet->first->text.at;
        out->quiet_till = quiet->first->next->text.at;
    }
    if (!treatments || treatments->type != JSON_LIST) {
        return AFTERCARE_OK;
    }
    out->treatments =
        arena_array(reading->arena, treatments->count, sizeof *out->treatments);
    if (!out->treatments) {
        return fail(reading->err, AFTERCARE_ENOMEM, NULL, "no memory for a record");
    }
    for (const struct json *one = treatments->first; one; one = one->next) {
        if (one->type != JSON_TEXT) {
            return json_fail(reading->err, reading->line, one,
                             "this is no treatment (a text would be)");
        }
        out->treatments[out->treatments_count++] = one->text.at;
    }
    return AFTERCARE_OK;
}

static aftercare_status read_kind(struct decision_record *out,
                                  const struct reading *reading) {
    const struct json *decision = find(reading, "decision", JSON_TEXT);
    if (!decision) {
        return AFTERCARE_EDOCUMENT;
    }
    for (int i = 0; i < DECISION_KINDS; i++) {
        if (text_is(decision->text, decision_kind_name((enum decision_kind)i))) {
            out->kind = (enum decision_kind)i;
            return AFTERCARE_OK;
        }
    }
    return json_fail(reading->err, reading->line, decision,
                     "there is no such decision (\"assess\" or \"plan\")");
}

static bool has_entries(const struct json *list) {
    return list && list->count > 0;
}

static aftercare_status read_answer(struct decision_record *out,
                                    const struct reading *reading) {
    const struct json *root = reading->line->root;
    const struct json *answer = json_member(root, "answer");
    if (answer && answer->type == JSON_NULL) {
        out->because = text_in(root, "because");
        return AFTERCARE_OK;
    }
    out->answered = find(reading, "answer", JSON_OBJECT);
    return out->answered ? copy(&out->answer, reading, out->answered)
                         : AFTERCARE_EDOCUMENT;
}

static aftercare_status read_decision(struct decision_record *out,
                                      const struct reading *reading) {
    const struct json *root = reading->line->root;
    const struct json *rules = find(reading, "rules", JSON_OBJECT);
    const struct json *document = rules ? find(reading, "document", JSON_OBJECT) : NULL;
    aftercare_status status = document ? AFTERCARE_OK : AFTERCARE_EDOCUMENT;
    if (!status) {
        status = read_kind(out, reading);
    }
    if (!status) {
        status = copy(&out->document, reading, document);
    }
    if (!status) {
        status = read_options(out, reading, json_member(root, "options"));
    }
    if (!status) {
        status = read_answer(out, reading);
    }
    out->at = text_in(root, "at");
    out->engine = text_in(root, "engine");
    out->given = text_in(root, "given");
    out->digest = text_in(rules, "digest");
    out->is_redacted = has_entries(json_member(root, "erased")) ||
                       has_entries(json_member(root, "hashed"));
    return status;
}

aftercare_status decision_read(struct decision_record *out, struct arena *arena,
                               struct text line, aftercare_error *err) {
    struct json_document document;
    const struct reading reading = {arena, &document, err};
    struct decision_record record = {0};
    aftercare_status status = json_read(&document, arena, NULL, line, &limits, err);
    if (status) {
        return status;
    }
    const struct json *lost = json_member(document.root, "lost");
    if (lost && lost->is_integer) {
        record.lost = lost->integer;
    } else {
        status = read_decision(&record, &reading);
    }
    if (!status) {
        *out = record;
    }
    return status;
}

aftercare_status decision_again(aftercare_json *out, const struct decision_record *record,
                                aftercare_assessor *assessor, aftercare_error *err) {
    const aftercare_document document = {
        .text = record->document.at,
        .len = record->document.len,
        .date = record->date,
        .treatments = record->treatments,
        .treatments_count = record->treatments_count,
    };
    if (record->kind == DECISION_ASSESS) {
        return aftercare_assess(assessor, &document, record->today, out, err);
    }
    aftercare_plan_options options = AFTERCARE_PLAN_OPTIONS;
    const aftercare_plan *plan = NULL;
    options.timezone = record->timezone;
    options.quiet_from = record->quiet_from;
    options.quiet_till = record->quiet_till;
    aftercare_status status =
        aftercare_plan_session(assessor, &document, &options, &plan, err);
    if (plan) {
        *out = (aftercare_json){plan->json, plan->json_len};
    }
    return status;
}
