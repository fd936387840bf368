#include "core/cli/report.h"

#include "core/base/fail.h"
#include "core/base/json_writer.h"
#include "core/cli/wrap.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static enum exit_status exit_of(aftercare_status status) {
    switch (status) {
    case AFTERCARE_OK:
        return EXIT_DONE;
    case AFTERCARE_EDOCUMENT:
    case AFTERCARE_ELIMIT:
        return EXIT_DOCUMENT;
    case AFTERCARE_EUSAGE:
    case AFTERCARE_ECONFLICT:
        return EXIT_USAGE;
    case AFTERCARE_ENOTFOUND:
    case AFTERCARE_EIO:
        return EXIT_NO_INPUT;
    case AFTERCARE_ERULES:
        return EXIT_RULES;
    case AFTERCARE_ENOMEM:
    case AFTERCARE_EFULL:
    case AFTERCARE_EINTERNAL:
        return EXIT_OURS;
    }
    return EXIT_OURS;
}

bool wants_json(const struct invocation *invocation) {
    return strcmp(format_of(invocation), "json") == 0;
}

static void member(struct json_writer *writer, const char *key, const char *value) {
    json_key(writer, key);
    json_string(writer, value[0] ? value : NULL);
}

static void number(struct json_writer *writer, const char *key, int value) {
    json_key(writer, key);
    if (value > 0) {
        json_integer(writer, value);
    } else {
        json_null(writer);
    }
}

static void print_object(FILE *file, const aftercare_error *err) {
    struct buffer out;
    buffer_init(&out, &system_allocator, 1 << 16);
    struct json_writer writer = {.out = &out};
    json_begin_object(&writer);
    member(&writer, "status", aftercare_status_name((int)err->status));
    member(&writer, "place", err->place);
    number(&writer, "line", err->line);
    number(&writer, "column", err->column);
    member(&writer, "pointer", err->pointer);
    member(&writer, "sentence", err->sentence);
    json_end_object(&writer);
    (void)fprintf(file, "%s\n", out.at);
    buffer_clear(&out);
}

enum exit_status report_error(const struct invocation *invocation,
                              const aftercare_error *err) {
    char line[AFTERCARE_PLACE_MAX * 2 + AFTERCARE_SENTENCE_MAX];
    if (wants_json(invocation)) {
        print_object(stderr, err);
    } else {
        (void)fprintf(stderr, "aftercare: %s\n", fail_line(line, sizeof line, err));
    }
    return exit_of(err->status);
}

void report_problem(void *context, const aftercare_error *err) {
    (void)report_error(context, err);
}

static const char *on_terminal(const char *sequence) {
    return isatty(STDOUT_FILENO) ? sequence : "";
}

const char *style_bold(void) {
    return on_terminal("\033[1m");
}

const char *style_faint(void) {
    return on_terminal("\033[2m");
}

const char *style_plain(void) {
    return on_terminal("\033[0m");
}

static enum exit_status check_printed(bool is_printed) {
    return is_printed && fflush(stdout) == 0 ? EXIT_DONE : EXIT_OURS;
}

enum exit_status finish_output(enum exit_status status) {
    if (fflush(stdout) == 0 && !ferror(stdout)) {
        return status;
    }
    (void)fputs("aftercare: standard output cannot be written\n", stderr);
    return EXIT_OURS;
}

int filling(const char *text, int width) {
    int shown = 0;
    for (; *text; text++) {
        shown += ((unsigned char)*text & 0xC0) != 0x80; // not the rest of a character
    }
    return shown < width ? width - shown : 0;
}

enum exit_status print_document(const char *json, size_t len) {
    return check_printed(fwrite(json, 1, len, stdout) == len && putchar('\n') != EOF);
}

enum exit_status print_page(const char *text, size_t len) {
    return check_printed(fwrite(text, 1, len, stdout) == len);
}

const struct json *answer_read(struct invocation *invocation, const char *json,
                               size_t len) {
    struct json_limits limits = {
        .bytes = (size_t)64 << 20, .entries = 1 << 20, .depth = 64};
    struct json_document document;
    aftercare_error err;
    if (json_read(&document, &invocation->arena, "answer", (struct text){json, len},
                  &limits, &err)) {
        (void)report_error(invocation, &err);
        return NULL;
    }
    return document.root;
}

struct text text_member(const struct json *object, const char *name) {
    const struct json *found = json_member(object, name);
    bool is_text = found && (found->type == JSON_TEXT || found->type == JSON_NUMBER);
    return is_text ? found->text : TEXT("");
}

void print_wrapped(struct text text, int indent, int width) {
    struct buffer out;
    buffer_init(&out, &system_allocator, (size_t)1 << 20);
    buffer_format(&out, "%*s", indent, "");
    wrap_text(&out, text, &(struct wrap){width, indent, indent});
    (void)puts(out.at);
    buffer_clear(&out);
}
