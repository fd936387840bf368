#include "core/reminders/try.h"

#include "core/base/date.h"
#include "core/base/text.h"

#include <stdio.h>
#include <string.h>

// A receiver that asks for more has its reminder judged by its expiry instead.
#define RETRY_AFTER_MAX ((int64_t)366 * 24 * 3600 * 1000)

void try_append(struct try_list *list, struct try *try) {
    try->next = NULL;
    if (list->last) {
        list->last->next = try;
    } else {
        list->first = try;
    }
    list->last = try;
    list->count++;
}

void try_push(struct try_list *list, struct try *try) {
    try->next = list->first;
    list->first = try;
    list->last = list->last ? list->last : try;
    list->count++;
}

struct try *try_take(struct try_list *list) {
    struct try *try = list->first;
    if (try) {
        list->first = try->next;
        list->last = list->first ? list->last : NULL;
        list->count--;
    }
    return try;
}

void try_join(struct try_list *list, struct try_list *more) {
    if (list->last) {
        list->last->next = more->first;
    } else {
        list->first = more->first;
    }
    list->last = more->last ? more->last : list->last;
    list->count += more->count;
    *more = (struct try_list){0};
}

#define TEXTS 9

// The reminder's texts, so that they can be measured and copied in one loop. No channel
// is told the others.
static void list_texts(aftercare_reminder *reminder, const char **texts[TEXTS]) {
    const char **all[TEXTS] = {&reminder->key,    &reminder->session, &reminder->patient,
                               &reminder->rule,   &reminder->channel, &reminder->to,
                               &reminder->locale, &reminder->message, &reminder->group};
    memcpy(texts, all, sizeof all);
}

struct try *try_new(const struct allocator *allocator, const struct store_row *row) {
    aftercare_reminder reminder = row->reminder;
    const char **texts[TEXTS];
    size_t size = sizeof(struct try);
    list_texts(&reminder, texts);
    for (int i = 0; i < TEXTS; i++) {
        size += *texts[i] ? strlen(*texts[i]) + 1 : 0;
    }
    struct try *try = memory_new(allocator, size);
    if (!try) {
        return NULL;
    }
    char *at = try->texts;
    for (int i = 0; i < TEXTS; i++) {
        if (*texts[i]) {
            size_t len = strlen(*texts[i]) + 1;
            memcpy(at, *texts[i], len);
            *texts[i] = at;
            at += len;
        }
    }
    reminder.reason = reminder.course = reminder.answered_by = NULL;
    try->is_following = reminder.rhythm != NULL;
    reminder.rhythm = NULL;
    try->size = size;
    try->reminder = reminder;
    try->number = row->number;
    try->not_before = reminder.due;
    try->delivery.reminder = &try->reminder;
    return try;
}

void try_free(const struct allocator *allocator, struct try *try) {
    while (try) {
        struct try *with = try->with;
        memory_free(allocator, try, try->size);
        try = with;
    }
}

void try_free_all(const struct allocator *allocator, struct try_list *list) {
    for (struct try *try = try_take(list); try; try = try_take(list)) {
        try_free(allocator, try);
    }
}

void try_end(struct try *try, enum try_end end, int64_t at, const char *said) {
    try->end = end;
    try->ended_at = at;
    (void)snprintf(try->said, sizeof try->said, "%s", said ? said : "");
    text_clean(try->said);
}

struct try *try_join_message(struct try *message, struct try *more) {
    struct try *last = message;
    more->is_beside = message != NULL;
    if (!message) {
        return more;
    }
    while (last->with) {
        last = last->with;
    }
    last->with = more;
    last->reminder.next_in_group = &more->reminder;
    int64_t latest =
        more->not_before > message->not_before ? more->not_before : message->not_before;
    for (struct try *at = message; at; at = at->with) {
        at->not_before = latest;
    }
    return message;
}

struct try *try_leave_message(struct try *message) {
    struct try *with = message->with;
    message->with = NULL;
    message->reminder.next_in_group = NULL;
    return with;
}

static int64_t later(int64_t one, int64_t other) {
    return one > other ? one : other;
}

void try_note_places(struct try *message, const struct try_places *places, int64_t now) {
    for (struct try *at = message; at; at = at->with) {
        int64_t since = later(at->reminder.due, at->reminder.next_try);
        at->places = *places;
        at->waited =
            places->full_since > 0 ? later(now - later(since, places->full_since), 0) : 0;
    }
}

void try_share_end(struct try *message) {
    for (struct try *at = message->with; at; at = at->with) {
        at->is_probe = message->is_probe;
        at->end = message->end;
        at->outcome = message->outcome;
        at->retry_after = message->retry_after;
        at->ended_at = message->ended_at;
        memcpy(at->said, message->said, sizeof at->said);
    }
}

static char *instant_text(char out[INSTANT_TEXT_MAX], int64_t milliseconds) {
    return instant_format(out, (struct instant){milliseconds}, 0);
}

static const char *answer(const struct try *try) {
    return try->said[0] ? try->said : "no answer";
}

// A clock that was set back during the try makes it due once more: until then it is not
// to be claimed again and again. What went as one message comes back as one.
static int64_t not_before_due(const struct try *try, int64_t at) {
    return at > try->not_before ? at : try->not_before;
}

// By what a message is known.
static const char *id_of(const struct try *try) {
    return try->reminder.group ? try->reminder.group : try->reminder.key;
}

// One that is taken up again, if there is a time and a try left.
static enum happening judge_repeat(const struct try *try, const struct try_policy *policy,
                                   struct store_row *row, char text[TRY_DETAIL_MAX]) {
    char when[INSTANT_TEXT_MAX];
    int attempt = try->reminder.attempts;
    if (attempt >= policy->tries && !try->is_probe) {
        (void)snprintf(text, TRY_DETAIL_MAX,
                       "all %d tries are used up; the last answer: %s", attempt,
                       answer(try));
        return HAPPENING_TRIES_USED_UP;
    }
    int64_t delay = try->retry_after > 0
                        ? try->retry_after
                        : backoff_delay(&policy->backoff, id_of(try), attempt);
    delay = delay < RETRY_AFTER_MAX ? delay : RETRY_AFTER_MAX;
    row->reminder.next_try = not_before_due(try, try->ended_at + delay);
    bool is_late = row->reminder.next_try > row->reminder.expires;
    (void)instant_text(when, is_late ? row->reminder.expires : row->reminder.next_try);
    (void)snprintf(
        text, TRY_DETAIL_MAX,
        is_late ? "try %d was not taken (%s), and the next would have been after it "
                  "expired at %s"
                : "try %d was not taken (%s); the next one is at %s",
        attempt, answer(try), when);
    return is_late ? HAPPENING_EXPIRED : HAPPENING_TRY_TO_REPEAT;
}

static enum happening judge_told(const struct try *try, const struct try_policy *policy,
                                 struct store_row *row, char text[TRY_DETAIL_MAX]) {
    switch (try->outcome) {
    case AFTERCARE_OUTCOME_DELIVERED:
        (void)snprintf(text, TRY_DETAIL_MAX, "%s", try->said);
        return HAPPENING_TRY_WORKED;
    case AFTERCARE_OUTCOME_REFUSED:
        (void)snprintf(text, TRY_DETAIL_MAX, "refused for good: %s", answer(try));
        return HAPPENING_TRY_REFUSED;
    case AFTERCARE_OUTCOME_TRY_AGAIN:
    case AFTERCARE_OUTCOME_DOWN:
        break;
    }
    return judge_repeat(try, policy, row, text);
}

// What was asked for while the try was under way; NULL: nothing.
static const char *asked_meanwhile(const struct try *try, const struct store_row *row) {
    if (row->life == LIFE_RECALLED || row->life == LIFE_STOPPING) {
        return "cancelled";
    }
    if (row->life == LIFE_ANSWERED) {
        return "answered";
    }
    if (row->life == LIFE_SNOOZED) {
        return "snoozed";
    }
    return row->reminder.attempts != try->reminder.attempts ? "posted anew" : NULL;
}

static enum happening judge_end(const struct try *try, const struct try_policy *policy,
                                struct store_row *row, char text[TRY_DETAIL_MAX]) {
    char when[INSTANT_TEXT_MAX];
    const char *asked = asked_meanwhile(try, row);
    bool has_worked = try->end == TRY_TOLD && try->outcome == AFTERCARE_OUTCOME_DELIVERED;
    if (!has_worked && asked) {
        (void)snprintf(text, TRY_DETAIL_MAX,
                       "%s while a try was under way, which ended so: %s", asked,
                       answer(try));
        return HAPPENING_TRY_WITHDRAWN;
    }
    if (try->end == TRY_WITHDRAWN) {
        row->reminder.attempts--;
        row->reminder.next_try = not_before_due(try, row->reminder.next_try);
        (void)snprintf(text, TRY_DETAIL_MAX, "%s", try->said);
        return HAPPENING_TRY_WITHDRAWN;
    }
    if (try->end == TRY_TOO_LATE) {
        row->reminder.attempts--;
        (void)snprintf(text, TRY_DETAIL_MAX,
                       "it expired at %s while it waited for others of its channel",
                       instant_text(when, row->reminder.expires));
        return HAPPENING_EXPIRED;
    }
    return judge_told(try, policy, row, text);
}

// While it waited nothing was written, so it is told now.
static void tell_wait(const struct try *try, char text[TRY_DETAIL_MAX]) {
    char span[SPAN_TEXT_MAX];
    size_t len = strlen(text);
    if (try->waited >= TRY_WAITED) {
        (void)snprintf(text + len, TRY_DETAIL_MAX - len,
                       "%sbefore, it waited %s for others, of which %d at once are on "
                       "their way %s",
                       len > 0 ? "; " : "",
                       span_format(span, (struct span){.seconds = try->waited / 1000}),
                       try->places.limit,
                       try->places.is_hosts ? "to its host (per_host)"
                                            : "by its channel (parallel)");
    }
}

struct change try_judge(const struct try *try, const struct try_policy *policy,
                        struct store_row *row, char text[TRY_DETAIL_MAX]) {
    enum happening happening = judge_end(try, policy, row, text);
    tell_wait(try, text);
    return (struct change){
        .happening = happening, .at = try->ended_at, .detail = text[0] ? text : NULL};
}
