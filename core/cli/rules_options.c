#include "core/cli/rules_options.h"

#include "core/base/json_writer.h"
#include "core/cli/report.h"
#include "core/cli/rule_words.h"
#include "core/cli/wrap.h"

static void add_paragraph(struct buffer *out, struct text text, int indent, int width) {
    buffer_format(out, "%*s", indent, "");
    wrap_text(out, text, &(struct wrap){width, indent, indent});
    buffer_string(out, "\n");
}

// Names, each once: several rules may overrule the same one.
static void add_names(struct buffer *out, const char *says, const struct json *names,
                      int width) {
    struct buffer line;
    if (!names || names->count == 0) {
        return;
    }
    buffer_init(&line, &out->allocator, out->max);
    buffer_string(&line, says);
    for (const struct json *one = names->first; one; one = one->next) {
        const struct json *before = names->first;
        while (before != one && !text_equal(before->text, one->text)) {
            before = before->next;
        }
        if (before == one) {
            buffer_format(&line, "%s %.*s", one == names->first ? "" : ",",
                          TEXT_ARGS(one->text));
        }
    }
    out->failed = out->failed || line.failed;
    add_paragraph(out, (struct text){line.at, line.len}, 6, width);
    buffer_clear(&line);
}

static void add_choice(struct buffer *out, const struct json *option,
                       const struct json *choice, int width) {
    struct text name = text_member(choice, "choice");
    const struct json *wakes = json_member(choice, "wakes");
    bool is_default = text_equal(name, text_member(option, "default"));
    bool is_chosen = text_equal(name, text_member(option, "chosen"));
    buffer_format(out, "    %.*s", TEXT_ARGS(name));
    if (is_default || is_chosen) {
        buffer_format(out, " (%s%s%s)", is_default ? "the default" : "",
                      is_default && is_chosen ? ", " : "", is_chosen ? "chosen" : "");
    }
    buffer_string(out, "\n");
    if (!wakes || wakes->count == 0) {
        add_paragraph(out, TEXT("wakes no rule: those without a policy decide"), 6,
                      width);
    }
    add_names(out, "wakes", wakes, width);
    add_names(out, "overrules", json_member(choice, "overrules"), width);
}

void rules_options_text(struct buffer *out, const struct json *list, int width) {
    const struct json *options = json_member(list, "choices");
    for (const struct json *one = options ? options->first : NULL; one; one = one->next) {
        const struct json *choices = json_member(one, "choices");
        buffer_format(out, "%s%s%.*s%s\n", one == options->first ? "" : "\n",
                      style_bold(), TEXT_ARGS(text_member(one, "option")), style_plain());
        add_paragraph(out, text_member(one, "says"), 2, width);
        for (const struct json *choice = choices ? choices->first : NULL; choice;
             choice = choice->next) {
            add_choice(out, one, choice, width);
        }
        if (text_member(one, "default").len == 0) {
            add_paragraph(out, TEXT("without a choice none of them holds"), 4, width);
        }
    }
}

void rules_options_json(struct buffer *out, const struct json *list) {
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    json_key(&writer, "digest");
    json_text(&writer, text_member(list, "digest"));
    json_key(&writer, "choices");
    json_copy(&writer, json_member(list, "choices"));
    json_end_object(&writer);
    buffer_string(out, "\n");
}
