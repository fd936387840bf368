#include "core/plan/telltale_text.h"

#include "core/plan/case_text.h"
#include "core/plan/vary.h"

#include <string.h>

#define LINE_FULL 70 // columns, after which a section goes on below
#define NAME_MAX_LEN 120

// In single quotes, cut to what a name can be, between characters.
static void write_words(struct buffer *out, struct text words) {
    size_t len = words.len > NAME_MAX_LEN ? NAME_MAX_LEN : words.len;
    bool is_cut = len < words.len;
    while (is_cut && len > 0 && ((unsigned char)words.at[len] & 0xC0) == 0x80) {
        len--;
    }
    for (size_t i = 0; i < len; i++) {
        char c = words.at[i];
        buffer_add(out, c == '"' || c == '\\' ? "'" : &c, 1);
    }
    buffer_string(out, len == 0 ? "nothing" : is_cut ? " …" : "");
}

// The words in which both differ: what they begin and end with alike falls away.
static void find_difference(struct text *right, struct text *wrong) {
    size_t from = 0;
    size_t end = 0;
    size_t least = right->len < wrong->len ? right->len : wrong->len;
    for (size_t i = 0; i < least && right->at[i] == wrong->at[i]; i++) {
        from = right->at[i] == ' ' ? i + 1 : from;
    }
    for (size_t i = 1;
         i <= least - from && right->at[right->len - i] == wrong->at[wrong->len - i];
         i++) {
        end = right->at[right->len - i] == ' ' ? i : end;
    }
    *right = (struct text){right->at + from, right->len - from - end};
    *wrong = (struct text){wrong->at + from, wrong->len - from - end};
}

// Of "till = "P3D"" and "till = "P4D"" in rule b: case "b: 'P3D', not 'P4D' (till)".
static void write_name(struct buffer *out, const struct telltale_case *telltale) {
    const struct altered *altered = telltale->altered;
    const struct rule_value *value = &altered->rule->values[altered->mutation->value];
    struct text rule = rule_id(altered->rule);
    struct text right = text_of(telltale->before);
    struct text wrong = text_of(telltale->after);
    find_difference(&right, &wrong);
    buffer_format(out, "case \"%.*s: ", TEXT_ARGS(rule));
    write_words(out, right);
    buffer_string(out, ", not ");
    write_words(out, wrong);
    buffer_format(out, " (%.*s)\" {\n",
                  TEXT_ARGS(altered->rule->kind->fields[value->field].name));
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
