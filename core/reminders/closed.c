#include "core/reminders/closed.h"

#include "core/base/fail.h"
#include "core/reminders/read.h"

aftercare_status closed_read(const aftercare_read *what, aftercare_reminders_done *done,
                             void *context, const struct reminders_parts *parts,
                             aftercare_error *err) {
    struct read read = {
        .allocator = parts->allocator, .what = what, .done = done, .context = context};
    const char *path = NULL;
    if (!what->store || !what->key || !done) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "a store, a key and whom to tell are needed");
    }
    const struct store_functions *store = parts_store(parts, what->store, &path, err);
    if (!store) {
        return AFTERCARE_EUSAGE;
    }
    aftercare_status status = store->open_to_read(&read.store, path, err);
    if (!status) {
        status = read_reminder(&read, err);
        read.store->functions->close(read.store);
    }
    return status;
}

// What is done with a store that nobody has open.
typedef aftercare_status look(struct store *store, const char *path,
                              aftercare_error *err);

static aftercare_status look_at(const char *store, look *what, const char *copied,
                                const struct reminders_parts *parts,
                                aftercare_error *err) {
    struct store *opened = NULL;
    const char *path = NULL;
    if (!store) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "a store is needed (\"sqlite:PATH\")");
    }
    const struct store_functions *functions = parts_store(parts, store, &path, err);
    if (!functions) {
        return AFTERCARE_EUSAGE;
    }
    aftercare_status status = functions->open_to_read(&opened, path, err);
    if (!status) {
        status = what(opened, copied, err);
        functions->close(opened);
    }
    return status;
}

static aftercare_status examine(struct store *store, const char *path,
                                aftercare_error *err) {
    (void)path;
    return store->functions->examine(store, err);
}

aftercare_status closed_examine(const char *store, const struct reminders_parts *parts,
                                aftercare_error *err) {
    return look_at(store, examine, NULL, parts, err);
}

static aftercare_status copy(struct store *store, const char *path,
                             aftercare_error *err) {
    struct store_copy copied = {.path = path};
    aftercare_status status = AFTERCARE_OK;
    while (!status && !copied.is_done) {
        status = store->functions->copy(store, &copied, err);
    }
    return status;
}

aftercare_status closed_copy(const char *store, const char *path,
                             const struct reminders_parts *parts, aftercare_error *err) {
    if (!path || !path[0]) {
        return fail(err, AFTERCARE_EUSAGE, NULL, "the name of the new file is missing");
    }
    return look_at(store, copy, path, parts, err);
}
