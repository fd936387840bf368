// The sheet that a patient takes home, made of plans that a reader can follow: what
// stands in tests/data/sheet/*.json comes out as the .txt and .html beside it.
#include "core/base/file.h"
#include "core/cli/sheet.h"
#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define DATA AFTERCARE_SOURCE "/tests/data/sheet/"

static const struct sheet_terminal terminal = {.width = 78, .bold = "", .plain = ""};

struct given {
    struct arena arena;
    struct json_document document;
    struct sheet sheet;
    struct buffer out;
};

static struct text read_file(struct arena *arena, const char *path) {
    struct text text = {0};
    assert_int_equal(file_read(&text, arena, path, 1 << 20, FILE_ANY, NULL),
                     AFTERCARE_OK);
    return text;
}

static void read_plan(struct given *given, struct text text) {
    struct json_limits limits = {.bytes = 64 << 20, .entries = 1 << 20, .depth = 32};
    aftercare_error err = {0};
    assert_int_equal(
        json_read(&given->document, &given->arena, "plan", text, &limits, &err),
        AFTERCARE_OK);
}

static void begin(struct given *given) {
    arena_init(&given->arena, &system_allocator, 0);
    buffer_init(&given->out, &system_allocator, 64 << 20);
}

static void begin_with(struct given *given, const char *plan) {
    begin(given);
    read_plan(given, text_of(plan));
    assert_int_equal(sheet_read(&given->sheet, &given->arena, given->document.root),
                     AFTERCARE_OK);
}

static void end(struct given *given) {
    buffer_clear(&given->out);
    arena_clear(&given->arena);
}

static void write_text(struct buffer *out, const struct sheet *sheet) {
    sheet_text(out, sheet, &terminal);
}

static void write_body(struct buffer *out, const struct sheet *sheet) {
    struct buffer page;
    buffer_init(&page, &system_allocator, 1 << 20);
    sheet_html(&page, sheet);
    const char *body = strstr(page.at, "<body>");
    assert_non_null(body);
    buffer_string(out, body);
    buffer_clear(&page);
}

// A plan and what comes of it. Of a page only the body is compared: style is no words.
static const struct {
    const char *plan, *expected;
    void (*write)(struct buffer *, const struct sheet *);
} golden[] = {
    {DATA "tattoo.json", DATA "tattoo.txt", write_text},
    {DATA "tattoo.json", DATA "tattoo.html", write_body},
    {DATA "tatuaje.json", DATA "tatuaje.txt", write_text},
};

static void a_plan_reads_as_its_sheet(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof golden / sizeof *golden; i++) {
        struct given given;
        begin(&given);
        read_plan(&given, read_file(&given.arena, golden[i].plan));
        struct text expected = read_file(&given.arena, golden[i].expected);

        assert_int_equal(sheet_read(&given.sheet, &given.arena, given.document.root), 0);
        golden[i].write(&given.out, &given.sheet);

        assert_string_equal(given.out.at, expected.at);
        end(&given);
    }
}

// Whatever comes from elsewhere, this part of a page must hold none of it as markup.
#define HOSTILE "<script>alert(1)</script>' \\\" & </style><!-- \\u0007 \\u202e"

static void hostile_texts_are_shown_and_never_obeyed(void **state) {
    (void)state;
    struct given given;
    begin_with(
        &given,
        "{\"session\":\"" HOSTILE "\",\"ended_at\":\"2026-11-22T15:30:00+01:00\","
        "\"timezone\":\"" HOSTILE "\",\"locale\":\"" HOSTILE "\","
        "\"rules\":{\"digest\":\"" HOSTILE "\"},"
        "\"topicals\":[{\"product\":\"p\",\"label\":\"" HOSTILE "\",\"windows\":[{"
        "\"shown\":\"" HOSTILE "\",\"strength\":7,\"frequency\":\"" HOSTILE "\","
        "\"from\":\"2026-11-22T15:30:00+01:00\",\"till\":\"2026-11-23T15:30:00+01:00\","
        "\"because\":\"" HOSTILE "\",\"changed\":{\"by\":\"" HOSTILE "\","
        "\"because\":\"" HOSTILE "\"}}],\"outside\":{\"shown\":\"" HOSTILE "\"}}],"
        "\"steps\":[{\"shown\":\"" HOSTILE "\",\"strength\":-3,"
        "\"from\":\"2026-11-22T15:30:00+01:00\",\"till\":\"2026-11-23T15:30:00+01:00\","
        "\"message\":\"" HOSTILE "\",\"red_flag\":\"" HOSTILE "\"}],"
        "\"course\":[{\"label\":\"" HOSTILE "\",\"next_session\":{"
        "\"earliest\":\"2026-12-20\",\"latest\":\"2027-01-03\"}}]}");

    sheet_html(&given.out, &given.sheet);

    assert_false(given.out.failed);
    assert_null(strstr(given.out.at, "<script"));
    assert_null(strstr(given.out.at, "<!--"));
    assert_null(strstr(given.out.at, "\a"));
    assert_non_null(strstr(given.out.at,
                           "&lt;script&gt;alert(1)&lt;/script&gt;&#39; "
                           "&quot; &amp; &lt;/style&gt;&lt;!-- \xEF\xBF\xBD"));
    const char *style = strstr(given.out.at, "</style>");
    assert_non_null(style);
    assert_null(strstr(style + 1, "</style>"));
    buffer_reset(&given.out);
    sheet_text(&given.out, &given.sheet, &terminal);
    assert_null(strstr(given.out.at, "\a"));
    end(&given);
}

static void a_plan_of_nothing_is_a_sheet_without_sections(void **state) {
    (void)state;
    struct given given;
    begin_with(&given, "{\"session\":\"s\",\"ended_at\":\"2026-11-22T15:30:00+01:00\","
                       "\"timezone\":\"UTC\",\"locale\":null}");

    sheet_html(&given.out, &given.sheet);

    assert_null(strstr(given.out.at, "<section"));
    assert_non_null(strstr(given.out.at, "<html lang=\"en\">"));
    end(&given);
}

static const struct {
    const char *from, *till, *when;
    enum period period;
} spans[] = {
    {"2026-12-28T15:30", "2026-12-28T20:30", "until 20:30", PERIOD_TODAY},
    {"2026-12-28T15:30", "2026-12-28T20:30", "until Mon 28 Dec, 20:30", PERIOD_COUNT},
    {"2026-12-28T15:30", "2026-12-29T00:00", "until Tue 29 Dec, 00:00", PERIOD_TODAY},
    {"2026-12-28T17:30", "2026-12-28T23:30", "from 17:30 until 23:30", PERIOD_TODAY},
    {"2026-12-29T08:00", "2026-12-31T08:00", "from 08:00 until Thu 31 Dec, 08:00",
     PERIOD_TOMORROW},
    {"2026-12-30T08:00", "2026-12-30T09:00", "from Wed 30 Dec, 08:00 until 09:00",
     PERIOD_WEEK},
    {"2026-12-30T08:00", NULL, "from Wed 30 Dec, 08:00 on", PERIOD_WEEK},
    {"2027-01-30T08:00", NULL, "from Sat 30 Jan 2027, 08:00 on", PERIOD_LATER},
    {"2026-12-28T15:30", NULL, "", PERIOD_TODAY},
};

static struct wall wall_at(const char *text) {
    struct wall wall = {0};
    assert_true(date_parse(&wall.date, (struct text){text, 10}));
    assert_true(clock_parse(&wall.second, (struct text){text + 11, 5}));
    return wall;
}

static void a_time_is_said_as_people_say_it(void **state) {
    (void)state;
    struct given given;
    begin_with(&given, "{\"ended_at\":\"2026-12-28T15:30:00+01:00\",\"locale\":\"en\"}");
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        struct sheet_span span = {.from = wall_at(spans[i].from),
                                  .has_till = spans[i].till != NULL};
        if (spans[i].till) {
            span.till = wall_at(spans[i].till);
        }

        struct text when = sheet_when(&given.sheet, &span, spans[i].period);

        assert_string_equal(when.at, spans[i].when);
    }
    end(&given);
}

static const struct {
    const char *frequency, *en, *es;
} frequencies[] = {
    {"once", "once", "una sola vez"},
    {"as_needed", "as needed", "según necesite"},
    {"1/day", "once a day", "una vez al día"},
    {"12/hour", "12 times an hour", "12 veces por hora"},
    {"2/week", "2 times a week", "2 veces por semana"},
    {"3/month", "3 times a month", "3 veces al mes"},
    {"every_other_meal", "every other meal", "every other meal"},
    {"2/fortnight", "2/fortnight", "2/fortnight"},
    {"/day", "/day", "/day"},
};

static void how_often_is_said_in_words(void **state) {
    (void)state;
    static const char *const locales[] = {"en-GB", "es"};
    for (size_t i = 0; i < sizeof frequencies / sizeof *frequencies; i++) {
        for (size_t k = 0; k < 2; k++) {
            char plan[1024];
            struct given given;
            (void)snprintf(
                plan, sizeof plan,
                "{\"ended_at\":\"2026-12-28T15:30:00+01:00\",\"locale\":\"%s\","
                "\"topicals\":[{\"label\":\"P\",\"windows\":[{\"shown\":\"S\","
                "\"frequency\":\"%s\",\"from\":\"2026-12-28T15:30:00+01:00\","
                "\"till\":\"2026-12-29T15:30:00+01:00\"}],\"outside\":{}}]}",
                locales[k], frequencies[i].frequency);

            begin_with(&given, plan);

            assert_string_equal(given.sheet.products[0].windows[0].how_often.at,
                                k == 0 ? frequencies[i].en : frequencies[i].es);
            end(&given);
        }
    }
}

#define MANY 3000

// A thousand products may be named, and rules may be many: no square of them shows.
static void a_huge_plan_is_a_sheet_all_the_same(void **state) {
    (void)state;
    struct given given;
    struct buffer plan;
    buffer_init(&plan, &system_allocator, 64 << 20);
    buffer_string(&plan, "{\"ended_at\":\"2026-12-28T15:30:00+01:00\",\"topicals\":[");
    for (int i = 0; i < MANY; i++) {
        buffer_format(&plan,
                      "%s{\"label\":\"P%d\",\"windows\":[{\"shown\":\"S\",\"strength\":0,"
                      "\"from\":\"2026-12-28T15:30:00+01:00\","
                      "\"till\":\"%d-12-29T15:30:00+01:00\"}],\"outside\":{}}",
                      i > 0 ? "," : "", i, 2026 + i % 7);
    }
    buffer_string(&plan, "],\"steps\":[");
    for (int i = 0; i < MANY; i++) {
        buffer_format(&plan,
                      "%s{\"shown\":\"S%d\",\"strength\":%d,\"message\":\"M\","
                      "\"from\":\"2026-12-28T15:30:00+01:00\","
                      "\"till\":\"9999-12-29T15:30:00+01:00\"}",
                      i > 0 ? "," : "", i, i);
    }
    buffer_string(&plan, "]}");
    begin_with(&given, plan.at);

    sheet_html(&given.out, &given.sheet);
    sheet_text(&given.out, &given.sheet, &terminal);

    assert_false(given.out.failed);
    assert_int_equal(given.sheet.changes_count, 2 * MANY);
    assert_non_null(strstr(given.out.at, "P2999"));
    buffer_clear(&plan);
    end(&given);
}

// Reads and writes a sheet with this memory; OK when there was enough of it.
static aftercare_status make(const struct allocator *allocator, struct text plan) {
    struct given given;
    aftercare_error err;
    arena_init(&given.arena, allocator, 0);
    buffer_init(&given.out, allocator, 1 << 20);
    aftercare_status status = json_read(&given.document, &given.arena, "plan", plan,
                                        &(struct json_limits){1 << 20, 1000, 32}, &err);
    status =
        status ? status : sheet_read(&given.sheet, &given.arena, given.document.root);
    if (!status) {
        sheet_html(&given.out, &given.sheet);
        sheet_text(&given.out, &given.sheet, &terminal);
        status = given.out.failed ? AFTERCARE_ENOMEM : AFTERCARE_OK;
    }
    end(&given);
    return status;
}

static void no_part_is_left_out_for_want_of_memory(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    struct text plan = read_file(&arena, DATA "tattoo.json");
    aftercare_status status = AFTERCARE_ENOMEM;
    for (size_t n = 1; status; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);

        status = make(&allocator, plan);

        assert_int_equal(failing.live, 0);
        assert_true(!status || status == AFTERCARE_ENOMEM);
        assert_true(status || failing.requests < n);
    }
    arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_reads_as_its_sheet),
        cmocka_unit_test(hostile_texts_are_shown_and_never_obeyed),
        cmocka_unit_test(a_plan_of_nothing_is_a_sheet_without_sections),
        cmocka_unit_test(a_time_is_said_as_people_say_it),
        cmocka_unit_test(how_often_is_said_in_words),
        cmocka_unit_test(a_huge_plan_is_a_sheet_all_the_same),
        cmocka_unit_test(no_part_is_left_out_for_want_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
