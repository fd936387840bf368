#include "core/cli/lines.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define BLOCK ((size_t)64 << 10)

void lines_init(struct lines *lines, int file, int stop, size_t line_max) {
    *lines = (struct lines){.file = file, .stop = stop, .line_max = line_max};
    buffer_init(&lines->text, &system_allocator, line_max + 2 * BLOCK);
}

void lines_clear(struct lines *lines) {
    buffer_clear(&lines->text);
}

// Moves what is not taken to the front.
static void make_room(struct lines *lines) {
    size_t rest = lines->text.len - lines->begin;
    if (lines->begin > 0) {
        memmove(lines->text.at, lines->text.at + lines->begin, rest);
        lines->text.len = rest;
        lines->scanned -= lines->begin;
        lines->begin = 0;
    }
}

// Adds what was read; of a line that is too long, nothing but its end.
static void add(struct lines *lines, const char *bytes, size_t len) {
    if (lines->is_dropping) {
        const char *feed = memchr(bytes, '\n', len);
        size_t dropped = feed ? (size_t)(feed - bytes) + 1 : len;
        lines->is_dropping = !feed;
        bytes += dropped;
        len -= dropped;
    }
    buffer_add(&lines->text, bytes, len);
    if (lines->text.failed) {
        lines->error = ENOMEM;
        lines->is_ended = true;
    }
}

// Waits for more, or for the end.
static void read_more(struct lines *lines) {
    char block[BLOCK];
    struct pollfd files[] = {{.fd = lines->file, .events = POLLIN},
                             {.fd = lines->stop, .events = POLLIN}};
    int ready = poll(files, 2, -1);
    if (ready < 0) {
        lines->error = errno == EINTR ? 0 : errno;
        lines->is_ended = lines->error != 0;
        return;
    }
    if (files[1].revents != 0) {
        lines->is_ended = true;
        return;
    }
    ssize_t len = read(lines->file, block, sizeof block);
    if (len > 0) {
        add(lines, block, (size_t)len);
    } else if (len == 0 || (errno != EINTR && errno != EAGAIN)) {
        lines->error = len == 0 ? 0 : errno;
        lines->is_ended = true;
    }
}

static bool has_line(struct lines *lines) {
    const char *from = lines->text.at + lines->scanned;
    const char *feed = memchr(from, '\n', lines->text.len - lines->scanned);
    lines->scanned = feed ? (size_t)(feed - lines->text.at) : lines->text.len;
    return feed != NULL;
}

static bool is_too_long(const struct lines *lines) {
    return lines->text.len - lines->begin > lines->line_max;
}

static void give(struct lines *lines, struct buffer *out, size_t len) {
    buffer_add(out, lines->text.at + lines->begin, len);
    lines->begin += len;
    lines->scanned = lines->begin;
}

// The lines that are there whole.
static size_t give_lines(struct lines *lines, struct buffer *out) {
    size_t count = 0;
    while (count < LINES_AT_ONCE && out->len < LINES_BYTES && has_line(lines)) {
        give(lines, out, lines->scanned + 1 - lines->begin);
        count++;
    }
    return count;
}

// A line without an end: the last one, or one that is too long.
static size_t give_rest(struct lines *lines, struct buffer *out) {
    size_t rest = lines->text.len - lines->begin;
    if (is_too_long(lines)) {
        lines->is_dropping = true;
        rest = lines->line_max + 1;
        give(lines, out, rest);
        lines->begin = lines->scanned = lines->text.len;
        return 1;
    }
    give(lines, out, rest);
    return rest > 0 ? 1 : 0;
}

size_t lines_take(struct lines *lines, struct buffer *out) {
    buffer_reset(out);
    for (;;) {
        size_t count = give_lines(lines, out);
        if (count > 0) {
            return count;
        }
        make_room(lines);
        if (is_too_long(lines) || lines->is_ended) {
            return lines->error ? 0 : give_rest(lines, out);
        }
        read_more(lines);
    }
}
