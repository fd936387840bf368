#include "core/base/text.h"

#include <string.h>

#define DISTANCE_MAX 64 // bytes of the longest texts that are compared letter by letter

struct text text_of(const char *string) {
    return string ? (struct text){string, strlen(string)} : TEXT("");
}

bool text_is(struct text text, const char *string) {
    return text_equal(text, text_of(string));
}

int text_compare(struct text a, struct text b) {
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter == 0 ? 0 : memcmp(a.at, b.at, shorter);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
uint64_t text_hash(struct text text) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < text.len; i++) {
        hash = (hash ^ (unsigned char)text.at[i]) * UINT64_C(0x100000001b3);
    }
    return hash;
}

#define EACH_BYTE (UINT64_MAX / 255) // eight bytes of 1

// Eight bytes, of which the first one is the lowest.
static uint64_t eight_bytes(const char *at) {
    uint64_t bytes = 0;
    memcpy(&bytes, at, sizeof bytes);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(bytes) : bytes;
}

// Marks the highest bit of each of eight bytes that is not ASCII, below a blank, or one
// of those two. The subtractions borrow from the next byte where there is such a one, so
// that no mark below the first right one is wrong
// (https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord).
static uint64_t mark_unplain(uint64_t bytes, uint64_t stops, uint64_t others) {
    uint64_t control = bytes - EACH_BYTE * 0x20;
    uint64_t stopped = (bytes ^ stops) - EACH_BYTE;
    uint64_t ended = (bytes ^ others) - EACH_BYTE;
    return (bytes | control | stopped | ended) & EACH_BYTE * 0x80;
}

size_t text_plain_before(struct text text, char stop, char other) {
    uint64_t stops = EACH_BYTE * (unsigned char)stop;
    uint64_t others = EACH_BYTE * (unsigned char)other;
    size_t i = 0;
    for (; text.len - i >= sizeof stops; i += sizeof stops) {
        uint64_t marks = mark_unplain(eight_bytes(text.at + i), stops, others);
        if (marks != 0) {
            return i + (size_t)__builtin_ctzll(marks) / 8;
        }
    }
    while (i < text.len && text.at[i] >= 0x20 && text.at[i] < 0x7F &&
           text.at[i] != stop && text.at[i] != other) {
        i++;
    }
    return i;
}

size_t text_plain(struct text text) {
    return text_plain_before(text, 0x7F, 0x7F);
}

// The rows of table 3-7 of the Unicode standard: which bytes may follow a first one. The
// third and fourth bytes are always 80 to BF.
static const struct utf8_row {
    unsigned char first_from, first_till, second_from, second_till;
    unsigned char len;
} utf8_rows[] = {
    {0x00, 0x7F, 0x00, 0x00, 1}, {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

static const struct utf8_row *row_of(unsigned char first) {
    for (size_t i = 0; i < sizeof utf8_rows / sizeof *utf8_rows; i++) {
        if (first >= utf8_rows[i].first_from && first <= utf8_rows[i].first_till) {
            return &utf8_rows[i];
        }
    }
    return NULL;
}

static bool is_continuation(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t text_character(struct text text) {
    const struct utf8_row *row = text.len == 0 ? NULL : row_of((unsigned char)*text.at);
    if (row == utf8_rows) {
        return 1;
    }
    if (!row || text.len < row->len) {
        return 0;
    }
    unsigned char second = row->len > 1 ? (unsigned char)text.at[1] : row->second_from;
    if (second < row->second_from || second > row->second_till) {
        return 0;
    }
    for (size_t i = 2; i < row->len; i++) {
        if (!is_continuation(text.at[i])) {
            return 0;
        }
    }
    return row->len;
}

bool text_is_utf8(struct text text) {
    size_t i = text_plain(text);
    while (i < text.len) {
        struct text rest = {text.at + i, text.len - i};
        size_t len = text_character(rest);
        if (len == 0) {
            return false;
        }
        i += len == 1 ? 1 + text_plain((struct text){rest.at + 1, rest.len - 1}) : len;
    }
    return true;
}

static bool is_control(const char *at, size_t len) {
    unsigned char first = (unsigned char)*at;
    return (len == 1 && (first < 0x20 || first == 0x7F)) ||
           (len == 2 && first == 0xC2 && (unsigned char)at[1] < 0xA0);
}

// How many of the last bytes begin a character that is not complete; 0 to 3.
static size_t cut_tail(struct text text) {
    size_t tail = 0;
    while (tail < 3 && tail < text.len && is_continuation(text.at[text.len - 1 - tail])) {
        tail++;
    }
    if (tail == text.len) {
        return 0;
    }
    tail++;
    const struct utf8_row *row = row_of((unsigned char)text.at[text.len - tail]);
    return row && row->len > tail ? tail : 0;
}

void text_clean(char *string) {
    struct text text = text_of(string);
    text.len -= cut_tail(text);
    size_t out = 0;
    size_t i = 0;
    while (i < text.len) {
        size_t len = text_character((struct text){text.at + i, text.len - i});
        if (len == 0 || is_control(string + i, len)) {
            string[out++] = '?';
            i += len == 0 ? 1 : len;
        } else {
            memmove(string + out, string + i, len);
            out += len;
            i += len;
        }
    }
    string[out] = '\0';
}

void text_locate(struct text text, size_t offset, int *line, int *column) {
    *line = 1;
    *column = 1;
    for (size_t i = 0; i < offset && i < text.len; i++) {
        if (text.at[i] == '\n') {
            (*line)++;
            *column = 1;
        } else if (!is_continuation(text.at[i])) {
            (*column)++;
        }
    }
}

bool text_digits(int *out, struct text text, size_t at, size_t count) {
    int value = 0;
    if (at > text.len || text.len - at < count) {
        return false;
    }
    for (size_t i = at; i < at + count; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') {
            return false;
        }
        value = value * 10 + (text.at[i] - '0');
    }
    *out = value;
    return true;
}

void text_put_digits(char *at, int value, size_t count) {
    for (size_t i = count; i > 0; i--) {
        at[i - 1] = (char)('0' + value % 10);
        value /= 10;
    }
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '-' ||
           byte == '_';
}

struct text text_fold_into(char *out, struct text text) {
    size_t len = 0;
    bool is_gap = false;
    for (size_t i = 0; i < text.len; i++) {
        char byte = text.at[i];
        if (is_blank(byte)) {
            is_gap = len > 0;
            continue;
        }
        if (is_gap) {
            out[len++] = '_';
            is_gap = false;
        }
        out[len++] = byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
    }
    return (struct text){out, len};
}

struct text text_fold(struct arena *arena, struct text text) {
    char *out = arena_alloc(arena, text.len + 1);
    return out ? text_fold_into(out, text) : (struct text){0};
}

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

// One row of the table of optimal string alignment; previous and before are the two rows
// above it.
static void distance_row(size_t *row, const size_t *previous, const size_t *before,
                         struct text a, struct text b, size_t i) {
    row[0] = i;
    for (size_t j = 1; j <= b.len; j++) {
        size_t replaced = previous[j - 1] + (a.at[i - 1] != b.at[j - 1]);
        row[j] = smaller(replaced, smaller(previous[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1]) {
            row[j] = smaller(row[j], before[j - 2] + 1);
        }
    }
}

size_t text_distance(struct text a, struct text b, size_t limit) {
    size_t difference = a.len > b.len ? a.len - b.len : b.len - a.len;
    if (a.len > DISTANCE_MAX || b.len > DISTANCE_MAX || difference > limit) {
        return limit + 1;
    }
    size_t rows[3][DISTANCE_MAX + 1] = {0};
    for (size_t j = 0; j <= b.len; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a.len; i++) {
        distance_row(rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3], a, b, i);
    }
    return smaller(rows[a.len % 3][b.len], limit + 1);
}

void nearest_offer(struct nearest *nearest, struct text candidate) {
    size_t limit = nearest->word.len / 3;
    size_t distance = text_distance(nearest->word, candidate, limit);
    if (distance > limit) {
        return;
    }
    if (!nearest->best.at || distance < nearest->distance ||
        (distance == nearest->distance && text_compare(candidate, nearest->best) < 0)) {
        nearest->best = candidate;
        nearest->distance = distance;
    }
}
