#include "core/base/check.h"

static const char *const ids[] = {
#define X(name, id) [CHECK_##name] = id,
    CHECKS(X)
#undef X
};

const char *check_id(enum check check) {
    return ids[check];
}
