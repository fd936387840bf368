#include "core/base/json_writer.h"

#include <assert.h>
#include <string.h>

#define INTEGER_MAX 20               // characters of the longest
#define EACH_BYTE (UINT64_MAX / 255) // eight bytes of 1

static void new_line(struct json_writer *writer) {
    buffer_add(writer->out, "\n", 1);
    for (unsigned i = 0; i < writer->depth; i++) {
        buffer_add(writer->out, "  ", 2);
    }
}

// What stands between the last entry and the next.
static void separate(struct json_writer *writer) {
    if (writer->has_entries) {
        buffer_add(writer->out, ",", 1);
    }
    if (writer->is_pretty && writer->depth > 0) {
        new_line(writer);
    }
}

// Comes before every value, and has_entries after it.
static void begin_value(struct json_writer *writer) {
    assert(writer->depth > 0 || !writer->has_entries); // a document is one value
    if (!writer->after_key) {
        separate(writer);
    }
    writer->after_key = false;
    writer->has_entries = true;
}

static void begin(struct json_writer *writer, const char *bracket) {
    begin_value(writer);
    buffer_add(writer->out, bracket, 1);
    writer->depth++;
    writer->has_entries = false;
}

static void end(struct json_writer *writer, const char *bracket) {
    assert(writer->depth > 0 && !writer->after_key);
    writer->depth--;
    if (writer->is_pretty && writer->has_entries) {
        new_line(writer);
    }
    buffer_add(writer->out, bracket, 1);
    writer->has_entries = true; // the outer one has at least this
}

void json_begin_object(struct json_writer *writer) {
    begin(writer, "{");
}

void json_end_object(struct json_writer *writer) {
    end(writer, "}");
}

void json_begin_list(struct json_writer *writer) {
    begin(writer, "[");
}

void json_end_list(struct json_writer *writer) {
    end(writer, "]");
}

// What does not stand for itself: what is not UTF-8 becomes U+FFFD.
static void escape(struct buffer *out, unsigned char byte) {
    static const char letters[] = "\"\"\\\\\bb\ff\nn\rr\tt"; // a byte, and its letter
    if (byte >= 0x80) {
        buffer_string(out, "\xEF\xBF\xBD");
        return;
    }
    for (size_t i = 0; i < sizeof letters - 1; i += 2) {
        if ((unsigned char)letters[i] == byte) {
            buffer_format(out, "\\%c", letters[i + 1]);
            return;
        }
    }
    buffer_format(out, "\\u%04x", byte);
}

// Printable ASCII but for the two that need a backslash.
static bool is_plain(unsigned char byte) {
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

// Whether one of eight bytes may not be. Exact but for what stands behind such a byte.
static bool has_unplain(const char *at) {
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    uint64_t control = bytes - EACH_BYTE * 0x20;
    uint64_t quoted = (bytes ^ EACH_BYTE * '"') - EACH_BYTE;
    uint64_t backslash = (bytes ^ EACH_BYTE * '\\') - EACH_BYTE;
    return ((bytes | control | quoted | backslash) & EACH_BYTE * 0x80) != 0;
}

// Bytes that stand for themselves, up to the next that does not.
static size_t plain_len(struct text text) {
    size_t i = 0;
    for (;;) {
        while (text.len - i >= sizeof(uint64_t) && !has_unplain(text.at + i)) {
            i += sizeof(uint64_t);
        }
        while (i < text.len && is_plain((unsigned char)text.at[i])) {
            i++;
        }
        if (i == text.len || (unsigned char)text.at[i] < 0x80) {
            return i;
        }
        size_t len = text_character((struct text){text.at + i, text.len - i});
        if (len == 0) {
            return i;
        }
        i += len;
    }
}

// Almost every text stands for itself.
static void quote(struct buffer *out, struct text text) {
    if (plain_len(text) == text.len) {
        char *at = buffer_extend(out, text.len + 2);
        if (at && text.len > 0) {
            memcpy(at + 1, text.at, text.len);
        }
        if (at) {
            at[0] = '"';
            at[text.len + 1] = '"';
        }
        return;
    }
    buffer_add(out, "\"", 1);
    while (text.len > 0) {
        size_t len = plain_len(text);
        buffer_add(out, text.at, len);
        if (len < text.len) {
            escape(out, (unsigned char)text.at[len++]);
        }
        text = (struct text){text.at + len, text.len - len};
    }
    buffer_add(out, "\"", 1);
}

void json_name(struct json_writer *writer, struct text key) {
    assert(writer->depth > 0 && !writer->after_key);
    separate(writer);
    quote(writer->out, key);
    buffer_string(writer->out, writer->is_pretty ? ": " : ":");
    writer->after_key = true;
}

void json_key(struct json_writer *writer, const char *key) {
    json_name(writer, text_of(key));
}

void json_text(struct json_writer *writer, struct text text) {
    begin_value(writer);
    quote(writer->out, text);
}

void json_string(struct json_writer *writer, const char *string) {
    if (string) {
        json_text(writer, text_of(string));
    } else {
        json_null(writer);
    }
}

void json_integer(struct json_writer *writer, int64_t integer) {
    char digits[INTEGER_MAX];
    size_t first = INTEGER_MAX;
    uint64_t left = integer < 0 ? ~(uint64_t)integer + 1 : (uint64_t)integer;
    do {
        digits[--first] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (integer < 0) {
        digits[--first] = '-';
    }
    begin_value(writer);
    buffer_add(writer->out, &digits[first], INTEGER_MAX - first);
}

void json_bool(struct json_writer *writer, bool is_true) {
    json_raw(writer, is_true ? TEXT("true") : TEXT("false"));
}

void json_null(struct json_writer *writer) {
    json_raw(writer, TEXT("null"));
}

void json_raw(struct json_writer *writer, struct text json) {
    begin_value(writer);
    buffer_text(writer->out, json);
}

static void copy_children(struct json_writer *writer, const struct json *value) {
    for (const struct json *child = value->first; child; child = child->next) {
        if (value->type == JSON_OBJECT) {
            json_name(writer, child->key);
        }
        json_copy(writer, child);
    }
}

// Recursion is as deep as json_read allows values to be nested.
void json_copy(struct json_writer *writer, const struct json *value) {
    switch (value->type) {
    case JSON_NULL:
        json_null(writer);
        return;
    case JSON_FALSE:
    case JSON_TRUE:
        json_bool(writer, value->type == JSON_TRUE);
        return;
    case JSON_NUMBER:
        json_raw(writer, value->text);
        return;
    case JSON_TEXT:
        json_text(writer, value->text);
        return;
    case JSON_LIST:
        json_begin_list(writer);
        copy_children(writer, value);
        json_end_list(writer);
        return;
    case JSON_OBJECT:
        json_begin_object(writer);
        copy_children(writer, value);
        json_end_object(writer);
        return;
    }
}
