// What a practitioner took away: rules whose change leaves nothing of them, so that no
// line of the plan could tell it.
#include "core/cli/report.h"
#include "core/cli/sheet_inside.h"

// A step by what it says, a window by its use and its product.
static struct text said_of(const struct sheet *sheet, const struct json *change) {
    struct text message = text_member(change, "message");
    if (message.len > 0) {
        return message;
    }
    char *made =
        arena_format(sheet->arena, "%.*s: %.*s", TEXT_ARGS(text_member(change, "shown")),
                     TEXT_ARGS(text_member(change, "label")));
    return made ? text_of(made) : (struct text){0};
}

bool sheet_read_taken_away(struct sheet *sheet, const struct json *plan) {
    const struct json *list = json_member(plan, "changes");
    struct text *taken = arena_array(sheet->arena, list ? list->count : 0, sizeof *taken);
    sheet->taken_away = taken;
    for (const struct json *one = list && taken ? list->first : NULL; one;
         one = one->next) {
        const struct json *is_taken = json_member(one, "taken_away");
        if (!is_taken || is_taken->type != JSON_TRUE) {
            continue;
        }
        struct text words =
            sheet_say(sheet, SAY_TAKEN_AWAY,
                      (struct text[]){said_of(sheet, one), sheet_span_changed(sheet, one),
                                      TEXT("")});
        if (!words.at) {
            return false;
        }
        taken[sheet->taken_away_count++] = words;
    }
    return taken != NULL;
}
