#include "core/cli/difference.h"

// Recursion is as deep as json_read allows values to be nested.
const struct json *difference_first(const struct json *first, const struct json *second) {
    if (first->type != second->type || !text_equal(first->text, second->text)) {
        return second;
    }
    const struct json *a = first->first;
    const struct json *b = second->first;
    for (; a && b; a = a->next, b = b->next) {
        const struct json *found =
            text_equal(a->key, b->key) ? difference_first(a, b) : b;
        if (found) {
            return found;
        }
    }
    return b ? b : a;
}
