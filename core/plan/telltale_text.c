#include "core/plan/telltale_text.h"

#include "core/plan/case_text.h"
#include "core/plan/vary.h"

#include <string.h>

#define LINE_FULL 70 // columns, after which a section goes on below
#define NAME_MAX_LEN 120

// The mistake in single quotes, cut to what a name can be, between characters.
static void write_name(struct buffer *out, const struct telltale_case *telltale) {
    struct text rule = rule_id(telltale->altered->rule);
    size_t len = strlen(telltale->mistake);
    bool is_cut = len > NAME_MAX_LEN;
    len = is_cut ? NAME_MAX_LEN : len;
    while (is_cut && len > 0 && ((unsigned char)telltale->mistake[len] & 0xC0) == 0x80) {
        len--;
    }
    buffer_format(out, "case \"%.*s, not ", TEXT_ARGS(rule));
    for (size_t i = 0; i < len; i++) {
        char c = telltale->mistake[i];
        buffer_add(out, c == '"' || c == '\\' ? "'" : &c, 1);
    }
    buffer_string(out, is_cut ? " …\" {\n" : "\" {\n");
}

static void write_options(struct buffer *out, const struct variant *variant) {
    for (size_t i = 0; i < variant->count; i++) {
        buffer_string(out, i > 0 ? ", " : "  options = { ");
        case_text_name(out, text_of(variant->options[i].name));
        buffer_string(out, " = ");
        case_text_quoted(out, text_of(variant->options[i].value));
    }
    buffer_string(out, variant->count > 0 ? " },\n" : "");
}

// Each member but the first after a comma, and on a new line where the last is full.
static void write_member(struct buffer *out, struct text key, const struct json *value,
                         size_t *line) {
    buffer_string(out, *line == 0 ? "" : *line > LINE_FULL ? ",\n    " : ", ");
    *line = *line > LINE_FULL ? 0 : *line;
    size_t begins = out->len;
    case_text_name(out, key);
    buffer_string(out, " = ");
    if (value) {
        case_text_value(out, value);
    } else {
        buffer_string(out, "unknown");
    }
    *line += out->len - begins;
}

static bool is_of(const struct variable *one, struct text section) {
    return one->kind == VARY_MEMBER && text_is(section, one->section);
}

static void write_section(struct buffer *out, const struct telltale_case *telltale,
                          const struct json *section) {
    const struct variables *variables = telltale->variables;
    size_t line = 0;
    buffer_format(out, "  %.*s = {\n    ", TEXT_ARGS(section->key));
    for (const struct json *one = section->first; one; one = one->next) {
        write_member(out, one->key, one, &line);
    }
    for (size_t i = 0; i < variables->count; i++) {
        const struct variable *one = &variables->items[i];
        if (is_of(one, section->key) && !one->values[telltale->chosen[i]]) {
            write_member(out, one->key, NULL, &line);
        }
    }
    buffer_string(out, ",\n  },\n");
}

void telltale_text(struct buffer *out, const struct telltale_case *telltale) {
    write_name(out, telltale);
    write_options(out, telltale->altered->variant);
    for (const struct json *one = telltale->document->first; one; one = one->next) {
        write_section(out, telltale, one);
    }
    buffer_string(out, "  expect = ");
    case_text_value(out, telltale->expect);
    buffer_string(out, ",\n}\n");
}
