#include "core/cli/check_why.h"

#include "core/cli/check_page.h"
#include "core/cli/report.h"

#include "core/base/json_writer.h"

#include <stdio.h>

#define WIDTH 88

static void print_lines(const char *title, struct text lines) {
    (void)printf("\n%s\n\n", title);
    while (lines.len > 0) {
        size_t len = 0;
        while (len < lines.len && lines.at[len] != '\n') {
            len++;
        }
        (void)printf("    %.*s\n", (int)len, lines.at);
        size_t used = len < lines.len ? len + 1 : len;
        lines = (struct text){lines.at + used, lines.len - used};
    }
}

static void print_text_page(enum check check) {
    const struct check_page *page = check_page(check);
    (void)printf("%s%s%s: %s\n\n", style_bold(), check_id(check), style_plain(),
                 page->title);
    print_wrapped(text_of(page->why), 0, WIDTH);
    print_lines("Wrong:", text_of(page->wrong));
    print_lines("Right:", text_of(page->right));
}

static void add_json(struct json_writer *writer, enum check check) {
    const struct check_page *page = check_page(check);
    const char *const members[][2] = {{"id", check_id(check)},
                                      {"title", page->title},
                                      {"why", page->why},
                                      {"wrong", page->wrong},
                                      {"right", page->right}};
    json_begin_object(writer);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        json_key(writer, members[i][0]);
        json_string(writer, members[i][1]);
    }
    json_end_object(writer);
}

// Those of that id, or all of them.
static enum exit_status print_json(const char *id) {
    struct buffer out;
    struct json_writer writer = {.out = &out};
    buffer_init(&out, &system_allocator, (size_t)1 << 20);
    json_begin_object(&writer);
    json_key(&writer, "checks");
    json_begin_list(&writer);
    for (int i = 0; i < CHECK_COUNT; i++) {
        if (id[0] == '\0' || text_is(text_of(id), check_id((enum check)i))) {
            add_json(&writer, (enum check)i);
        }
    }
    json_end_list(&writer);
    json_end_object(&writer);
    enum exit_status status = print_document(out.at, out.len);
    buffer_clear(&out);
    return status;
}

static enum exit_status print_all(void) {
    for (int i = 0; i < CHECK_COUNT; i++) {
        enum check check = (enum check)i;
        (void)printf("%-22s %s\n", check_id(check), check_page(check)->title);
    }
    return EXIT_DONE;
}

// CHECK_COUNT, and the id that is nearest, if there is no such check.
static enum check find(const char *id, struct nearest *nearest) {
    *nearest = (struct nearest){.word = text_of(id)};
    for (int i = 0; i < CHECK_COUNT; i++) {
        nearest_offer(nearest, text_of(check_id((enum check)i)));
    }
    return check_of(text_of(id));
}

enum exit_status check_why(const struct invocation *invocation, const char *id) {
    struct nearest nearest;
    enum check check = find(id, &nearest);
    if (id[0] != '\0' && check == CHECK_COUNT) {
        aftercare_error err = {.status = AFTERCARE_EUSAGE};
        (void)snprintf(err.sentence, sizeof err.sentence,
                       "there is no check \"%s\" (%s%.*s%s)", id,
                       nearest.best.len > 0 ? "did you mean \"" : "--why lists them",
                       TEXT_ARGS(nearest.best), nearest.best.len > 0 ? "\"?" : "");
        return report_error(invocation, &err);
    }
    if (wants_json(invocation)) {
        return print_json(id);
    }
    if (id[0] == '\0') {
        return print_all();
    }
    print_text_page(check);
    return EXIT_DONE;
}
