#include "core/base/check.h"

static const char *const ids[] = {
#define X(name, id) [CHECK_##name] = id,
    CHECKS(X)
#undef X
};

const char *check_id(enum check check) {
    return ids[check];
}

enum check check_of(struct text id) {
    enum check check = 0;
    while (check < CHECK_COUNT && !text_is(id, ids[check])) {
        check++;
    }
    return check;
}
