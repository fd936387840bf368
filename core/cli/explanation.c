#include "core/cli/explanation.h"

#include "core/cli/report.h"
#include "core/cli/wrap.h"

#define WIDTH 88

static void write_wrapped(struct buffer *out, struct text text, int indent) {
    buffer_format(out, "%*s", indent, "");
    wrap_text(out, text, &(struct wrap){WIDTH, indent, indent});
    buffer_string(out, "\n");
}

// Nesting is bounded by that of the JSON.
static void write_part(struct buffer *out, const struct explanation *how,
                       const struct json *part, int indent) {
    struct text wording = text_member(part, "wording");
    const struct json *parts = json_member(part, "parts");
    const struct json *reads = json_member(part, "reads"); // of a function
    buffer_format(out, "%*s%.*s: %s%.*s%s", indent, "",
                  TEXT_ARGS(wording.len > 0 ? wording : text_member(part, "part")),
                  how->bold, TEXT_ARGS(text_member(part, "value")), how->plain);
    if (text_member(part, "until").len > 0) {
        buffer_format(out, " until %.*s", TEXT_ARGS(text_member(part, "until")));
    }
    buffer_string(out, "\n");
    if (text_member(part, "sentence").len > 0) {
        write_wrapped(out, text_member(part, "sentence"), indent + 4);
    }
    for (const struct json *one = parts ? parts->first : NULL; one; one = one->next) {
        write_part(out, how, one, indent + 2);
    }
    for (const struct json *one = reads ? reads->first : NULL; one; one = one->next) {
        write_part(out, how, one, indent + 2);
    }
}

// What the rule needs of the request.
static void write_details(struct buffer *out, const struct explanation *how,
                          const struct json *details, int indent) {
    for (const struct json *one = details ? details->first : NULL; one; one = one->next) {
        buffer_format(out, "%*sdetails %.*s: %s%.*s%s\n", indent, "",
                      TEXT_ARGS(text_member(one, "detail")), how->bold,
                      TEXT_ARGS(text_member(one, "value")), how->plain);
        write_wrapped(out, text_member(one, "sentence"), indent + 4);
    }
}

void explanation_write(struct buffer *out, const struct explanation *explanation) {
    const struct json *answer = explanation->answer;
    const struct json *awake = json_member(answer, "is_awake");
    const struct json *condition = json_member(answer, "condition");
    const struct json *exception = json_member(answer, "exception");
    const struct json *change = json_member(answer, "change");
    const char *bold = explanation->bold;
    const char *plain = explanation->plain;
    int indent = explanation->indent;
    buffer_format(out, "%*s%s%.*s%s holds: %s%.*s%s%s\n", indent, "", bold,
                  TEXT_ARGS(text_member(answer, "rule")), plain, bold,
                  TEXT_ARGS(text_member(answer, "holds")), plain,
                  awake && awake->type == JSON_FALSE
                      ? ", but it is asleep: its policy is not chosen"
                      : "");
    write_details(out, explanation, json_member(answer, "details"), indent + 2);
    if (condition) {
        write_part(out, explanation, condition, indent + 2);
    }
    if (exception) {
        buffer_format(out, "%*sunless\n", indent + 2, "");
        write_part(out, explanation, exception, indent + 4);
    }
    if (change) {
        write_wrapped(out, text_member(change, "sentence"), indent + 2);
    }
}
