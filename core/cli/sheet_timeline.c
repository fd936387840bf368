#include "core/cli/sheet_inside.h"
#include "core/cli/sheet_page.h"

#include <stdio.h>

#define DAY INT64_C(86400)
#define WHOLE 10000 // the width, in hundredths of a per cent
#define BAR_MIN 100 // what is shorter would not be seen

// Days after the session that stand equally far from each other.
static const int32_t marks[] = {0,  1,  2,   3,   5,   7,    14,   28,
                                56, 91, 182, 365, 730, 1825, 3650, 36500};

#define MARKS (sizeof marks / sizeof *marks)

// Patterns by strength, for people who see no colours and for printers that have none;
// the last is for all further ones, and for words without strength.
static const char *const patterns[] = {
    "<pattern id=\"p0\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(45)\"><path d=\"M0 0H6V6H0z\" fill=\"#fff\"/>"
    "<path d=\"M0 0H3.5V6H0z\" fill=\"#111\"/></pattern>",
    "<pattern id=\"p1\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<path d=\"M0 0H6V6H0z\" fill=\"#2b6a94\"/></pattern>",
    "<pattern id=\"p2\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<path d=\"M0 0H6V6H0z\" fill=\"#fff\"/></pattern>",
    "<pattern id=\"p3\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<path d=\"M0 0H6V6H0z\" fill=\"#fff\"/><circle cx=\"3\" cy=\"3\" r=\"1.6\" "
    "fill=\"#111\"/></pattern>",
    "<pattern id=\"p4\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<path d=\"M0 0H6V6H0z\" fill=\"#fff\"/><path d=\"M3 0V6\" "
    "stroke=\"#111\"/></pattern>",
    "<pattern id=\"p5\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
    "<path d=\"M0 0H6V6H0z\" fill=\"#fff\"/><path d=\"M0 3H6M3 0V6\" stroke=\"#111\"/>"
    "</pattern>",
};

// Which of them: what is done in a product's third strength is left alone, in a step's it
// is not.
static const int product_patterns[] = {0, 1, 2, 3};
static const int step_patterns[] = {0, 1, 4, 3};

#define PLAIN 2
#define PATTERNS (sizeof patterns / sizeof *patterns)

struct picture {
    struct buffer *out;
    const struct sheet *sheet;
    size_t last; // of the marks
};

#define STRENGTHS ((int)(sizeof step_patterns / sizeof *step_patterns))

static int pattern_of(const struct sheet_span *span) {
    if (span->strength == STRENGTH_PLAIN) {
        return PLAIN;
    }
    if (span->strength >= STRENGTHS) {
        return (int)PATTERNS - 1;
    }
    return span->is_step ? step_patterns[span->strength]
                         : product_patterns[span->strength];
}

// Seconds on the wall since the session's end.
static int64_t since_end(const struct sheet *sheet, struct wall wall) {
    return (int64_t)(wall.date.day - sheet->ended.date.day) * DAY + wall.second -
           sheet->ended.second;
}

// Where a moment stands, in hundredths of a per cent of the width.
static int64_t place(const struct picture *picture, struct wall wall) {
    int64_t seconds = since_end(picture->sheet, wall);
    int64_t steps = (int64_t)picture->last;
    for (size_t i = 0; i < picture->last; i++) {
        int64_t from = marks[i] * DAY;
        int64_t till = marks[i + 1] * DAY;
        if (seconds < till) {
            int64_t within = seconds > from ? seconds - from : 0;
            return ((int64_t)i * WHOLE + WHOLE * within / (till - from)) / steps;
        }
    }
    return WHOLE;
}

static void look_at(size_t *last, const struct sheet *sheet,
                    const struct sheet_span *span) {
    while (*last < MARKS - 1 && since_end(sheet, span->till) > marks[*last] * DAY) {
        (*last)++;
    }
}

// The first mark that nothing reaches beyond.
static size_t last_mark(const struct sheet *sheet) {
    size_t last = 1;
    for (size_t i = 0; i < sheet->steps_count + sheet->red_flags_count; i++) {
        look_at(&last, sheet, &sheet->steps[i].span);
    }
    for (size_t i = 0; i < sheet->products_count; i++) {
        const struct sheet_product *product = &sheet->products[i];
        for (size_t k = 0; k < product->windows_count; k++) {
            look_at(&last, sheet, &product->windows[k]);
        }
    }
    return last;
}

static void add_percent(struct buffer *out, const char *name, int64_t value) {
    buffer_format(out, " %s=\"%d.%02d%%\"", name, (int)(value / 100), (int)(value % 100));
}

static void add_bar(const struct picture *picture, const struct sheet_span *span) {
    int64_t from = place(picture, span->from);
    int64_t till = span->has_till ? place(picture, span->till) : WHOLE;
    if (till - from < BAR_MIN) {
        from = from > WHOLE - BAR_MIN ? WHOLE - BAR_MIN : from;
        till = from + BAR_MIN;
    }
    buffer_string(picture->out, "<rect y=\"2\" height=\"14\"");
    add_percent(picture->out, "x", from);
    add_percent(picture->out, "width", till - from);
    buffer_format(picture->out, " fill=\"url(#p%d)\" stroke=\"#111\"/>",
                  pattern_of(span));
}

// What holds outside the windows fills the gaps between them.
static void add_outside(const struct picture *picture,
                        const struct sheet_product *product) {
    struct sheet_span outside = product->outside;
    outside.from = picture->sheet->ended;
    outside.has_till = true;
    for (size_t i = 0; i < product->windows_count; i++) {
        outside.till = product->windows[i].from;
        if (place(picture, outside.from) < place(picture, outside.till)) {
            add_bar(picture, &outside);
        }
        outside.from = product->windows[i].till;
    }
    outside.has_till = false;
    if (place(picture, outside.from) < WHOLE) {
        add_bar(picture, &outside);
    }
}

static void add_grid(struct buffer *out) {
    buffer_string(out, "<use href=\"#grid\" width=\"100%\" height=\"100%\"/>");
}

static void add_products(const struct picture *picture, size_t from, size_t end) {
    const struct sheet_product *product = &picture->sheet->products[from];
    buffer_string(picture->out, "<tr><th scope=\"row\">");
    for (size_t i = from; i < end; i++) {
        buffer_string(picture->out, i > from ? ", " : "");
        sheet_page_text(picture->out, picture->sheet->products[i].label);
    }
    buffer_string(picture->out, "</th><td><svg class=\"bar\" aria-hidden=\"true\">");
    add_grid(picture->out);
    for (size_t i = 0; i < product->windows_count; i++) {
        add_bar(picture, &product->windows[i]);
    }
    add_outside(picture, product);
    buffer_string(picture->out, "</svg>");
    sheet_page_element(picture->out, "span", "note",
                       sheet_course(picture->sheet, product));
    buffer_string(picture->out, "</td></tr>\n");
}

// A step is known by its first sentence; its times stand further up.
static struct text first_sentence(struct text text) {
    for (size_t i = 0; i + 1 < text.len; i++) {
        if (text.at[i] == '.' && text.at[i + 1] == ' ') {
            return (struct text){text.at, i + 1};
        }
    }
    return text;
}

static void add_step(const struct picture *picture, const struct sheet_step *step) {
    const struct sheet_product alone = {
        .windows = &step->span, .windows_count = 1, .outside = {.shown = TEXT("")}};
    buffer_string(picture->out, "<tr><th scope=\"row\">");
    sheet_page_text(picture->out, first_sentence(step->says));
    buffer_string(picture->out, "</th><td><svg class=\"bar\" role=\"img\" aria-label=\"");
    sheet_page_text(picture->out, sheet_course(picture->sheet, &alone));
    buffer_string(picture->out, "\">");
    add_grid(picture->out);
    add_bar(picture, &step->span);
    buffer_string(picture->out, "</svg></td></tr>\n");
}

static void add_group(struct buffer *out, struct text title) {
    buffer_string(out, "<tr><th scope=\"rowgroup\" colspan=\"2\">");
    sheet_page_text(out, title);
    buffer_string(out, "</th></tr>\n");
}

static const char *anchor_of(const struct picture *picture, size_t mark) {
    return mark == 0 ? "start" : mark == picture->last ? "end" : "middle";
}

// A mark's day of the month, and its month below.
static void add_mark(const struct picture *picture, size_t mark) {
    struct buffer *out = picture->out;
    struct date date =
        date_add(picture->sheet->ended.date, (struct span){.days = marks[mark]});
    struct civil civil = date_civil(date);
    enum say month = (enum say)(SAY_JAN + (civil.month > 0 ? civil.month - 1 : 0));
    int64_t x = (int64_t)mark * WHOLE / (int64_t)picture->last;
    for (int line = 0; line < 2; line++) {
        buffer_format(out, "<text y=\"%d\" text-anchor=\"%s\" fill=\"#111\"",
                      line == 0 ? 11 : 26, anchor_of(picture, mark));
        add_percent(out, "x", x);
        buffer_string(out, ">");
        if (line == 0) {
            buffer_format(out, "%d", civil.day);
        } else {
            sheet_page_text(out, sheet_page_word(picture->sheet, month));
        }
        buffer_string(out, "</text>");
    }
}

static void add_axis(const struct picture *picture) {
    buffer_string(picture->out, "<table>\n<thead><tr><td></td><td><svg class=\"axis\" "
                                "aria-hidden=\"true\">");
    for (size_t i = 0; i <= picture->last; i++) {
        add_mark(picture, i);
    }
    buffer_string(picture->out, "</svg></td></tr></thead>\n<tbody>\n");
}

static void add_patterns(const struct picture *picture) {
    struct buffer *out = picture->out;
    buffer_string(out, "<svg class=\"patterns\" aria-hidden=\"true\"><defs>");
    for (size_t i = 0; i < PATTERNS; i++) {
        buffer_string(out, patterns[i]);
    }
    buffer_string(out, "<symbol id=\"grid\">");
    for (size_t i = 0; i <= picture->last; i++) {
        int64_t x = (int64_t)i * WHOLE / (int64_t)picture->last;
        buffer_string(out, "<line y1=\"0\" y2=\"18\" stroke=\"#999\"");
        add_percent(out, "x1", x);
        add_percent(out, "x2", x);
        buffer_string(out, "/>");
    }
    buffer_string(out, "</symbol></defs></svg>\n");
}

// The words that stand in the legend already.
struct legend {
    struct text shown[32];
    size_t count;
};

static void add_to_legend(const struct picture *picture, struct legend *legend,
                          const struct sheet_span *span) {
    for (size_t i = 0; i < legend->count; i++) {
        if (text_equal(legend->shown[i], span->shown)) {
            return;
        }
    }
    if (legend->count == sizeof legend->shown / sizeof *legend->shown) {
        return;
    }
    legend->shown[legend->count++] = span->shown;
    buffer_format(picture->out,
                  "<li><svg aria-hidden=\"true\"><rect width=\"100%%\" height=\"100%%\" "
                  "fill=\"url(#p%d)\" stroke=\"#111\"/></svg>",
                  pattern_of(span));
    sheet_page_text(picture->out, span->shown);
    buffer_string(picture->out, "</li>\n");
}

static void add_legend(const struct picture *picture) {
    const struct sheet *sheet = picture->sheet;
    struct legend legend = {.count = 0};
    buffer_string(picture->out, "<ul class=\"legend\">\n");
    for (size_t i = 0; i < sheet->changes_count; i++) {
        add_to_legend(picture, &legend, &sheet->changes[i].span);
    }
    for (size_t i = 0; i < sheet->steps_count + sheet->red_flags_count; i++) {
        add_to_legend(picture, &legend, &sheet->steps[i].span);
    }
    buffer_string(picture->out, "</ul>\n");
}

static void add_rows(const struct picture *picture) {
    const struct sheet *sheet = picture->sheet;
    size_t steps = sheet->steps_count + sheet->red_flags_count;
    if (sheet->products_count > 0) {
        add_group(picture->out, sheet_page_word(sheet, SAY_PRODUCTS));
    }
    for (size_t i = 0; i < sheet->products_count;) {
        size_t end = sheet_products_end(sheet, i);
        add_products(picture, i, end);
        i = end;
    }
    if (steps > 0) {
        add_group(picture->out, sheet_page_word(sheet, SAY_STEPS));
    }
    for (size_t i = 0; i < steps; i++) {
        add_step(picture, &sheet->steps[i]);
    }
}

void sheet_timeline(struct buffer *out, const struct sheet *sheet) {
    struct picture picture = {out, sheet, last_mark(sheet)};
    if (sheet->products_count + sheet->steps_count + sheet->red_flags_count == 0) {
        return;
    }
    buffer_string(out, "<section>\n");
    sheet_page_element(out, "h2", NULL, sheet_page_word(sheet, SAY_TIMELINE));
    add_patterns(&picture);
    add_legend(&picture);
    add_axis(&picture);
    add_rows(&picture);
    buffer_string(out, "</tbody>\n</table>\n</section>\n");
}
