// The sheet on a terminal.
#include "core/cli/sheet.h"
#include "core/cli/sheet_inside.h"
#include "core/cli/wrap.h"

struct page {
    struct buffer *out;
    const struct sheet *sheet;
    const struct sheet_terminal *terminal;
};

static struct text say(const struct page *page, enum say row) {
    return text_of(language_word(page->sheet->language, row));
}

// One paragraph of several texts, indented; those that are empty are left out, blanks
// stand between the others.
static void paragraph(const struct page *page, int indent, const struct text *texts,
                      size_t count) {
    struct buffer line;
    buffer_init(&line, &page->sheet->arena->allocator, 1 << 20);
    for (size_t i = 0; i < count; i++) {
        line.failed = line.failed || !texts[i].at;
        if (texts[i].len > 0) {
            buffer_string(&line, line.len > 0 ? " " : "");
            buffer_text(&line, texts[i]);
        }
    }
    page->out->failed = page->out->failed || line.failed;
    buffer_format(page->out, "%*s", indent, "");
    wrap_text(page->out, (struct text){line.at, line.len},
              &(struct wrap){page->terminal->width, indent + 2, indent});
    buffer_string(page->out, "\n");
    buffer_clear(&line);
}
#define PARAGRAPH(page, indent, ...)                                                     \
    paragraph(page, indent, (struct text[]){__VA_ARGS__},                                \
              sizeof((struct text[]){__VA_ARGS__}) / sizeof(struct text))

static void heading(const struct page *page, struct text text) {
    page->out->failed = page->out->failed || !text.at;
    buffer_string(page->out, page->terminal->bold);
    wrap_text(page->out, text, &(struct wrap){page->terminal->width, 0, 0});
    buffer_string(page->out, page->terminal->plain);
    buffer_string(page->out, "\n");
}

static struct text in_parentheses(const struct page *page, struct text text) {
    if (text.len == 0) {
        return text;
    }
    char *made = arena_format(page->sheet->arena, "(%.*s)", TEXT_ARGS(text));
    return made ? text_of(made) : (struct text){0};
}

static void print_step(const struct page *page, const struct sheet_step *step) {
    struct text when = sheet_when(page->sheet, &step->span, step->period);
    PARAGRAPH(page, 4, step->says, in_parentheses(page, when),
              in_parentheses(page, step->span.changed));
    if (step->reminders.len > 0) {
        PARAGRAPH(page, 6, step->reminders);
    }
}

static bool begins_group(const struct sheet_step *steps, size_t i) {
    return i == 0 || steps[i].period != steps[i - 1].period ||
           !text_equal(steps[i].span.shown, steps[i - 1].span.shown);
}

static void print_steps(const struct page *page, enum period period) {
    const struct sheet_step *steps = page->sheet->steps;
    for (size_t i = 0; i < page->sheet->steps_count; i++) {
        if (steps[i].period != period) {
            continue;
        }
        if (begins_group(steps, i)) {
            PARAGRAPH(page, 2, steps[i].span.shown);
        }
        print_step(page, &steps[i]);
    }
}

// "Avoid until Sun 29 Nov, 15:30: one, another".
static void print_change(const struct page *page, size_t from, size_t end) {
    const struct sheet_change *changes = page->sheet->changes;
    const struct sheet_span *span = &changes[from].span;
    struct buffer labels;
    buffer_init(&labels, &page->sheet->arena->allocator, 1 << 20);
    for (size_t i = from; i < end; i++) {
        buffer_string(&labels, i > from ? ", " : "");
        buffer_text(&labels, changes[i].label);
    }
    page->out->failed = page->out->failed || labels.failed;
    struct text when = sheet_when(page->sheet, span, changes[from].period);
    PARAGRAPH(page, 4, span->shown, when, in_parentheses(page, span->how_often),
              in_parentheses(page, span->changed), TEXT("–"),
              (struct text){labels.at, labels.len});
    buffer_clear(&labels);
}

static void print_changes(const struct page *page, enum period period) {
    const struct sheet *sheet = page->sheet;
    bool is_first = true;
    for (size_t i = 0; i < sheet->changes_count;) {
        size_t end = sheet_changes_end(sheet, i);
        if (sheet->changes[i].period == period) {
            if (is_first) {
                PARAGRAPH(page, 2, say(page, SAY_PRODUCTS));
            }
            print_change(page, i, end);
            is_first = false;
        }
        i = end;
    }
}

static bool has_period(const struct sheet *sheet, enum period period) {
    for (size_t i = 0; i < sheet->steps_count; i++) {
        if (sheet->steps[i].period == period) {
            return true;
        }
    }
    for (size_t i = 0; i < sheet->changes_count; i++) {
        if (sheet->changes[i].period == period) {
            return true;
        }
    }
    return false;
}

static void print_action(const struct page *page, struct text red_flag) {
    if (red_flag.len > 0) {
        PARAGRAPH(page, 4, say(page, SAY_WHAT_TO_DO), TEXT("–"), red_flag);
    }
}

static void print_red_flag(const struct page *page, const struct sheet_step *flag) {
    struct text when = sheet_when(page->sheet, &flag->span, PERIOD_COUNT);
    PARAGRAPH(page, 2, flag->says, in_parentheses(page, when),
              in_parentheses(page, flag->span.changed));
    print_action(page, flag->red_flag);
    for (size_t i = 0; i < flag->also_count; i++) {
        PARAGRAPH(page, 2, flag->also[i].says);
        print_action(page, flag->also[i].red_flag);
    }
    if (flag->reminders.len > 0) {
        PARAGRAPH(page, 4, flag->reminders);
    }
}

static void print_red_flags(const struct page *page) {
    const struct sheet *sheet = page->sheet;
    const struct sheet_step *flags = sheet->steps + sheet->steps_count;
    if (sheet->red_flags_count > 0) {
        heading(page, say(page, SAY_RED_FLAGS));
    }
    for (size_t i = 0; i < sheet->red_flags_count; i++) {
        print_red_flag(page, &flags[i]);
    }
}

void sheet_text(struct buffer *out, const struct sheet *sheet,
                const struct sheet_terminal *terminal) {
    struct page page = {out, sheet, terminal};
    heading(&page, say(&page, SAY_TITLE));
    PARAGRAPH(&page, 2, sheet->treatments);
    PARAGRAPH(&page, 2, sheet_full_date(sheet, sheet->ended.date),
              in_parentheses(&page, sheet->timezone));
    for (enum period period = PERIOD_TODAY; period < PERIOD_COUNT; period++) {
        if (has_period(sheet, period)) {
            heading(&page, sheet_heading(sheet, period));
            print_steps(&page, period);
            print_changes(&page, period);
        }
    }
    print_red_flags(&page);
    if (sheet->taken_away_count > 0) {
        heading(&page, say(&page, SAY_CHANGED_FOR_YOU));
    }
    for (size_t i = 0; i < sheet->taken_away_count; i++) {
        PARAGRAPH(&page, 2, sheet->taken_away[i]);
    }
    if (sheet->next_count > 0) {
        heading(&page, say(&page, SAY_NEXT_SESSION));
    }
    for (size_t i = 0; i < sheet->next_count; i++) {
        PARAGRAPH(&page, 2, sheet->next[i].treatment, TEXT("–"), sheet->next[i].between);
    }
}
