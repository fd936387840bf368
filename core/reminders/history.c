#include "core/reminders/history.h"

#include "core/base/fail.h"

#include <string.h>

static aftercare_status step(struct store_row *row, const struct change *change,
                             aftercare_error *err) {
    enum life next = moves_next(row->life, change->happening);
    if (next == LIFE_NONE) {
        return fail(err, AFTERCARE_EINTERNAL, NULL, "a reminder that is %s cannot be %s",
                    life_name(row->life), happening_name(change->happening));
    }
    row->life = next;
    row->events++;
    row->reminder.reason = change->detail;
    return AFTERCARE_OK;
}

static aftercare_status tell(struct store *store, const struct store_row *row,
                             const struct change *change, aftercare_error *err) {
    struct store_event event = {.reminder = row->number,
                                .number = row->events,
                                .at = change->at,
                                .happening = change->happening,
                                .detail = change->detail};
    return store->functions->event_add(store, &event, err);
}

aftercare_status history_add(struct store *store, struct store_row *row,
                             const struct change *change, aftercare_error *err) {
    aftercare_status status = step(row, change, err);
    if (!status) {
        status = store->functions->row_add(store, row, err);
    }
    return status ? status : tell(store, row, change, err);
}

aftercare_status history_move(struct store *store, struct store_row *row,
                              const struct change *change, aftercare_error *err) {
    aftercare_status status = step(row, change, err);
    if (!status) {
        status = store->functions->row_move(store, row, err);
    }
    return status ? status : tell(store, row, change, err);
}

aftercare_status history_write(struct store *store, struct store_row *row,
                               const struct change *change, aftercare_error *err) {
    aftercare_status status = step(row, change, err);
    if (!status) {
        status = store->functions->row_write(store, row, err);
    }
    return status ? status : tell(store, row, change, err);
}

enum happening history_put_off(const struct store_events *events) {
    static const enum happening says[] = {HAPPENING_PERSON_SNOOZES,
                                          HAPPENING_CLINIC_RETRIES, HAPPENING_POSTED};
    for (size_t i = events->count; i > 0; i--) {
        for (size_t k = 0; k < sizeof says / sizeof *says; k++) {
            if (strcmp(events->events[i - 1].what, happening_name(says[k])) == 0) {
                return says[k];
            }
        }
    }
    return HAPPENING_POSTED;
}
