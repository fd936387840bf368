// The growing text of text.h.
#include "core/base/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define CAPACITY_MIN 256
#define DOUBLES_TO ((size_t)16 << 10) // beyond, half as much again: less is held in vain

void buffer_init(struct buffer *buffer, const struct allocator *allocator, size_t max) {
    *buffer = (struct buffer){.allocator = *allocator, .max = max};
    buffer->at = buffer->none;
}

static size_t larger(size_t capacity) {
    return capacity < DOUBLES_TO ? capacity * 2 : capacity + capacity / 2;
}

// Makes room for len more bytes and the NUL behind them; false, with failed set, if there
// cannot be.
static bool make_room(struct buffer *buffer, size_t len) {
    if (buffer->failed || len > buffer->max - buffer->len || buffer->max == SIZE_MAX) {
        buffer->failed = true;
        return false;
    }
    size_t needed = buffer->len + len + 1;
    if (needed <= buffer->capacity) {
        return true;
    }
    size_t capacity = buffer->capacity < CAPACITY_MIN ? CAPACITY_MIN : buffer->capacity;
    while (capacity < needed) {
        capacity = capacity > SIZE_MAX / 2 ? needed : larger(capacity);
    }
    if (capacity > buffer->max + 1) {
        capacity = buffer->max + 1;
    }
    void *old = buffer->capacity > 0 ? buffer->at : NULL;
    char *grown = buffer->allocator.allocate(buffer->allocator.context, old,
                                             buffer->capacity, capacity);
    if (!grown) {
        buffer->failed = true;
        return false;
    }
    buffer->at = grown;
    buffer->capacity = capacity;
    return true;
}

char *buffer_extend(struct buffer *buffer, size_t len) {
    if (!make_room(buffer, len)) {
        return NULL;
    }
    char *at = buffer->at + buffer->len;
    at[len] = '\0';
    buffer->len += len;
    return at;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t len) {
    char *at = buffer_extend(buffer, len);
    if (at && len > 0) {
        memcpy(at, bytes, len);
    }
}

void buffer_text(struct buffer *buffer, struct text text) {
    buffer_add(buffer, text.at, text.len);
}

void buffer_string(struct buffer *buffer, const char *string) {
    buffer_text(buffer, text_of(string));
}

void buffer_format(struct buffer *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (len < 0 || !make_room(buffer, (size_t)len)) {
        buffer->failed = true;
        return;
    }
    va_start(arguments, format);
    (void)vsnprintf(buffer->at + buffer->len, (size_t)len + 1, format, arguments);
    va_end(arguments);
    buffer->len += (size_t)len;
}

void buffer_reset(struct buffer *buffer) {
    buffer->len = 0;
    buffer->failed = false;
    buffer->at[0] = '\0';
}

void buffer_trim(struct buffer *buffer, size_t keep) {
    size_t capacity = buffer->len + 1 > keep ? buffer->len + 1 : keep;
    if (buffer->capacity <= capacity) {
        return;
    }
    char *at = buffer->allocator.allocate(buffer->allocator.context, buffer->at,
                                          buffer->capacity, capacity);
    if (at) {
        buffer->at = at;
        buffer->capacity = capacity;
    }
}

void buffer_clear(struct buffer *buffer) {
    if (buffer->capacity > 0) {
        (void)buffer->allocator.allocate(buffer->allocator.context, buffer->at,
                                         buffer->capacity, 0);
    }
    struct allocator allocator = buffer->allocator;
    buffer_init(buffer, &allocator, buffer->max);
}
