// What is written into the store in memory.
#include "core/simulation/memory_store_inside.h"

#include <string.h>

static struct kept_row *new_version(struct memory_store *store, size_t place) {
    struct kept_row *row = arena_alloc(&store->arena, sizeof *row);
    if (row && place < store->rows.count && store->rows.at[place]) {
        *row = *store->rows.at[place];
    }
    return row;
}

static bool copy_texts(struct memory_store *store, aftercare_reminder *reminder) {
    const char **texts[] = {&reminder->key,    &reminder->rule,        &reminder->channel,
                            &reminder->to,     &reminder->locale,      &reminder->message,
                            &reminder->reason, &reminder->answered_by, &reminder->course,
                            &reminder->group,  &reminder->rhythm};
    bool is_copied = true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts && is_copied; i++) {
        is_copied = memory_store_copy(store, texts[i]);
    }
    return is_copied;
}

static bool has_key(const struct memory_store *store, const char *key) {
    for (size_t i = 0; i < store->rows.count; i++) {
        const struct kept_row *row = store->rows.at[i];
        if (row && strcmp(row->row.reminder.key, key) == 0) {
            return true;
        }
    }
    return false;
}

aftercare_status memory_store_row_add(struct store *store, struct store_row *row,
                                      aftercare_error *err) {
    struct memory_store *own = memory_store_of(store);
    size_t place = own->rows.count;
    if (has_key(own, row->reminder.key)) {
        return fail(err, AFTERCARE_ECONFLICT, NULL,
                    "the key \"%s\" belongs to a reminder of another session",
                    row->reminder.key);
    }
    struct kept_row *kept = new_version(own, place);
    if (!kept) {
        return memory_store_full(err);
    }
    kept->row = *row;
    kept->row.number = (int64_t)place + 1;
    if (!copy_texts(own, &kept->row.reminder)) {
        return memory_store_full(err);
    }
    aftercare_status status = memory_store_put_row(own, place, kept, err);
    if (!status) {
        row->number = kept->row.number;
    }
    return status;
}

aftercare_status memory_store_row_move(struct store *store, const struct store_row *row,
                                       aftercare_error *err) {
    struct memory_store *own = memory_store_of(store);
    size_t place = (size_t)row->number - 1;
    struct kept_row *kept = new_version(own, place);
    const char *reason = row->reminder.reason;
    if (!kept || !memory_store_copy(own, &reason)) {
        return memory_store_full(err);
    }
    kept->row.life = row->life;
    kept->row.events = row->events;
    kept->row.reminder.next_try = row->reminder.next_try;
    kept->row.reminder.attempts = row->reminder.attempts;
    kept->row.reminder.reason = reason;
    return memory_store_put_row(own, place, kept, err);
}

aftercare_status memory_store_row_write(struct store *store, const struct store_row *row,
                                        aftercare_error *err) {
    struct memory_store *own = memory_store_of(store);
    size_t place = (size_t)row->number - 1;
    struct kept_row *kept = new_version(own, place);
    if (!kept) {
        return memory_store_full(err);
    }
    struct store_row old = kept->row;
    kept->row = *row;
    kept->row.session_number = old.session_number;
    kept->row.reminder.key = old.reminder.key;
    return copy_texts(own, &kept->row.reminder)
               ? memory_store_put_row(own, place, kept, err)
               : memory_store_full(err);
}

aftercare_status memory_store_event_add(struct store *store,
                                        const struct store_event *event,
                                        aftercare_error *err) {
    struct memory_store *own = memory_store_of(store);
    size_t place = (size_t)event->reminder - 1;
    struct kept_row *kept = new_version(own, place);
    struct kept_event *newest = arena_alloc(&own->arena, sizeof *newest);
    if (!kept || !newest) {
        return memory_store_full(err);
    }
    *newest = (struct kept_event){.older = kept->newest, .event = *event};
    kept->newest = newest;
    return memory_store_copy(own, &newest->event.detail)
               ? memory_store_put_row(own, place, kept, err)
               : memory_store_full(err);
}

aftercare_status memory_store_session_write(struct store *store,
                                            struct store_session *session,
                                            aftercare_error *err) {
    struct memory_store *own = memory_store_of(store);
    size_t place = session->number ? (size_t)session->number - 1 : own->sessions.count;
    struct store_session *kept = arena_alloc(&own->arena, sizeof *kept);
    if (!kept) {
        return memory_store_full(err);
    }
    *kept = *session;
    kept->number = (int64_t)place + 1;
    if (!memory_store_copy(own, &kept->id) || !memory_store_copy(own, &kept->patient) ||
        !memory_store_copy(own, &kept->content) ||
        !memory_store_copy(own, &kept->document) ||
        !memory_store_copy(own, &kept->plan) || !memory_store_copy(own, &kept->course) ||
        !memory_store_copy(own, &kept->timezone)) {
        return memory_store_full(err);
    }
    aftercare_status status = memory_store_put_session(own, place, kept, err);
    if (!status) {
        session->number = kept->number;
    }
    return status;
}

aftercare_status memory_store_session_erase(struct store *store, int64_t session,
                                            aftercare_erased *erased,
                                            aftercare_error *err) {
    struct memory_store *own = memory_store_of(store);
    aftercare_status status =
        memory_store_put_session(own, (size_t)session - 1, NULL, err);
    erased->sessions += !status;
    for (size_t i = 0; i < own->rows.count && !status; i++) {
        const struct kept_row *row = own->rows.at[i];
        if (row && row->row.session_number == session) {
            erased->reminders++;
            erased->events += (size_t)row->row.events;
            status = memory_store_put_row(own, i, NULL, err);
        }
    }
    return status;
}
