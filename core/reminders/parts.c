#include "core/reminders/parts.h"

#include "core/base/fail.h"

#include <string.h>

const struct store_functions *parts_store(const struct reminders_parts *parts,
                                          const char *store, const char **path,
                                          aftercare_error *err) {
    for (const struct store_functions *const *at = parts->stores; *at; at++) {
        size_t len = strlen((*at)->scheme);
        if (strncmp(store, (*at)->scheme, len) == 0 && store[len] == ':') {
            *path = store + len + 1;
            return *at;
        }
    }
    (void)fail(err, AFTERCARE_EUSAGE, store, "there is no such store (\"sqlite:PATH\")");
    return NULL;
}
