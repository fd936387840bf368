#include "core/lua/suggest.h"

#include <stdio.h>
#include <string.h>

const char *suggest_near(struct suggestion *suggestion, const struct nearest *nearest,
                         const char *right) {
    if (nearest->best.len > 0) {
        (void)snprintf(suggestion->text, sizeof suggestion->text,
                       " (did you mean \"%.*s\"?)", SHOWN(nearest->best));
    } else {
        (void)snprintf(suggestion->text, sizeof suggestion->text, " (%s)", right);
    }
    return suggestion->text;
}

const char *suggest_list(struct suggestion *suggestion, const struct text *choices,
                         size_t count) {
    char *out = suggestion->text;
    size_t size = sizeof suggestion->text;
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(out);
        const char *between = i == 0 ? "" : i + 1 < count ? ", " : " or ";
        (void)snprintf(out + len, size - len, "%s\"%.*s\"", between, SHOWN(choices[i]));
    }
    return out;
}
