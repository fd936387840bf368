#include "core/decisions/decision.h"

#include "core/base/date.h"
#include "core/base/digest.h"
#include "core/base/fail.h"

static const char *const kinds[DECISION_KINDS] = {
    [DECISION_ASSESS] = "assess",
    [DECISION_PLAN] = "plan",
};

static const struct json_limits answer_limits = {
    .bytes = DECISION_LINE_MAX, .entries = 1000000, .depth = JSON_DEPTH_MAX};

const char *decision_kind_name(enum decision_kind kind) {
    return kinds[kind];
}

const struct decision_makers decision_makers_library = {
    .assess = aftercare_assess,
    .plan = aftercare_plan_session,
};

// --- writing ---------------------------------------------------------------------------

static void member(struct json_writer *writer, const char *key, const char *value) {
    if (value) {
        json_key(writer, key);
        json_string(writer, value);
    }
}

static void write_asked(struct json_writer *writer, const struct decision *decision) {
    const aftercare_document *document = decision->document;
    member(writer, "today", decision->today);
    member(writer, "date", document->date);
    if (document->treatments_count > 0) {
        json_key(writer, "treatments");
        json_begin_list(writer);
        for (size_t i = 0; i < document->treatments_count; i++) {
            json_string(writer, document->treatments[i]);
        }
        json_end_list(writer);
    }
}

static void write_plan_options(struct json_writer *writer,
                               const aftercare_plan_options *plan) {
    member(writer, "timezone", plan->timezone);
    if (plan->quiet_from && plan->quiet_till) {
        json_key(writer, "quiet");
        json_begin_list(writer);
        json_string(writer, plan->quiet_from);
        json_string(writer, plan->quiet_till);
        json_end_list(writer);
    }
}

static void write_head(struct json_writer *writer, const struct decision *decision,
                       const struct json *rules) {
    char at[INSTANT_TEXT_MAX];
    json_key(writer, "decision");
    json_string(writer, kinds[decision->kind]);
    json_key(writer, "at");
    json_string(writer, instant_format(at, (struct instant){decision->at}, 0));
    json_key(writer, "engine");
    json_string(writer, aftercare_version());
    json_key(writer, "options");
    json_begin_object(writer);
    if (decision->kind == DECISION_ASSESS) {
        write_asked(writer, decision);
    } else if (decision->plan) {
        write_plan_options(writer, decision->plan);
    }
    json_end_object(writer);
    json_key(writer, "rules");
    if (rules) {
        json_copy(writer, rules);
    } else {
        json_null(writer);
    }
}

static void write_kept(struct json_writer *writer, const struct decision *decision,
                       const struct redacted *kept) {
    char digest[DIGEST_TEXT_MAX];
    const struct text given = {decision->answer.text, decision->answer.len};
    json_key(writer, "document");
    json_raw(writer, (struct text){kept->document.at, kept->document.len});
    json_key(writer, "erased");
    json_raw(writer, (struct text){kept->erased.at, kept->erased.len});
    json_key(writer, "hashed");
    json_raw(writer, (struct text){kept->hashed.at, kept->hashed.len});
    json_key(writer, "given");
    json_string(writer, digest_of(digest, given));
}

// What the document as it is kept leads to.
static aftercare_status answer_kept(aftercare_json *out, const struct decision *decision,
                                    const struct recording *recording,
                                    const struct redacted *kept, aftercare_error *err) {
    aftercare_document document = *decision->document;
    if (!kept->is_other) {
        *out = decision->answer;
        return AFTERCARE_OK;
    }
    document.text = kept->document.at;
    document.len = kept->document.len;
    if (decision->kind == DECISION_ASSESS) {
        return recording->makers->assess(recording->assessor, &document, decision->today,
                                         out, err);
    }
    const aftercare_plan *plan = NULL;
    aftercare_status status = recording->makers->plan(recording->assessor, &document,
                                                      decision->plan, &plan, err);
    if (plan) {
        *out = (aftercare_json){plan->json, plan->json_len};
    }
    return status;
}

static aftercare_status write_answer(struct json_writer *writer,
                                     const struct decision *decision,
                                     const struct recording *recording,
                                     const struct redacted *kept, aftercare_error *err) {
    aftercare_json answer = {0};
    aftercare_error wrong = {0};
    aftercare_status status = answer_kept(&answer, decision, recording, kept, &wrong);
    if (status == AFTERCARE_ENOMEM) {
        *err = wrong;
        return status;
    }
    json_key(writer, "answer");
    if (status) {
        json_null(writer);
        json_key(writer, "because");
        json_string(writer, wrong.sentence);
    } else {
        json_raw(writer, (struct text){answer.text, answer.len});
    }
    return AFTERCARE_OK;
}

// Reads what was asked and answered, and writes the line.
static aftercare_status write(struct buffer *out, struct arena *arena,
                              const struct decision *decision,
                              const struct recording *recording, aftercare_error *err) {
    const aftercare_document *document = decision->document;
    struct json_limits limits = JSON_LIMITS;
    struct json_document asked;
    struct json_document answered;
    struct redacted kept;
    aftercare_status status =
        json_read(&asked, arena, "document", (struct text){document->text, document->len},
                  &limits, err);
    if (!status) {
        status = json_read(&answered, arena, "answer",
                           (struct text){decision->answer.text, decision->answer.len},
                           &answer_limits, err);
    }
    if (status) {
        return status;
    }
    struct json_writer writer = {.out = out};
    redacted_init(&kept, &arena->allocator, DECISION_LINE_MAX);
    redacted_write(&kept, asked.root, recording->redaction);
    json_begin_object(&writer);
    write_head(&writer, decision, json_member(answered.root, "rules"));
    write_kept(&writer, decision, &kept);
    status = write_answer(&writer, decision, recording, &kept, err);
    json_end_object(&writer);
    out->failed =
        out->failed || kept.document.failed || kept.erased.failed || kept.hashed.failed;
    redacted_clear(&kept);
    return status;
}

aftercare_status decision_write(struct buffer *out, const struct decision *decision,
                                const struct recording *recording, aftercare_error *err) {
    struct arena arena;
    struct buffer line;
    arena_init(&arena, &out->allocator, 0);
    buffer_init(&line, &out->allocator, DECISION_LINE_MAX);
    aftercare_status status = write(&line, &arena, decision, recording, err);
    buffer_string(&line, "\n");
    if (!status && line.failed) {
        status = fail(err, AFTERCARE_ELIMIT, NULL,
                      "the record of a decision is too long for its log, or for memory");
    }
    if (!status) {
        buffer_add(out, line.at, line.len);
    }
    buffer_clear(&line);
    arena_clear(&arena);
    return status;
}
