#include "core/base/json_scan.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define INTEGER_MAX (INT64_C(1) << 53) // what a double, and so JavaScript, holds exactly

static bool is_at_end(const struct json_scan *scan) {
    return scan->at >= scan->text.len;
}

// The byte that comes next; at the end NUL, which is nowhere allowed.
static char peek(const struct json_scan *scan) {
    return is_at_end(scan) ? '\0' : scan->text.at[scan->at];
}

static bool accept(struct json_scan *scan, char byte) {
    if (is_at_end(scan) || peek(scan) != byte) {
        return false;
    }
    scan->at++;
    return true;
}

static void pass_blanks(struct json_scan *scan) {
    while (peek(scan) == ' ' || peek(scan) == '\n' || peek(scan) == '\r' ||
           peek(scan) == '\t') {
        scan->at++;
    }
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

__attribute__((format(printf, 5, 6))) static aftercare_status
refuse(const struct json_scan *scan, aftercare_error *err, aftercare_status status,
       size_t offset, const char *format, ...) {
    char sentence[AFTERCARE_SENTENCE_MAX];
    int line = 0;
    int column = 0;
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    text_locate(scan->text, offset, &line, &column);
    return fail_at(err, status, scan->place, line, column, "%s", sentence);
}

static aftercare_status unexpected(const struct json_scan *scan, aftercare_error *err,
                                   const char *expected) {
    if (is_at_end(scan)) {
        return refuse(scan, err, AFTERCARE_EDOCUMENT, scan->at,
                      "the document ends too early (%s is expected here)", expected);
    }
    struct text rest = {scan->text.at + scan->at, scan->text.len - scan->at};
    size_t len = text_character(rest);
    unsigned char byte = (unsigned char)*rest.at;
    if (len == 0 || byte < 0x20 || byte == 0x7F) {
        return refuse(scan, err, AFTERCARE_EDOCUMENT, scan->at,
                      "unexpected byte 0x%02X (%s is expected here)", byte, expected);
    }
    return refuse(scan, err, AFTERCARE_EDOCUMENT, scan->at,
                  "unexpected '%.*s' (%s is expected here)", (int)len, rest.at, expected);
}

// Four hexadecimal digits; -1 when they are not there. Passes them otherwise.
static int32_t hex4(struct json_scan *scan) {
    int32_t code = 0;
    if (scan->text.len - scan->at < 4) {
        return -1;
    }
    for (size_t i = 0; i < 4; i++) {
        char byte = scan->text.at[scan->at + i];
        if (is_digit(byte)) {
            code = code * 16 + (byte - '0');
        } else if ((byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F')) {
            code = code * 16 + ((byte | 0x20) - 'a' + 10);
        } else {
            return -1;
        }
    }
    scan->at += 4;
    return code;
}

// Behind "\u".
static aftercare_status scan_unicode(struct json_scan *scan, aftercare_error *err) {
    size_t start = scan->at - 2;
    int32_t code = hex4(scan);
    if (code < 0) {
        return unexpected(scan, err, "\\u and four hexadecimal digits");
    }
    if (code == 0) {
        return refuse(scan, err, AFTERCARE_EDOCUMENT, start,
                      "a text cannot hold the character NUL (remove \\u0000)");
    }
    if (code < 0xD800 || code > 0xDFFF) {
        return AFTERCARE_OK;
    }
    bool is_pair = code < 0xDC00 && accept(scan, '\\') && accept(scan, 'u');
    int32_t second = is_pair ? hex4(scan) : -1;
    if (second < 0xDC00 || second > 0xDFFF) {
        return refuse(
            scan, err, AFTERCARE_EDOCUMENT, start,
            "half of a surrogate pair (\\ud800 to \\udbff followed by \\udc00 to "
            "\\udfff makes a character)");
    }
    return AFTERCARE_OK;
}

// Behind a backslash.
static aftercare_status scan_escape(struct json_scan *scan, aftercare_error *err) {
    if (accept(scan, 'u')) {
        return scan_unicode(scan, err);
    }
    char byte = peek(scan);
    if (byte == '\0' || !strchr("\"\\/bfnrt", byte)) {
        return unexpected(scan, err, "one of \" \\ / b f n r t u");
    }
    scan->at++;
    return AFTERCARE_OK;
}

// One character of a text that is no escape.
static aftercare_status scan_character(struct json_scan *scan, aftercare_error *err) {
    unsigned char byte = (unsigned char)peek(scan);
    if (is_at_end(scan)) {
        return unexpected(scan, err, "a closing '\"'");
    }
    if (byte < 0x20) {
        return refuse(scan, err, AFTERCARE_EDOCUMENT, scan->at,
                      "a control character stands in a text (write it as \\u%04x)", byte);
    }
    struct text rest = {scan->text.at + scan->at, scan->text.len - scan->at};
    size_t len = byte < 0x80 ? 1 : text_character(rest);
    if (len == 0) {
        return refuse(scan, err, AFTERCARE_EDOCUMENT, scan->at,
                      "byte 0x%02X is not UTF-8 (save the document as UTF-8)", byte);
    }
    scan->at += len;
    return AFTERCARE_OK;
}

// At the opening quote.
static aftercare_status scan_text(struct json_scan *scan, aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    scan->at++;
    while (status == AFTERCARE_OK && !accept(scan, '"')) {
        status = accept(scan, '\\') ? scan_escape(scan, err) : scan_character(scan, err);
    }
    return status;
}

static aftercare_status scan_digits(struct json_scan *scan, aftercare_error *err) {
    if (!is_digit(peek(scan))) {
        return unexpected(scan, err, "a digit");
    }
    while (is_digit(peek(scan))) {
        scan->at++;
    }
    return AFTERCARE_OK;
}

// What may stand behind the whole part of a number.
static aftercare_status scan_fraction(struct json_scan *scan, aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    if (accept(scan, '.')) {
        status = scan_digits(scan, err);
    }
    if (status == AFTERCARE_OK && (accept(scan, 'e') || accept(scan, 'E'))) {
        (void)(accept(scan, '+') || accept(scan, '-'));
        status = scan_digits(scan, err);
    }
    return status;
}

static aftercare_status check_number(const struct json_scan *scan, size_t start,
                                     bool is_integer, aftercare_error *err) {
    if (scan->at - start > JSON_NUMBER_MAX) {
        return refuse(scan, err, AFTERCARE_EDOCUMENT, start,
                      "the number is too long (at most %d characters)", JSON_NUMBER_MAX);
    }
    int64_t value = 0;
    for (size_t i = start; is_integer && i < scan->at && value <= INTEGER_MAX; i++) {
        value = scan->text.at[i] == '-' ? 0 : value * 10 + (scan->text.at[i] - '0');
    }
    if (value > INTEGER_MAX) {
        return refuse(scan, err, AFTERCARE_EDOCUMENT, start,
                      "the number is too large (whole numbers reach to %" PRId64
                      "; write it as a text)",
                      INTEGER_MAX);
    }
    return AFTERCARE_OK;
}

static aftercare_status scan_number(struct json_scan *scan, aftercare_error *err) {
    size_t start = scan->at;
    (void)accept(scan, '-');
    size_t digits = scan->at;
    aftercare_status status = scan_digits(scan, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    if (scan->text.at[digits] == '0' && scan->at - digits > 1) {
        return refuse(scan, err, AFTERCARE_EDOCUMENT, start,
                      "the number begins with 0 (write it without leading zeros)");
    }
    size_t whole = scan->at;
    status = scan_fraction(scan, err);
    return status == AFTERCARE_OK ? check_number(scan, start, scan->at == whole, err)
                                  : status;
}

static aftercare_status scan_word(struct json_scan *scan, aftercare_error *err) {
    static const char *const words[] = {"null", "true", "false"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (scan->text.len - scan->at >= len &&
            memcmp(scan->text.at + scan->at, words[i], len) == 0) {
            scan->at += len;
            return AFTERCARE_OK;
        }
    }
    return unexpected(scan, err, "a value");
}

static aftercare_status scan_value(struct json_scan *scan, aftercare_error *err);

// A value inside a list or an object; path knows of it while it lasts, so that a mistake
// in it is told with its place. What cannot begin a value does not become a step.
static aftercare_status scan_child(struct json_scan *scan, const struct json_step *step,
                                   aftercare_error *err) {
    pass_blanks(scan);
    char byte = peek(scan);
    if (byte == '\0' || !strchr("{[\"-0123456789tfn", byte)) {
        return unexpected(scan, err, "a value");
    }
    scan->path[scan->steps++] = *step;
    if (step->index >= scan->limits.entries) {
        return refuse(scan, err, AFTERCARE_ELIMIT, scan->at,
                      "too many entries (a list or an object has at most %zu)",
                      scan->limits.entries);
    }
    aftercare_status status = scan_value(scan, err);
    if (status == AFTERCARE_OK) {
        scan->steps--;
    }
    return status;
}

static aftercare_status scan_list(struct json_scan *scan, aftercare_error *err) {
    struct json_step step = {0};
    pass_blanks(scan);
    if (accept(scan, ']')) {
        return AFTERCARE_OK;
    }
    while (true) {
        aftercare_status status = scan_child(scan, &step, err);
        if (status != AFTERCARE_OK) {
            return status;
        }
        step.index++;
        pass_blanks(scan);
        if (accept(scan, ']')) {
            return AFTERCARE_OK;
        }
        if (!accept(scan, ',')) {
            return unexpected(scan, err, "',' or ']'");
        }
    }
}

// A member's name and its colon.
static aftercare_status scan_key(struct json_scan *scan, struct text *key,
                                 aftercare_error *err) {
    pass_blanks(scan);
    size_t start = scan->at;
    if (peek(scan) != '"') {
        return unexpected(scan, err, "the name of a member in '\"'");
    }
    aftercare_status status = scan_text(scan, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    *key = (struct text){scan->text.at + start, scan->at - start};
    pass_blanks(scan);
    return accept(scan, ':') ? AFTERCARE_OK : unexpected(scan, err, "':'");
}

static aftercare_status scan_object(struct json_scan *scan, aftercare_error *err) {
    struct json_step step = {0};
    pass_blanks(scan);
    if (accept(scan, '}')) {
        return AFTERCARE_OK;
    }
    while (true) {
        aftercare_status status = scan_key(scan, &step.key, err);
        if (status == AFTERCARE_OK) {
            status = scan_child(scan, &step, err);
        }
        if (status != AFTERCARE_OK) {
            return status;
        }
        step.index++;
        pass_blanks(scan);
        if (accept(scan, '}')) {
            return AFTERCARE_OK;
        }
        if (!accept(scan, ',')) {
            return unexpected(scan, err, "',' or '}'");
        }
    }
}

static aftercare_status note_offset(struct json_scan *scan, aftercare_error *err) {
    uint32_t *offsets = arena_grow(scan->arena, scan->offsets, scan->count,
                                   &scan->capacity, sizeof *offsets);
    if (!offsets) {
        return fail(err, AFTERCARE_ENOMEM, scan->place, "no memory for the document");
    }
    scan->offsets = offsets;
    scan->offsets[scan->count++] = (uint32_t)scan->at;
    return AFTERCARE_OK;
}

// Recursion ends at limits.depth, which is at most JSON_DEPTH_MAX.
static aftercare_status scan_container(struct json_scan *scan, aftercare_error *err) {
    if (scan->depth == scan->limits.depth) {
        return refuse(scan, err, AFTERCARE_ELIMIT, scan->at,
                      "nested too deeply (at most %u lists and objects in each other)",
                      scan->limits.depth);
    }
    scan->depth++;
    aftercare_status status =
        accept(scan, '[') ? scan_list(scan, err) : (scan->at++, scan_object(scan, err));
    scan->depth--;
    return status;
}

static aftercare_status scan_value(struct json_scan *scan, aftercare_error *err) {
    aftercare_status status = note_offset(scan, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    char byte = peek(scan);
    if (byte == '{' || byte == '[') {
        return scan_container(scan, err);
    }
    if (byte == '"') {
        return scan_text(scan, err);
    }
    if (byte == '-' || is_digit(byte)) {
        return scan_number(scan, err);
    }
    return scan_word(scan, err);
}

aftercare_status json_scan(struct json_scan *scan, aftercare_error *err) {
    static const char mark[] = "\xEF\xBB\xBF";
    if (scan->limits.depth > JSON_DEPTH_MAX) {
        scan->limits.depth = JSON_DEPTH_MAX;
    }
    if (scan->text.len >= 3 && memcmp(scan->text.at, mark, 3) == 0) {
        return refuse(scan, err, AFTERCARE_EDOCUMENT, 0,
                      "the document begins with a byte order mark (remove it)");
    }
    pass_blanks(scan);
    aftercare_status status = scan_value(scan, err);
    if (status != AFTERCARE_OK) {
        return status;
    }
    pass_blanks(scan);
    return is_at_end(scan) ? AFTERCARE_OK : unexpected(scan, err, "the end");
}
