#include "core/reminders/backoff.h"

#include "core/base/text.h"

int64_t backoff_delay(const struct backoff *backoff, const char *key, int attempt) {
    int64_t delay = backoff->first;
    for (int i = 1; i < attempt && delay < backoff->last; i++) {
        delay = delay > backoff->last / 2 ? backoff->last : delay * 2;
    }
    delay = delay < backoff->last ? delay : backoff->last;
    // Multiplying mixes the attempt into the upper half, where it is read.
    uint64_t mixed = (text_hash(text_of(key)) + (uint64_t)attempt) * 0x9e3779b97f4a7c15u;
    uint64_t share = (mixed >> 32) % ((uint64_t)delay / 4 + 1);
    return delay - (int64_t)share;
}
