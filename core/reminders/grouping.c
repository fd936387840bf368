#include "core/reminders/grouping.h"

#include "core/base/date.h"
#include "core/base/digest.h"
#include "core/base/fail.h"

#include <stdio.h>
#include <string.h>

// A key's id never begins so: see core/channels/cloud_event.h. 40 digits of a digest.
#define ID_FORMAT "group%%2F%.40s"
#define ID_MAX 64

#define WAITS "it waits for others of the same person until "

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a message");
}

bool grouping_concerns(const struct grouping *grouping, const struct store_row *row) {
    const aftercare_reminder *reminder = &row->reminder;
    return reminder->group || (grouping->window > 0 && reminder->patient &&
                               !reminder->is_urgent && reminder->attempts == 0);
}

static bool is_ready(const aftercare_reminder *reminder, int64_t now) {
    return reminder->next_try <= now && reminder->due <= now && reminder->expires >= now;
}

static bool comes_before(const struct store_row *row, const struct store_row *other) {
    const aftercare_reminder *a = &row->reminder, *b = &other->reminder;
    return a->due != b->due ? a->due < b->due : strcmp(a->key, b->key) < 0;
}

// Those that are ready, with row at its place among them.
static void collect(struct message *out, const struct grouping *grouping,
                    const struct store_rows *beside, struct store_row *row) {
    bool is_in = false;
    for (size_t i = 0; i < beside->count && out->count + !is_in < GROUP_ITEMS_MAX; i++) {
        struct store_row *other = &beside->rows[i];
        if (!is_ready(&other->reminder, grouping->now)) {
            continue;
        }
        if (!is_in && comes_before(row, other)) {
            out->rows[out->count++] = row;
            is_in = true;
        }
        out->rows[out->count++] = other;
    }
    if (!is_in) {
        out->rows[out->count++] = row;
    }
}

// Those that are not ready come by themselves from now on.
static aftercare_status let_go(const struct grouping *grouping,
                               const struct store_rows *beside, aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; i < beside->count && !status; i++) {
        struct store_row *row = &beside->rows[i];
        if (!is_ready(&row->reminder, grouping->now)) {
            row->reminder.group = NULL;
            status = grouping->store->functions->row_group(grouping->store, row, err);
        }
    }
    return status;
}

// Until when those that are ready may wait.
static int64_t latest(const struct grouping *grouping, const struct message *message) {
    int64_t end = message->rows[0]->reminder.due + grouping->window;
    for (size_t i = 0; i < message->count; i++) {
        int64_t expires = message->rows[i]->reminder.expires - GROUP_MARGIN;
        end = expires < end ? expires : end;
    }
    return end;
}

static aftercare_status wait(struct message *out, const struct grouping *grouping,
                             const struct store_rows *beside, aftercare_error *err) {
    int64_t now = grouping->now, end = latest(grouping, out), last = INT64_MIN;
    char until[INSTANT_TEXT_MAX];
    const char *keys = "";
    out->wait = INT64_MAX;
    for (size_t i = 0; i < beside->count && keys; i++) {
        const aftercare_reminder *other = &beside->rows[i].reminder;
        if (other->next_try <= now || other->next_try > end) {
            continue;
        }
        out->wait = other->next_try < out->wait ? other->next_try : out->wait;
        last = other->next_try > last ? other->next_try : last;
        keys = arena_format(grouping->arena, "%s%s%s", keys, keys[0] ? ", " : "",
                            other->key);
    }
    if (last == INT64_MIN) {
        return AFTERCARE_OK;
    }
    (void)instant_format(until, (struct instant){last}, 0);
    out->waits =
        keys ? arena_format(grouping->arena,
                            WAITS "%s at the latest, to go out as one message: %s", until,
                            keys)
             : NULL;
    return out->waits ? AFTERCARE_OK : no_memory(err);
}

aftercare_status grouping_gather(struct message *out, const struct grouping *grouping,
                                 struct store_row *row, aftercare_error *err) {
    struct store_rows rows = {0};
    int64_t end = row->reminder.due + grouping->window;
    struct store_beside beside = {.row = row,
                                  .until = end > grouping->now ? end : grouping->now,
                                  .limit = GROUP_ITEMS_MAX};
    aftercare_status status = grouping->store->functions->rows_beside(
        grouping->store, grouping->arena, &beside, &rows, err);
    if (status) {
        return status;
    }
    *out = (struct message){
        .rows = arena_array(grouping->arena, rows.count + 1, sizeof(struct store_row *))};
    if (!out->rows) {
        return no_memory(err);
    }
    collect(out, grouping, &rows, row);
    if (row->reminder.group) {
        return let_go(grouping, &rows, err);
    }
    return out->count < GROUP_ITEMS_MAX ? wait(out, grouping, &rows, err) : AFTERCARE_OK;
}

// Of the keys and the moment, so that no two messages have one.
static const char *make_id(const struct grouping *grouping,
                           const struct message *message) {
    struct digest digest;
    char text[DIGEST_TEXT_MAX], now[INSTANT_TEXT_MAX], id[ID_MAX];
    digest_begin(&digest);
    digest_add(&digest, text_of(instant_format(now, (struct instant){grouping->now}, 0)));
    for (size_t i = 0; i < message->count; i++) {
        digest_add(&digest, text_of(message->rows[i]->reminder.key));
    }
    (void)snprintf(id, sizeof id, ID_FORMAT, strchr(digest_end(text, &digest), ':') + 1);
    return arena_copy(grouping->arena, id, strlen(id));
}

aftercare_status grouping_name(const struct grouping *grouping,
                               const struct message *message, aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    if (message->count < 2 || message->rows[0]->reminder.group) {
        return AFTERCARE_OK;
    }
    const char *id = make_id(grouping, message);
    if (!id) {
        return no_memory(err);
    }
    for (size_t i = 0; i < message->count && !status; i++) {
        message->rows[i]->reminder.group = id;
        status =
            grouping->store->functions->row_group(grouping->store, message->rows[i], err);
    }
    return status;
}

bool grouping_is_wait(const char *reason) {
    return reason && strncmp(reason, WAITS, strlen(WAITS)) == 0;
}

bool grouping_is_told(const char *reason, const char *waits) {
    size_t end = strlen(WAITS) + strcspn(waits + strlen(WAITS), " ");
    return reason && strncmp(reason, waits, end) == 0;
}

const char *grouping_tell(const struct grouping *grouping, const struct message *message,
                          const char *late) {
    const char *id = message->rows[0]->reminder.group;
    size_t others = message->count - 1;
    const char *every = late ? late : "every gate let it pass";
    if (others == 0) {
        return arena_format(grouping->arena,
                            "%s; it is what is left of its message, whose id is %s",
                            every, id);
    }
    return arena_format(grouping->arena,
                        "%s; it goes as one message with %zu other%s, whose id is %s",
                        every, others, others == 1 ? "" : "s", id);
}
