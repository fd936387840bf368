#include "core/plan/case_text.h"

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_bare(struct text name) {
    bool is_bare = name.len > 0 && is_letter(name.at[0]);
    for (size_t i = 1; is_bare && i < name.len; i++) {
        is_bare = is_letter(name.at[i]) || (name.at[i] >= '0' && name.at[i] <= '9');
    }
    return is_bare && !text_is(name, "do") && !text_is(name, "end") &&
           !text_is(name, "in") && !text_is(name, "or") && !text_is(name, "if");
}

void case_text_quoted(struct buffer *out, struct text text) {
    buffer_string(out, "\"");
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == '"' || c == '\\') {
            buffer_format(out, "\\%c", c);
        } else if (c < 0x20) {
            buffer_format(out, "\\%03u", (unsigned)c);
        } else {
            buffer_add(out, &text.at[i], 1);
        }
    }
    buffer_string(out, "\"");
}

void case_text_name(struct buffer *out, struct text name) {
    if (is_bare(name)) {
        buffer_text(out, name);
        return;
    }
    buffer_string(out, "[");
    case_text_quoted(out, name);
    buffer_string(out, "]");
}

// Depth is bounded by that of documents.
static void write_members(struct buffer *out, const struct json *value) {
    for (const struct json *one = value->first; one; one = one->next) {
        buffer_string(out, one == value->first ? " " : ", ");
        if (value->type == JSON_OBJECT) {
            case_text_name(out, one->key);
            buffer_string(out, " = ");
        }
        case_text_value(out, one);
    }
    buffer_string(out, value->first ? " }" : "}");
}

void case_text_value(struct buffer *out, const struct json *value) {
    switch (value->type) {
    case JSON_NULL:
        buffer_string(out, "never");
        return;
    case JSON_FALSE:
    case JSON_TRUE:
        buffer_string(out, value->type == JSON_TRUE ? "true" : "false");
        return;
    case JSON_NUMBER:
        buffer_text(out, value->text);
        return;
    case JSON_TEXT:
        case_text_quoted(out, value->text);
        return;
    case JSON_LIST:
    case JSON_OBJECT:
        buffer_string(out, "{");
        write_members(out, value);
        return;
    }
}
