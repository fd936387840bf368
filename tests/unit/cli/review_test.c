// The review view, the options and the changes, made of small lists of rules: what stands
// in tests/data/review/*.json comes out as the files beside it.
#include "core/base/file.h"
#include "core/cli/review.h"
#include "core/cli/rules_changes.h"
#include "core/cli/rules_options.h"
#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define DATA AFTERCARE_SOURCE "/tests/data/review/"
#define WIDTH 78

struct given {
    struct arena arena;
    struct buffer out;
    const struct json *list, *older;
};

static struct text read_file(struct arena *arena, const char *name) {
    char path[512];
    struct text text = {0};
    (void)snprintf(path, sizeof path, DATA "%s", name);
    assert_int_equal(file_read(&text, arena, path, 1 << 20, FILE_ANY, NULL),
                     AFTERCARE_OK);
    return text;
}

static const struct json *read_list(struct arena *arena, struct text text) {
    struct json_document document;
    aftercare_error err = {0};
    if (json_read(&document, arena, "list", text, &JSON_LIMITS, &err)) {
        return NULL;
    }
    return document.root;
}

static void begin(struct given *given) {
    arena_init(&given->arena, &system_allocator, 0);
    buffer_init(&given->out, &system_allocator, 1 << 20);
    given->list = read_list(&given->arena, read_file(&given->arena, "rules.json"));
    given->older = read_list(&given->arena, read_file(&given->arena, "older.json"));
    assert_non_null(given->list);
    assert_non_null(given->older);
}

static void end(struct given *given) {
    buffer_clear(&given->out);
    arena_clear(&given->arena);
}

static const char *const sanding[] = {"sanding"};

// The table of a kind; of all treatments without one.
static aftercare_status make(struct review *out, struct given *given, const char *kind,
                             const char *const *treatment, aftercare_error *err) {
    const struct review_request request = {.list = given->list,
                                           .kind = text_of(kind),
                                           .treatments = treatment,
                                           .treatments_count = treatment ? 1 : 0};
    return review_make(out, &given->arena, &request, err);
}

static void write_table(struct given *given) {
    struct review review;
    assert_int_equal(make(&review, given, "bar", sanding, NULL), AFTERCARE_OK);
    review_text(&given->out, &review, WIDTH);
}

static void write_markdown(struct given *given) {
    struct review review;
    assert_int_equal(make(&review, given, "bar", sanding, NULL), AFTERCARE_OK);
    review_markdown(&given->out, &review);
}

static void write_html(struct given *given) {
    struct review review;
    struct buffer page;
    buffer_init(&page, &system_allocator, 1 << 20);
    assert_int_equal(make(&review, given, "bar", sanding, NULL), AFTERCARE_OK);
    review_html(&page, &review);
    const char *body = strstr(page.at, "<body>");
    assert_non_null(body);
    buffer_string(&given->out, body);
    buffer_clear(&page);
}

static void write_ranked(struct given *given) {
    struct review review;
    assert_int_equal(make(&review, given, "suit", NULL, NULL), AFTERCARE_OK);
    review_text(&given->out, &review, WIDTH);
}

static void write_options(struct given *given) {
    rules_options_text(&given->out, given->list, WIDTH);
}

static void write_changes(struct given *given) {
    struct buffer document;
    buffer_init(&document, &system_allocator, 1 << 20);
    rules_changes_json(&document, given->older, given->list);
    char *text = arena_copy(&given->arena, document.at, document.len);
    const struct json *changes =
        read_list(&given->arena, (struct text){text, document.len});
    assert_non_null(changes);
    rules_changes_text(&given->out, changes, WIDTH);
    buffer_clear(&document);
}

// Who writes, and the file that shows what.
static const struct {
    void (*write)(struct given *);
    const char *expected;
} golden[] = {
    {write_table, "table.txt"},     {write_markdown, "table.md"},
    {write_html, "table.html"},     {write_ranked, "ranked.txt"},
    {write_options, "options.txt"}, {write_changes, "changes.txt"},
};

static void a_list_of_rules_reads_as_its_page(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof golden / sizeof *golden; i++) {
        struct given given;
        begin(&given);

        golden[i].write(&given);

        struct text expected = read_file(&given.arena, golden[i].expected);
        assert_false(given.out.failed);
        assert_string_equal(given.out.at, expected.at);
        end(&given);
    }
}

static void rules_that_are_the_same_have_no_changes(void **state) {
    (void)state;
    struct given given;
    begin(&given);

    rules_changes_json(&given.out, given.list, given.list);

    assert_string_equal(given.out.at, "{\"from\":\"sha256:2\",\"to\":\"sha256:2\","
                                      "\"packs\":[],\"options\":[],\"rules\":[]}");
    end(&given);
}

static void a_treatment_without_rules_is_told_with_the_nearest(void **state) {
    (void)state;
    static const struct {
        const char *treatment, *sentence;
    } rows[] = {
        {"sandng", "no bar is about \"sandng\" (did you mean \"sanding\"?)"},
        {"zzzzzz", "no bar is about \"zzzzzz\" (see `aftercare rules --kind`)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct given given;
        struct review review;
        aftercare_error err = {0};
        begin(&given);

        assert_int_equal(make(&review, &given, "bar", &rows[i].treatment, &err),
                         AFTERCARE_ENOTFOUND);

        assert_string_equal(err.sentence, rows[i].sentence);
        end(&given);
    }
}

static void the_list_as_a_document_is_what_the_library_said(void **state) {
    (void)state;
    struct given given;
    struct review review;
    begin(&given);
    assert_int_equal(make(&review, &given, "suit", sanding, NULL), AFTERCARE_OK);

    review_json(&given.out, &review);

    const struct json *document =
        read_list(&given.arena, (struct text){given.out.at, given.out.len});
    const struct json *rules = json_member(document, "rules");
    assert_int_equal(rules->count, 1);
    assert_true(text_is(json_member(rules->first, "rule")->text, "shop.smooth"));
    assert_true(text_is(json_member(document, "by")->text, "points"));
    end(&given);
}

// Everything with this memory; OK when there was enough of it.
static aftercare_status make_all(const struct allocator *allocator, struct text list,
                                 struct text older) {
    struct given given;
    struct review review;
    aftercare_error err;
    arena_init(&given.arena, allocator, 0);
    buffer_init(&given.out, allocator, 1 << 20);
    given.list = read_list(&given.arena, list);
    given.older = read_list(&given.arena, older);
    aftercare_status status = given.list && given.older
                                  ? make(&review, &given, "bar", sanding, &err)
                                  : AFTERCARE_ENOMEM;
    if (!status) {
        review_text(&given.out, &review, WIDTH);
        review_markdown(&given.out, &review);
        review_html(&given.out, &review);
        rules_options_text(&given.out, given.list, WIDTH);
        rules_options_json(&given.out, given.list);
        rules_changes_json(&given.out, given.older, given.list);
        status = given.out.failed ? AFTERCARE_ENOMEM : AFTERCARE_OK;
    }
    end(&given);
    return status;
}

static void no_part_is_left_out_for_want_of_memory(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    struct text list = read_file(&arena, "rules.json");
    struct text older = read_file(&arena, "older.json");
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);

        status = make_all(&allocator, list, older);

        assert_int_equal(failing.live, 0);
        assert_true(!status || status == AFTERCARE_ENOMEM);
        assert_true(status || failing.requests < n);
    }
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_of_rules_reads_as_its_page),
        cmocka_unit_test(rules_that_are_the_same_have_no_changes),
        cmocka_unit_test(a_treatment_without_rules_is_told_with_the_nearest),
        cmocka_unit_test(the_list_as_a_document_is_what_the_library_said),
        cmocka_unit_test(no_part_is_left_out_for_want_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
