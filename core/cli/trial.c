#include "core/cli/trial.h"

#include "core/base/fail.h"
#include "core/cli/report.h"

#include <stdio.h>
#include <string.h>

#define DOCUMENT_MAX ((size_t)1 << 24)

static const struct json *read_json(struct trial *trial, struct text text) {
    struct json_limits limits = {
        .bytes = (size_t)64 << 20, .entries = 1 << 20, .depth = 64};
    struct json_document document;
    aftercare_error err;
    if (json_read(&document, &trial->round, "document", text, &limits, &err)) {
        (void)report_error(trial->invocation, &err);
        return NULL;
    }
    return document.root;
}

const struct json *trial_document(struct trial *trial) {
    return read_json(trial, trial->documents[trial->count - 1]);
}

const struct json *trial_answer(struct trial *trial) {
    return read_json(trial, (struct text){trial->answer.at, trial->answer.len});
}

static bool push(struct trial *trial, struct text text) {
    struct text *documents = arena_grow(&trial->lasting, trial->documents, trial->count,
                                        &trial->capacity, sizeof *documents);
    char *copy = arena_copy(&trial->lasting, text.at, text.len);
    if (!documents || !copy) {
        return false;
    }
    trial->documents = documents;
    documents[trial->count++] = (struct text){copy, text.len};
    return true;
}

// Assesses a document in the place of the one before; only what can be assessed stays.
static aftercare_status assess(struct trial *trial, struct text text,
                               aftercare_error *err) {
    struct opened *opened = trial->opened;
    aftercare_document document = opened->document;
    aftercare_json answer;
    document.text = text.at;
    document.len = text.len;
    aftercare_assessor_try_again(opened->assessor); // It is one document all the time.
    aftercare_status status =
        aftercare_assess(opened->assessor, &document, opened->today, &answer, err);
    if (status) {
        return status;
    }
    buffer_reset(&trial->answer);
    buffer_add(&trial->answer, answer.text, answer.len);
    return trial->answer.failed
               ? fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the assessment")
               : AFTERCARE_OK;
}

static void show(struct trial *trial) {
    struct text last = trial->documents[trial->count - 1];
    trial->opened->document.text = last.at;
    trial->opened->document.len = last.len;
}

enum exit_status trial_open(struct trial *trial, struct invocation *invocation,
                            struct opened *opened) {
    *trial = (struct trial){.invocation = invocation, .opened = opened};
    arena_init(&trial->lasting, &system_allocator, 0);
    arena_init(&trial->round, &system_allocator, 0);
    buffer_init(&trial->answer, &system_allocator, DOCUMENT_MAX);
    struct text given = {opened->document.text, opened->document.len};
    aftercare_error err;
    if (!push(trial, given)) {
        return EXIT_OURS;
    }
    return assess(trial, given, &err) ? report_error(invocation, &err) : EXIT_DONE;
}

void trial_close(struct trial *trial) {
    arena_clear(&trial->lasting);
    arena_clear(&trial->round);
    buffer_clear(&trial->answer);
}

static bool is_same(const struct json *before, const struct json *after,
                    const char *member) {
    return text_equal(text_member(before, member), text_member(after, member));
}

static const struct json *find(const struct json *list, const char *member,
                               struct text name) {
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (text_equal(text_member(one, member), name)) {
            return one;
        }
    }
    return NULL;
}

// The next finding from that one on that the other verdict has not, or not with the same
// answer; NULL: there is no more.
static const struct json *next_other(const struct json *finding,
                                     const struct json *other) {
    const struct json *others = json_member(other, "findings");
    for (; finding; finding = finding->next) {
        const struct json *same = find(others, "rule", text_member(finding, "rule"));
        if (!same || !is_same(finding, same, "holds")) {
            return finding;
        }
    }
    return NULL;
}

static const struct json *first_other(const struct json *verdict,
                                      const struct json *other) {
    const struct json *findings = json_member(verdict, "findings");
    return findings ? next_other(findings->first, other) : NULL;
}

static void print_others(const char *mark, const struct json *verdict,
                         const struct json *other) {
    const struct json *one = first_other(verdict, other);
    for (; one; one = next_other(one->next, other)) {
        (void)printf("  %s %.*s%s\n", mark, TEXT_ARGS(text_member(one, "rule")),
                     text_is(text_member(one, "holds"), "unknown") ? ", perhaps" : "");
    }
}

static void print_verdict(const struct json *verdict) {
    struct text clear = text_member(verdict, "clear_from");
    (void)printf("%s%.*s%s", style_bold(), TEXT_ARGS(text_member(verdict, "verdict")),
                 style_plain());
    if (clear.len > 0) {
        (void)printf(", clear from %.*s", TEXT_ARGS(clear));
    }
}

static bool is_as_before(const struct json *was, const struct json *is) {
    return was && is_same(was, is, "verdict") && is_same(was, is, "clear_from");
}

// What is different between two assessments; false: nothing is.
static bool print_difference(const struct json *before, const struct json *after) {
    const struct json *was = json_member(before, "treatments");
    const struct json *is = json_member(after, "treatments");
    bool is_different = false;
    for (const struct json *one = is ? is->first : NULL; one; one = one->next) {
        const struct json *same = find(was, "treatment", text_member(one, "treatment"));
        if (is_as_before(same, one) && !first_other(same, one) &&
            !first_other(one, same)) {
            continue;
        }
        is_different = true;
        (void)printf("%.*s: ", TEXT_ARGS(text_member(one, "treatment")));
        if (same && !is_as_before(same, one)) {
            print_verdict(same);
            (void)printf(" → ");
        }
        print_verdict(one);
        (void)printf("\n");
        print_others("-", same, one);
        print_others("+", one, same);
    }
    return is_different;
}

static enum trial_outcome take(struct trial *trial, struct text text,
                               aftercare_error *err) {
    const struct json *before = trial_answer(trial);
    aftercare_status status = before ? assess(trial, text, err) : AFTERCARE_ENOMEM;
    if (status == AFTERCARE_ENOMEM) {
        return TRIAL_FAILED;
    }
    if (status) {
        return TRIAL_REFUSED;
    }
    const struct json *after = push(trial, text) ? trial_answer(trial) : NULL;
    if (!after) {
        return TRIAL_FAILED;
    }
    show(trial);
    if (!print_difference(before, after)) {
        (void)printf("nothing is different\n");
    }
    return TRIAL_CHANGED;
}

// The document with the changes, taken.
static enum trial_outcome rewrite(struct trial *trial, const struct json *root,
                                  const struct json_change *changes, size_t count,
                                  aftercare_error *err) {
    struct buffer out;
    struct json_writer writer = {.out = &out};
    buffer_init(&out, &system_allocator, DOCUMENT_MAX);
    json_copy_changed(&writer, root, changes, count);
    enum trial_outcome outcome =
        out.failed ? TRIAL_FAILED : take(trial, (struct text){out.at, out.len}, err);
    buffer_clear(&out);
    return outcome;
}

enum trial_outcome trial_change(struct trial *trial, const struct json_change *changes,
                                size_t count, aftercare_error *err) {
    const struct json *root = trial_document(trial);
    return root ? rewrite(trial, root, changes, count, err) : TRIAL_FAILED;
}

// list: "/patient/…".
static enum trial_outcome add_members(struct trial *trial, struct text text,
                                      const char *list, const struct json_change *members,
                                      size_t count, aftercare_error *err) {
    const struct json *root = read_json(trial, text);
    const struct json *entries =
        json_member(json_member(root, "patient"), list + strlen("/patient/"));
    struct json_change *changes = arena_array(&trial->round, count, sizeof *changes);
    if (!entries || entries->count == 0 || !changes) {
        return TRIAL_FAILED;
    }
    for (size_t i = 0; i < count; i++) {
        const char *pointer =
            arena_format(&trial->round, "%s/%u/%.*s", list, entries->count - 1,
                         TEXT_ARGS(members[i].pointer));
        if (!pointer) {
            return TRIAL_FAILED;
        }
        changes[i] = (struct json_change){text_of(pointer), members[i].value};
    }
    return rewrite(trial, root, changes, count, err);
}

enum trial_outcome trial_reply(struct trial *trial, const aftercare_reply *reply,
                               const struct json_change *members, size_t count,
                               aftercare_error *err) {
    struct opened *opened = trial->opened;
    const aftercare_replies replies = {reply, 1};
    aftercare_json answer;
    aftercare_status status = aftercare_answer(opened->assessor, &opened->document,
                                               opened->today, &replies, &answer, err);
    if (status) {
        return status == AFTERCARE_ENOMEM ? TRIAL_FAILED : TRIAL_REFUSED;
    }
    char *copy = arena_copy(&trial->round, answer.text, answer.len);
    struct text text = {copy, answer.len};
    if (!copy) {
        return TRIAL_FAILED;
    }
    return count > 0 ? add_members(trial, text, reply->fact, members, count, err)
                     : take(trial, text, err);
}

bool trial_undo(struct trial *trial) {
    aftercare_error err;
    if (trial->count < 2) {
        return false;
    }
    const struct json *before = trial_answer(trial);
    trial->count--;
    show(trial);
    if (assess(trial, trial->documents[trial->count - 1], &err)) {
        (void)report_error(trial->invocation, &err);
        return true;
    }
    const struct json *after = trial_answer(trial);
    if (before && after && !print_difference(before, after)) {
        (void)printf("nothing is different\n");
    }
    return true;
}
