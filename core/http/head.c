#include "core/http/head.h"

#include <microhttpd.h>

#include <stdint.h>
#include <string.h>

#define LINE_END 2 // CR LF
#define HEAD_END 4 // the last line's, and the empty line

// libmicrohttpd 0.9 leaves a head where it was read, and puts a NUL over each byte of a
// line's end. So the distance from a value to the next name is that of the line's end;
// and where a value went on in another line, both were brought elsewhere. Later versions
// are strict by themselves, and keep heads in other ways.
static bool leaves_heads_in_place(void) {
    return strncmp(MHD_get_version(), "0.9.", 4) == 0;
}

struct walk {
    bool is_in_place;
    uintptr_t end; // of the line before, without what ends it
    const char *mistake;
};

static const char *check_line_end(uintptr_t end, uintptr_t next, uintptr_t wanted) {
    if (next - end == wanted) {
        return NULL;
    }
    return next - end < wanted ? "a line of the head that does not end with CR LF"
                               : "a header that goes on in another line, or has a NUL "
                                 "(one line each)";
}

// RFC 9110, 5.6.2.
static bool is_token(const char *text, size_t len) {
    static const char odd[] = "!#$%&'*+-.^_`|~";
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        bool is_usual =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!is_usual && (c == '\0' || !strchr(odd, c))) {
            return false;
        }
    }
    return len > 0;
}

// Without a control character other than a tab: RFC 9110, 5.5.
static bool is_plain(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c < ' ' && c != '\t') || c == 0x7f) {
            return false;
        }
    }
    return true;
}

// MHD's own type has these six parameters.
static enum MHD_Result look(void *context, enum MHD_ValueKind kind, const char *name,
                            size_t name_len, const char *value, size_t value_len) {
    struct walk *walk = context;
    (void)kind;
    if (!is_token(name, name_len)) {
        walk->mistake = "a header whose name is none (letters, digits and hyphens, then "
                        "a colon)";
    } else if (value && !is_plain(value, value_len)) {
        walk->mistake = "a header with a control character";
    } else if (walk->is_in_place) {
        walk->mistake = check_line_end(walk->end, (uintptr_t)name, LINE_END);
        walk->end = value ? (uintptr_t)value + value_len : (uintptr_t)name + name_len;
    }
    return walk->mistake ? MHD_NO : MHD_YES;
}

const char *head_mistake(const struct head *head, struct MHD_Connection *mhd) {
    struct walk walk = {.is_in_place = leaves_heads_in_place(),
                        .end = (uintptr_t)head->version + strlen(head->version)};
    (void)MHD_get_connection_values_n(mhd, MHD_HEADER_KIND, look, &walk);
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    if (!walk.mistake && walk.is_in_place && info) {
        walk.mistake = check_line_end(
            walk.end, (uintptr_t)head->method + info->header_size, HEAD_END);
    }
    return walk.mistake;
}

bool head_is_old(const struct head *head) {
    return strcmp(head->version, MHD_HTTP_VERSION_1_0) == 0;
}
