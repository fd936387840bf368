#include "core/base/json_steps.h"

#include <stdio.h>
#include <string.h>

static void add(struct json_steps *steps, const char *bytes, size_t len) {
    if (len < steps->size - steps->len) {
        memcpy(steps->at + steps->len, bytes, len);
        steps->len += len;
        steps->at[steps->len] = '\0';
    } else {
        steps->size = steps->len + 1; // nothing fits behind a gap
    }
}

void json_steps_key(struct json_steps *steps, struct text key) {
    size_t i = 0;
    add(steps, "/", 1);
    while (i < key.len) {
        size_t len = text_character((struct text){key.at + i, key.len - i});
        len = len == 0 ? 1 : len;
        if (key.at[i] == '~' || key.at[i] == '/') {
            add(steps, key.at[i] == '~' ? "~0" : "~1", 2);
        } else {
            add(steps, key.at + i, len);
        }
        i += len;
    }
}

void json_steps_index(struct json_steps *steps, size_t index) {
    char digits[24];
    int len = snprintf(digits, sizeof digits, "/%zu", index);
    add(steps, digits, (size_t)len);
}
