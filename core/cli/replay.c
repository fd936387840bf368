#include "core/cli/replay.h"

#include "core/base/digest.h"
#include "core/base/fail.h"
#include "core/cli/difference.h"
#include "core/decisions/decision.h"

const char *replay_word(enum replay_outcome outcome) {
    static const char *const words[REPLAY_OUTCOMES_COUNT] = {
#define X(name, word) [REPLAY_##name] = word,
        REPLAY_OUTCOMES(X)
#undef X
    };
    return words[outcome];
}

// One line's outcome is itself a line: {"line", "outcome", and what belongs to it}.
struct telling {
    struct json_writer writer;
    const struct batch_line *line;
    const struct replaying *replaying;
    struct arena *arena;
    aftercare_assessor *assessor;
    bool is_broken;
};

static void begin_outcome(struct telling *telling, enum replay_outcome outcome) {
    json_begin_object(&telling->writer);
    json_key(&telling->writer, "line");
    json_integer(&telling->writer, (int64_t)telling->line->number);
    json_key(&telling->writer, "outcome");
    json_string(&telling->writer, replay_word(outcome));
}

static void tell_sentence(struct telling *telling, enum replay_outcome outcome,
                          struct text sentence) {
    begin_outcome(telling, outcome);
    json_key(&telling->writer, "sentence");
    json_text(&telling->writer, sentence);
}

// A record that was redacted may have another answer than was given.
static void tell_given(struct telling *telling, const struct decision_record *record) {
    char digest[DIGEST_TEXT_MAX];
    if (record->is_redacted && record->given.len > 0 && record->answer.len > 0) {
        json_key(&telling->writer, "as_given");
        json_bool(&telling->writer,
                  text_is(record->given, digest_of(digest, record->answer)));
    }
}

static aftercare_status read_answer(struct json_document *out, struct telling *telling,
                                    struct text answer, aftercare_error *err) {
    const struct json_limits limits = {
        .bytes = DECISION_LINE_MAX, .entries = 1000000, .depth = JSON_DEPTH_MAX};
    return json_read(out, telling->arena, "answer", answer, &limits, err);
}

// The answer is read by itself, so that pointers begin with it and not with its record.
static aftercare_status tell_difference(struct telling *telling,
                                        const struct decision_record *record,
                                        const struct json *now, aftercare_error *err) {
    char pointer[AFTERCARE_PLACE_MAX] = "";
    struct json_document before;
    aftercare_status status = read_answer(&before, telling, record->answer, err);
    if (status) {
        return status;
    }
    const struct json *found = difference_first(before.root, now);
    begin_outcome(telling, REPLAY_DIFFERS);
    json_key(&telling->writer, "pointer");
    json_string(&telling->writer,
                found ? json_pointer(pointer, sizeof pointer, found) : pointer);
    json_key(&telling->writer, "engine");
    json_text(&telling->writer, record->engine);
    return AFTERCARE_OK;
}

static void tell_changes(struct telling *telling, const struct decision_record *record,
                         const struct json *now) {
    struct buffer list;
    buffer_init(&list, &system_allocator, DECISION_LINE_MAX);
    struct json_writer writer = {.out = &list};
    struct impact_changes changes = {.out = &writer, .kinds = telling->replaying->kinds};
    const struct impact_pair answers = {record->answered, now};
    json_begin_list(&writer);
    if (record->kind == DECISION_ASSESS) {
        impact_assessment(&changes, answers);
    } else {
        impact_plan(&changes, answers);
    }
    json_end_list(&writer);
    begin_outcome(telling, changes.count > 0 ? REPLAY_CHANGED : REPLAY_UNCHANGED);
    json_key(&telling->writer, "changes");
    json_raw(&telling->writer, (struct text){list.at, list.len});
    telling->writer.out->failed = telling->writer.out->failed || list.failed;
    buffer_clear(&list);
}

// A document that was answered once is refused by other rules, which do not know a term.
static aftercare_status compare(struct telling *telling,
                                const struct decision_record *record,
                                aftercare_error *err) {
    const struct replaying *replaying = telling->replaying;
    aftercare_json answer = {0};
    struct json_document now;
    aftercare_status status = decision_again(&answer, record, telling->assessor, err);
    if (status == AFTERCARE_ENOMEM) {
        return status;
    }
    if (status) {
        tell_sentence(telling, REPLAY_REFUSED, text_of(err->sentence));
        return AFTERCARE_OK;
    }
    if (text_equal(record->answer, (struct text){answer.text, answer.len})) {
        begin_outcome(telling, REPLAY_SAME);
        tell_given(telling, record);
        return AFTERCARE_OK;
    }
    if (json_member(record->answered, "set_aside")) {
        // Its function failed for the people before; who they were is not known here.
        tell_sentence(telling, REPLAY_CLOSED,
                      TEXT("a rule was set aside then, as its answer says"));
        return AFTERCARE_OK;
    }
    status = read_answer(&now, telling, (struct text){answer.text, answer.len}, err);
    if (!status && text_is(record->digest, replaying->digest)) {
        return tell_difference(telling, record, now.root, err);
    }
    if (!status) {
        tell_changes(telling, record, now.root);
        tell_given(telling, record);
    }
    return status;
}

static aftercare_status tell(struct telling *telling, aftercare_error *err) {
    struct decision_record record = {0};
    aftercare_status status = AFTERCARE_OK;
    if (telling->line->is_cut) {
        status = fail(err, AFTERCARE_ELIMIT, NULL,
                      "the line is too long (at most %zu bytes)", DECISION_LINE_MAX);
    } else {
        status = decision_read(&record, telling->arena, telling->line->text, err);
    }
    if (status == AFTERCARE_EDOCUMENT || status == AFTERCARE_ELIMIT) {
        telling->is_broken = true;
        tell_sentence(telling, REPLAY_BROKEN, text_of(err->sentence));
        json_key(&telling->writer, "column");
        json_integer(&telling->writer, err->column);
        status = AFTERCARE_OK;
    } else if (!status && record.lost > 0) {
        begin_outcome(telling, REPLAY_LOST);
        json_key(&telling->writer, "lost");
        json_integer(&telling->writer, record.lost);
    } else if (!status && !record.answered) {
        tell_sentence(telling, REPLAY_CLOSED, record.because);
    } else if (!status) {
        status = compare(telling, &record, err);
    }
    json_end_object(&telling->writer);
    return status;
}

bool replay_line(struct batch_answers *out, const struct batch_line *line,
                 aftercare_assessor *assessor, const void *context) {
    struct arena arena;
    aftercare_error err = {0};
    arena_init(&arena, &system_allocator, 0);
    struct telling telling = {.writer = {.out = &out->aside},
                              .line = line,
                              .replaying = context,
                              .arena = &arena,
                              .assessor = assessor};
    aftercare_status status = tell(&telling, &err);
    buffer_add(&out->aside, "\n", 1);
    out->aside.failed = out->aside.failed || status;
    arena_clear(&arena);
    return status == AFTERCARE_OK && !telling.is_broken;
}
