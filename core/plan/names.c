#include "core/plan/names.h"

void names_add(struct names *names, struct text name) {
    size_t i = names->count;
    if (names->count == NAMES_MAX) {
        return;
    }
    while (i > 0 && text_compare(names->items[i - 1], name) > 0) {
        names->items[i] = names->items[i - 1];
        i--;
    }
    names->items[i] = name;
    names->count++;
}

bool names_equal(const struct names *a, const struct names *b) {
    bool is_same = a->count == b->count;
    for (size_t i = 0; is_same && i < a->count; i++) {
        is_same = text_equal(a->items[i], b->items[i]);
    }
    return is_same;
}

struct text names_joined(const struct names *names, struct arena *arena) {
    const char *all = names->count > 0 ? "" : "none";
    for (size_t i = 0; all && i < names->count; i++) {
        all = arena_format(arena, "%s%s%.*s", all, i > 0 ? ", " : "",
                           TEXT_ARGS(names->items[i]));
    }
    return text_of(all);
}
