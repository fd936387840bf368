#include "core/base/sort.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#define FEW 12 // that are sorted quickest by putting each where it belongs

struct sorting {
    char *items;
    size_t size;
    int (*compare)(const void *a, const void *b);
};

static char *item(const struct sorting *sorting, size_t i) {
    return sorting->items + i * sorting->size;
}

static bool is_above(const struct sorting *sorting, size_t i, const void *other) {
    return sorting->compare(item(sorting, i), other) > 0;
}

// What stands in order already, as most lists do, is not moved.
static void insert_each(const struct sorting *sorting, size_t count) {
    char moved[SORT_ITEM_MAX];
    for (size_t i = 1; i < count; i++) {
        size_t place = i;
        while (place > 0 && is_above(sorting, place - 1, item(sorting, i))) {
            place--;
        }
        if (place < i) {
            memcpy(moved, item(sorting, i), sorting->size);
            memmove(item(sorting, place + 1), item(sorting, place),
                    (i - place) * sorting->size);
            memcpy(item(sorting, place), moved, sorting->size);
        }
    }
}

// Puts moved at i or below it, so that no item is above its parent, (i - 1) / 2.
static void sink(const struct sorting *sorting, size_t i, size_t count,
                 const char *moved) {
    for (size_t child = 2 * i + 1; child < count; child = 2 * i + 1) {
        if (child + 1 < count && is_above(sorting, child + 1, item(sorting, child))) {
            child++;
        }
        if (!is_above(sorting, child, moved)) {
            break;
        }
        memcpy(item(sorting, i), item(sorting, child), sorting->size);
        i = child;
    }
    memcpy(item(sorting, i), moved, sorting->size);
}

static void heap(const struct sorting *sorting, size_t count) {
    char moved[SORT_ITEM_MAX];
    for (size_t i = count / 2; i > 0; i--) {
        memcpy(moved, item(sorting, i - 1), sorting->size);
        sink(sorting, i - 1, count, moved);
    }
    for (size_t end = count - 1; end > 0; end--) {
        memcpy(moved, item(sorting, end), sorting->size);
        memcpy(item(sorting, end), item(sorting, 0), sorting->size);
        sink(sorting, 0, end, moved);
    }
}

void sort_in_place(void *items, size_t count, size_t size,
                   int compare(const void *a, const void *b)) {
    const struct sorting sorting = {items, size, compare};
    assert(size <= SORT_ITEM_MAX);
    if (count <= FEW) {
        insert_each(&sorting, count);
    } else {
        heap(&sorting, count);
    }
}
