#include "core/base/sort.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MANY 600

struct wide {
    int key;
    char rest[60]; // says the key again
};

static int by_key(const void *a, const void *b) {
    const struct wide *left = a;
    const struct wide *right = b;
    return (left->key > right->key) - (left->key < right->key);
}

// Keys from a fixed seed, some of them equal.
static void fill(struct wide *items, size_t count, uint32_t seed) {
    for (size_t i = 0; i < count; i++) {
        seed = seed * 1664525u + 1013904223u;
        items[i].key = (int)(seed >> 8) % 97;
        memset(items[i].rest, items[i].key, sizeof items[i].rest);
    }
}

static void what_is_sorted_is_what_qsort_sorts(void **state) {
    (void)state;
    static const size_t counts[] = {0, 1, 2, 3, 11, 12, 13, 14, 64, 65, MANY};
    static struct wide sorted[MANY];
    static struct wide expected[MANY];

    for (uint32_t seed = 1; seed < 20; seed++) {
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            fill(sorted, counts[i], seed);
            memcpy(expected, sorted, sizeof expected);
            sort_in_place(sorted, counts[i], sizeof *sorted, by_key);
            qsort(expected, counts[i], sizeof *expected, by_key);
            assert_memory_equal(sorted, expected, sizeof expected);
        }
    }
}

static int by_byte(const void *a, const void *b) {
    const char *left = a;
    const char *right = b;
    return (*left > *right) - (*left < *right);
}

static void items_in_any_order_come_out_in_one(void **state) {
    (void)state;
    static const struct {
        const char *from, *to;
    } rows[] = {
        {"", ""},
        {"b", "b"},
        {"ba", "ab"},
        {"abc", "abc"},
        {"cba", "abc"},
        {"bbaabb", "aabbbb"},
        {"zyxwvutsrqponmlkjihgfedcba", "abcdefghijklmnopqrstuvwxyz"},
        {"abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[32];
        size_t len = strlen(rows[i].from);
        memcpy(text, rows[i].from, len + 1);
        sort_in_place(text, len, 1, by_byte);
        assert_string_equal(text, rows[i].to);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_sorted_is_what_qsort_sorts),
        cmocka_unit_test(items_in_any_order_come_out_in_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
