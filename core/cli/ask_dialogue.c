#include "core/cli/ask_dialogue.h"

#include "core/base/fail.h"
#include "core/cli/command_assess.h"
#include "core/cli/prompt.h"
#include "core/cli/report.h"
#include "core/cli/save.h"

#include <stdio.h>
#include <string.h>

// A question that was put. What was answered may come back when the answer did not settle
// it: a date in part, or a group of which there may be more. Then it is put once more.
struct asked {
    struct text fact, term;
    int times;
    bool is_over; // nobody knows, or there is nothing of the kind
};

#define TIMES_MAX 2

struct dialogue {
    struct invocation *invocation;
    struct opened *opened;
    aftercare_document document; // as it was given
    struct buffer text;          // with the replies in it
    struct arena round;          // of one question
    aftercare_reply *replies;
    size_t replies_count, replies_capacity;
    struct asked *asked;
    size_t asked_count, asked_capacity;
    struct text list, entry; // the entry that was told last: its list and its term
    struct prompt prompt;
    enum exit_status status; // why it failed
};

// What came of one line of answer.
enum outcome { OUTCOME_NEXT, OUTCOME_AGAIN, OUTCOME_END, OUTCOME_FAILED };

static enum outcome failed(struct dialogue *dialogue, enum exit_status status) {
    dialogue->status = status;
    return OUTCOME_FAILED;
}

static enum outcome told(struct dialogue *dialogue, const aftercare_error *err) {
    return failed(dialogue, report_error(dialogue->invocation, err));
}

static enum outcome no_memory(struct dialogue *dialogue) {
    aftercare_error err;
    (void)fail(&err, AFTERCARE_ENOMEM, NULL, "no memory for the dialogue");
    return told(dialogue, &err);
}

// A copy that outlives the round.
static struct text kept(struct dialogue *dialogue, struct text text) {
    char *copy = arena_copy(&dialogue->invocation->arena, text.at, text.len);
    return (struct text){copy, copy ? text.len : 0};
}

static struct asked *find_asked(const struct dialogue *dialogue,
                                const struct json *question) {
    struct text fact = text_member(question, "fact");
    struct text term = text_member(question, "term");
    for (size_t i = 0; i < dialogue->asked_count; i++) {
        struct asked *asked = &dialogue->asked[i];
        if (text_equal(asked->fact, fact) && text_equal(asked->term, term)) {
            return asked;
        }
    }
    return NULL;
}

// NULL: no memory.
static struct asked *asked_at(struct dialogue *dialogue, const struct json *question) {
    struct asked *found = find_asked(dialogue, question);
    if (found) {
        return found;
    }
    struct text fact = text_member(question, "fact");
    struct text term = text_member(question, "term");
    struct asked *list =
        arena_grow(&dialogue->invocation->arena, dialogue->asked, dialogue->asked_count,
                   &dialogue->asked_capacity, sizeof *list);
    if (!list) {
        return NULL;
    }
    dialogue->asked = list;
    list[dialogue->asked_count] =
        (struct asked){.fact = kept(dialogue, fact), .term = kept(dialogue, term)};
    return &list[dialogue->asked_count++];
}

static bool may_ask(const struct dialogue *dialogue, const struct json *question) {
    const struct asked *asked = find_asked(dialogue, question);
    return !asked || (!asked->is_over && asked->times < TIMES_MAX);
}

// Whether it asks for more of the entry that was told last.
static bool is_about_entry(const struct dialogue *dialogue, const struct json *question) {
    struct text fact = text_member(question, "fact");
    struct text list = dialogue->list;
    return list.len > 0 && fact.len > list.len && fact.at[list.len] == '/' &&
           memcmp(fact.at, list.at, list.len) == 0 &&
           text_equal(text_member(question, "term"), dialogue->entry);
}

static const struct json *next_question(const struct dialogue *dialogue,
                                        const struct json *intake) {
    const struct json *first = json_member(intake, "questions")->first;
    const struct json *best = NULL;
    for (const struct json *one = first; one; one = one->next) {
        if (is_about_entry(dialogue, one) && may_ask(dialogue, one)) {
            return one;
        }
        best = !best && may_ask(dialogue, one) ? one : best;
    }
    return best;
}

// The document as it was given, with all replies in it, becomes the one that is asked.
// AGAIN: the last reply does not fit.
static enum outcome apply(struct dialogue *dialogue, size_t count) {
    struct opened *opened = dialogue->opened;
    const aftercare_replies replies = {dialogue->replies, count};
    aftercare_error err;
    aftercare_json answer;
    aftercare_status status = aftercare_answer(opened->assessor, &dialogue->document,
                                               opened->today, &replies, &answer, &err);
    if (status == AFTERCARE_EUSAGE) {
        prompt_refuse(&dialogue->prompt, err.sentence);
        return OUTCOME_AGAIN;
    }
    if (status) {
        return told(dialogue, &err);
    }
    buffer_reset(&dialogue->text);
    buffer_add(&dialogue->text, answer.text, answer.len);
    opened->document.text = dialogue->text.at;
    opened->document.len = dialogue->text.len;
    return dialogue->text.failed ? no_memory(dialogue) : OUTCOME_NEXT;
}

static enum outcome reply(struct dialogue *dialogue, const struct json *question,
                          const char *answer) {
    struct text term = text_member(question, "term");
    aftercare_reply one = {
        .fact = kept(dialogue, text_member(question, "fact")).at,
        .term = term.len > 0 ? kept(dialogue, term).at : NULL,
        .answer = kept(dialogue, text_of(answer)).at,
    };
    aftercare_reply *list =
        arena_grow(&dialogue->invocation->arena, dialogue->replies,
                   dialogue->replies_count, &dialogue->replies_capacity, sizeof *list);
    if (!list || !one.fact || !one.answer) {
        return no_memory(dialogue);
    }
    dialogue->replies = list;
    list[dialogue->replies_count] = one;
    enum outcome outcome = apply(dialogue, dialogue->replies_count + 1);
    dialogue->replies_count += outcome == OUTCOME_NEXT ? 1 : 0;
    return outcome;
}

// What was asked, and which entry the answer may have made. An empty answer is that
// nobody knows.
static enum outcome remember(struct dialogue *dialogue, const struct json *question,
                             const char *answer) {
    struct asked *asked = asked_at(dialogue, question);
    bool is_yes_no = text_is(text_member(question, "answers"), "yes_no");
    bool is_yes = strcmp(answer, "yes") == 0;
    if (!asked) {
        return no_memory(dialogue);
    }
    asked->times++;
    asked->is_over = answer[0] == '\0' || (is_yes_no && !(is_yes && asked->term.len > 0));
    if (is_yes_no && is_yes) {
        dialogue->list = asked->fact;
        dialogue->entry = asked->term;
    }
    return OUTCOME_NEXT;
}

static enum outcome take_line(struct dialogue *dialogue, const struct json *question) {
    char line[PROMPT_LINE_MAX] = "";
    enum outcome outcome = OUTCOME_NEXT;
    switch (prompt_read(&dialogue->prompt, question, line)) {
    case PROMPT_END:
        return OUTCOME_END;
    case PROMPT_TOO_LONG:
        return OUTCOME_AGAIN;
    case PROMPT_WHY:
        prompt_explain(&dialogue->prompt, dialogue->opened, question);
        return OUTCOME_AGAIN;
    case PROMPT_ANSWER:
        outcome = reply(dialogue, question, line);
        break;
    }
    return outcome == OUTCOME_NEXT ? remember(dialogue, question, line) : outcome;
}

static const struct json *read_intake(struct dialogue *dialogue,
                                      const aftercare_json *answer) {
    struct json_limits limits = {
        .bytes = (size_t)64 << 20, .entries = 1 << 20, .depth = 64};
    struct json_document document;
    aftercare_error err;
    arena_reset(&dialogue->round);
    if (json_read(&document, &dialogue->round, "answer",
                  (struct text){answer->text, answer->len}, &limits, &err)) {
        (void)told(dialogue, &err);
        return NULL;
    }
    return document.root;
}

static enum outcome ask_next(struct dialogue *dialogue) {
    struct opened *opened = dialogue->opened;
    aftercare_error err;
    aftercare_json answer;
    if (aftercare_ask(opened->assessor, &opened->document, opened->today, &answer,
                      &err)) {
        return told(dialogue, &err);
    }
    const struct json *intake = read_intake(dialogue, &answer);
    const struct json *question = intake ? next_question(dialogue, intake) : NULL;
    if (!question) {
        return intake ? OUTCOME_END : OUTCOME_FAILED;
    }
    enum outcome outcome = OUTCOME_AGAIN;
    prompt_begin(&dialogue->prompt);
    while (outcome == OUTCOME_AGAIN) {
        outcome = take_line(dialogue, question);
    }
    return outcome;
}

static enum exit_status tell_verdict(struct dialogue *dialogue) {
    struct opened *opened = dialogue->opened;
    aftercare_error err;
    aftercare_json answer;
    if (aftercare_assess(opened->assessor, &opened->document, opened->today, &answer,
                         &err)) {
        return report_error(dialogue->invocation, &err);
    }
    if (wants_json(dialogue->invocation)) {
        return print_document(answer.text, answer.len);
    }
    (void)printf("\n");
    return command_assess_print(dialogue->invocation, answer.text, answer.len);
}

static enum exit_status end(struct dialogue *dialogue) {
    const char *path = option_of(dialogue->invocation, "save");
    const aftercare_document *document = &dialogue->opened->document;
    enum exit_status status = tell_verdict(dialogue);
    if (!status && path) {
        status = save_document(dialogue->invocation, path,
                               (struct text){document->text, document->len});
    }
    return status;
}

enum exit_status ask_dialogue(struct invocation *invocation, struct opened *opened) {
    struct dialogue dialogue = {.invocation = invocation,
                                .opened = opened,
                                .document = opened->document,
                                .prompt = prompt_open(invocation)};
    buffer_init(&dialogue.text, &system_allocator, (size_t)1 << 24);
    arena_init(&dialogue.round, &system_allocator, 0);
    enum outcome outcome = OUTCOME_NEXT;
    while (outcome == OUTCOME_NEXT) {
        outcome = ask_next(&dialogue);
    }
    enum exit_status status =
        outcome == OUTCOME_FAILED ? dialogue.status : end(&dialogue);
    arena_clear(&dialogue.round);
    buffer_clear(&dialogue.text);
    return status;
}
