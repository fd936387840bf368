// What holds from one moment until another, as the plan tells it.
#include "core/cli/report.h"
#include "core/cli/sheet_inside.h"

struct wall sheet_span_wall(const struct json *object, const char *name) {
    struct instant instant = {0};
    int32_t offset = 0;
    (void)instant_parse(&instant, &offset, text_member(object, name));
    return instant_wall(instant, offset);
}

int sheet_span_strength(const struct json *object) {
    const struct json *strength = json_member(object, "strength");
    bool is_known = strength && strength->type == JSON_NUMBER && strength->integer >= 0 &&
                    strength->integer < STRENGTH_PLAIN;
    return is_known ? (int)strength->integer : STRENGTH_NONE;
}

struct text sheet_span_changed(const struct sheet *sheet, const struct json *change) {
    struct text because = text_member(change, "because");
    if (!change) {
        return TEXT("");
    }
    return sheet_say(sheet, because.len > 0 ? SAY_CHANGED_BECAUSE : SAY_CHANGED,
                     (struct text[]){text_member(change, "by"), because, TEXT("")});
}

bool sheet_span_read(struct sheet_span *out, const struct sheet *sheet,
                     const struct json *line) {
    *out = (struct sheet_span){
        .shown = text_member(line, "shown"),
        .strength = sheet_span_strength(line),
        .how_often = sheet_how_often(sheet, text_member(line, "frequency")),
        .from = sheet_span_wall(line, "from"),
        .till = sheet_span_wall(line, "till"),
        .has_till = true,
        .because = text_member(line, "because"),
        .changed = sheet_span_changed(sheet, json_member(line, "changed")),
    };
    return out->how_often.at && out->changed.at;
}
