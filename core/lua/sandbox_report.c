// What Lua raised, as an error for people.
#include "core/lua/sandbox_inside.h"

#include <stdio.h>
#include <string.h>

#define LINE_DIGITS 9
#define ESCAPE_MAX 5 // "\x1b" and NUL

// The file and line that Lua puts before a message; rest is what stands behind.
struct located {
    int line; // 0 when there is none
    struct text rest;
};

// Lua cuts the names of files in its messages.
static size_t shown_length(const char *name) {
    size_t len = strlen(name);
    return len < LUA_IDSIZE - 1 ? len : LUA_IDSIZE - 1;
}

static struct located locate(const char *name, struct text message) {
    struct located none = {.line = 0, .rest = message};
    size_t at = shown_length(name);
    if (message.len < at + 1 || memcmp(message.at, name, at) != 0 ||
        message.at[at] != ':') {
        return none;
    }
    int line = 0;
    size_t first = ++at;
    while (at < message.len && at - first < LINE_DIGITS && message.at[at] >= '0' &&
           message.at[at] <= '9') {
        line = line * 10 + (message.at[at++] - '0');
    }
    if (line == 0 || message.len - at < 2 || memcmp(message.at + at, ": ", 2) != 0) {
        return none;
    }
    return (struct located){line, {message.at + at + 2, message.len - at - 2}};
}

// How to show the character at the start of text: as it is, or escaped. Returns its
// bytes.
static size_t show_character(char out[ESCAPE_MAX], struct text text, size_t *used) {
    static const char letters[] = "abtnvfr"; // from 7 on
    unsigned char c = (unsigned char)text.at[0];
    size_t len = c < 0x80 ? 1 : text_character(text);
    *used = len > 0 ? len : 1;
    if (len > 0 && c >= 0x20 && c != 0x7F) {
        memcpy(out, text.at, len);
        return len;
    }
    int written = c >= '\a' && c <= '\r'
                      ? snprintf(out, ESCAPE_MAX, "\\%c", letters[c - '\a'])
                      : snprintf(out, ESCAPE_MAX, "\\x%02x", c);
    return (size_t)written;
}

// Escapes control characters and what is not UTF-8; cuts at a character's border.
static void show(char out[AFTERCARE_SENTENCE_MAX], struct text text) {
    size_t len = 0;
    while (text.len > 0) {
        char shown[ESCAPE_MAX];
        size_t used = 0;
        size_t width = show_character(shown, text, &used);
        if (len + width >= AFTERCARE_SENTENCE_MAX) {
            break;
        }
        memcpy(out + len, shown, width);
        len += width;
        text.at += used;
        text.len -= used;
    }
    out[len] = '\0';
}

aftercare_status sandbox_tell(struct sandbox *sandbox, int status, aftercare_error *err) {
    lua_State *L = sandbox->state;
    if (status == LUA_ERRMEM && !sandbox->end) {
        sandbox->end = SANDBOX_MEMORY;
    }
    if (sandbox->end) {
        return sandbox_tell_end(sandbox, err);
    }
    if (lua_type(L, -1) != LUA_TSTRING) {
        return fail_at(err, AFTERCARE_ERULES, sandbox->name, sandbox->line, 0,
                       "error value is a %s", luaL_typename(L, -1));
    }
    struct text message;
    message.at = lua_tolstring(L, -1, &message.len);
    struct located located = locate(sandbox->name, message);
    char sentence[AFTERCARE_SENTENCE_MAX];
    show(sentence, located.rest);
    return fail_at(err, AFTERCARE_ERULES, sandbox->name,
                   located.line > 0 ? located.line : sandbox->line, 0, "%s", sentence);
}
