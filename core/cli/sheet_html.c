// The sheet as one page of HTML: no script, nothing from elsewhere.
#include "core/cli/html.h"
#include "core/cli/sheet_inside.h"
#include "core/cli/sheet_page.h"

// A blank and the text, in an element; nothing for an empty text.
static void add_part(struct buffer *out, const char *tag, const char *class,
                     struct text text) {
    out->failed = out->failed || !text.at;
    if (text.len > 0) {
        buffer_format(out, " <%s class=\"%s\">", tag, class);
        html_text(out, text);
        buffer_format(out, "</%s>", tag);
    }
}

static void add_red_flag(struct buffer *out, const struct sheet *sheet,
                         struct text red_flag) {
    if (red_flag.len > 0) {
        buffer_string(out, "<p class=\"act\"><strong>");
        sheet_page_text(out, sheet_page_word(sheet, SAY_WHAT_TO_DO));
        buffer_string(out, ":</strong> ");
        sheet_page_text(out, red_flag);
        buffer_string(out, "</p>");
    }
}

static void add_step(struct buffer *out, const struct sheet *sheet,
                     const struct sheet_step *step, enum period period) {
    buffer_string(out, "<li>");
    sheet_page_text(out, step->says);
    add_part(out, "span", "when", sheet_when(sheet, &step->span, period));
    add_red_flag(out, sheet, step->red_flag);
    for (size_t i = 0; i < step->also_count; i++) {
        buffer_string(out, "<p>");
        sheet_page_text(out, step->also[i].says);
        buffer_string(out, "</p>");
        add_red_flag(out, sheet, step->also[i].red_flag);
    }
    add_part(out, "span", "note", step->span.changed);
    add_part(out, "span", "note", step->reminders);
    buffer_string(out, "</li>\n");
}

static bool begins_group(const struct sheet_step *steps, size_t i) {
    return i == 0 || steps[i].period != steps[i - 1].period ||
           !text_equal(steps[i].span.shown, steps[i - 1].span.shown);
}

static void add_steps(struct buffer *out, const struct sheet *sheet, enum period period) {
    const struct sheet_step *steps = sheet->steps;
    bool is_open = false;
    for (size_t i = 0; i < sheet->steps_count; i++) {
        if (steps[i].period != period) {
            continue;
        }
        if (begins_group(steps, i)) {
            buffer_string(out, is_open ? "</ul>\n" : "");
            sheet_page_element(out, "h3", NULL, steps[i].span.shown);
            buffer_string(out, "<ul>\n");
            is_open = true;
        }
        add_step(out, sheet, &steps[i], period);
    }
    buffer_string(out, is_open ? "</ul>\n" : "");
}

static void add_change(struct buffer *out, const struct sheet *sheet, size_t from,
                       size_t end) {
    const struct sheet_change *change = &sheet->changes[from];
    buffer_string(out, "<li><strong>");
    sheet_page_text(out, change->span.shown);
    buffer_string(out, "</strong>");
    add_part(out, "span", "when", sheet_when(sheet, &change->span, change->period));
    add_part(out, "span", "often", change->span.how_often);
    buffer_string(out, ": ");
    for (size_t i = from; i < end; i++) {
        buffer_string(out, i > from ? ", " : "");
        sheet_page_text(out, sheet->changes[i].label);
    }
    add_part(out, "span", "note", change->span.changed);
    buffer_string(out, "</li>\n");
}

static void add_changes(struct buffer *out, const struct sheet *sheet,
                        enum period period) {
    bool is_open = false;
    for (size_t i = 0; i < sheet->changes_count;) {
        size_t end = sheet_changes_end(sheet, i);
        if (sheet->changes[i].period == period) {
            if (!is_open) {
                sheet_page_element(out, "h3", NULL, sheet_page_word(sheet, SAY_PRODUCTS));
                buffer_string(out, "<ul>\n");
                is_open = true;
            }
            add_change(out, sheet, i, end);
        }
        i = end;
    }
    buffer_string(out, is_open ? "</ul>\n" : "");
}

static void add_period(struct buffer *out, const struct sheet *sheet,
                       enum period period) {
    size_t before = out->len;
    buffer_string(out, "<section>\n");
    sheet_page_element(out, "h2", NULL, sheet_heading(sheet, period));
    size_t heading = out->len;
    add_steps(out, sheet, period);
    add_changes(out, sheet, period);
    if (out->len == heading && !out->failed) {
        out->len = before; // nothing belongs there
        return;
    }
    buffer_string(out, "</section>\n");
}

static void add_red_flags(struct buffer *out, const struct sheet *sheet) {
    if (sheet->red_flags_count == 0) {
        return;
    }
    buffer_string(out, "<section class=\"flags\">\n");
    sheet_page_element(out, "h2", NULL, sheet_page_word(sheet, SAY_RED_FLAGS));
    buffer_string(out, "<ul>\n");
    for (size_t i = 0; i < sheet->red_flags_count; i++) {
        add_step(out, sheet, &sheet->steps[sheet->steps_count + i], PERIOD_COUNT);
    }
    buffer_string(out, "</ul>\n</section>\n");
}

static void add_taken_away(struct buffer *out, const struct sheet *sheet) {
    if (sheet->taken_away_count == 0) {
        return;
    }
    buffer_string(out, "<section>\n");
    sheet_page_element(out, "h2", NULL, sheet_page_word(sheet, SAY_CHANGED_FOR_YOU));
    buffer_string(out, "<ul>\n");
    for (size_t i = 0; i < sheet->taken_away_count; i++) {
        sheet_page_element(out, "li", NULL, sheet->taken_away[i]);
    }
    buffer_string(out, "</ul>\n</section>\n");
}

static void add_next(struct buffer *out, const struct sheet *sheet) {
    if (sheet->next_count == 0) {
        return;
    }
    buffer_string(out, "<section>\n");
    sheet_page_element(out, "h2", NULL, sheet_page_word(sheet, SAY_NEXT_SESSION));
    for (size_t i = 0; i < sheet->next_count; i++) {
        buffer_string(out, "<p><strong>");
        sheet_page_text(out, sheet->next[i].treatment);
        buffer_string(out, "</strong>");
        add_part(out, "span", "between", sheet->next[i].between);
        buffer_string(out, "</p>\n");
    }
    buffer_string(out, "</section>\n");
}

static bool has_same_reasons(const struct sheet_product *a,
                             const struct sheet_product *b) {
    bool is_same = a->windows_count == b->windows_count;
    for (size_t i = 0; is_same && i < a->windows_count; i++) {
        is_same = text_equal(a->windows[i].because, b->windows[i].because);
    }
    return is_same;
}

// Products that share their windows and the reasons for them are told together.
static size_t add_reason(struct buffer *out, const struct sheet *sheet, size_t from) {
    const struct sheet_product *product = &sheet->products[from];
    size_t run = sheet_products_end(sheet, from);
    size_t end = from + 1;
    while (end < run && has_same_reasons(product, &sheet->products[end])) {
        end++;
    }
    buffer_string(out, "<dt>");
    for (size_t i = from; i < end; i++) {
        buffer_string(out, i > from ? ", " : "");
        sheet_page_text(out, sheet->products[i].label);
    }
    buffer_string(out, "</dt>\n");
    for (size_t i = 0; i < product->windows_count; i++) {
        buffer_string(out, "<dd>");
        sheet_page_text(out, product->windows[i].shown);
        buffer_string(out, ": ");
        sheet_page_text(out, product->windows[i].because);
        buffer_string(out, "</dd>\n");
    }
    return end;
}

static bool has_reasons(const struct sheet *sheet) {
    for (size_t i = 0; i < sheet->products_count; i++) {
        if (sheet->products[i].windows_count > 0) {
            return true;
        }
    }
    return false;
}

static void add_reasons(struct buffer *out, const struct sheet *sheet) {
    if (!has_reasons(sheet)) {
        return;
    }
    buffer_string(out, "<section>\n");
    sheet_page_element(out, "h2", NULL, sheet_page_word(sheet, SAY_WHY));
    buffer_string(out, "<dl>\n");
    for (size_t i = 0; i < sheet->products_count;) {
        i = sheet->products[i].windows_count > 0 ? add_reason(out, sheet, i) : i + 1;
    }
    buffer_string(out, "</dl>\n</section>\n");
}

static void add_head(struct buffer *out, const struct sheet *sheet) {
    struct text day = sheet_full_date(sheet, sheet->ended.date);
    buffer_format(
        out,
        "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; style-src 'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>",
        language_code(sheet->language));
    sheet_page_text(out, sheet_page_word(sheet, SAY_TITLE));
    buffer_string(out, sheet->treatments.len > 0 ? ": " : "");
    sheet_page_text(out, sheet->treatments);
    buffer_string(out, "</title>\n<style>");
    buffer_string(out, sheet_style);
    buffer_string(out, "</style>\n</head>\n<body>\n<main>\n<header>\n");
    sheet_page_element(out, "h1", NULL, sheet_page_word(sheet, SAY_TITLE));
    sheet_page_element(out, "p", "treatments", sheet->treatments);
    sheet_page_element(out, "p", NULL, day);
    buffer_string(out, "</header>\n");
}

static void add_line(struct buffer *out, const struct sheet *sheet, enum say row,
                     struct text value) {
    if (value.len > 0) {
        sheet_page_element(
            out, "p", NULL,
            sheet_say(sheet, row, (struct text[]){value, TEXT(""), TEXT("")}));
    }
}

void sheet_html(struct buffer *out, const struct sheet *sheet) {
    add_head(out, sheet);
    for (enum period period = PERIOD_TODAY; period < PERIOD_COUNT; period++) {
        add_period(out, sheet, period);
    }
    add_red_flags(out, sheet);
    add_taken_away(out, sheet);
    add_next(out, sheet);
    sheet_timeline(out, sheet);
    add_reasons(out, sheet);
    buffer_string(out, "<footer>\n");
    add_line(out, sheet, SAY_SESSION, sheet->session);
    add_line(out, sheet, SAY_TIMES_IN, sheet->timezone);
    add_line(out, sheet, SAY_RULES, sheet->rules);
    buffer_string(out, "</footer>\n</main>\n</body>\n</html>\n");
}
