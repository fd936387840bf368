#include "core/plan/pack_answer.h"

#include <string.h>

struct text pack_answer_rule(const struct pack_trial *trial, struct text name) {
    struct text pack = trial->pack_case->pack->name;
    bool is_own = name.len > pack.len + 1 && memcmp(name.at, pack.at, pack.len) == 0 &&
                  name.at[pack.len] == '.';
    return is_own ? (struct text){name.at + pack.len + 1, name.len - pack.len - 1} : name;
}

struct text pack_answer_text(const struct json *object, const char *name) {
    const struct json *member = json_member(object, name);
    bool is_text = member && (member->type == JSON_TEXT || member->type == JSON_NUMBER);
    return is_text ? member->text : TEXT("");
}

const char *pack_answer_act(const struct pack_trial *trial) {
    const struct rulebase *base = trial->assessor->rules->base;
    for (size_t i = 0; i < base->kinds_count; i++) {
        const struct kind *kind = base->kinds[i];
        if (kind->fold == FOLD_STEPS) {
            const struct field *field = &kind->fields[kind->roles[ROLE_BY]];
            return field->shown.len > 0 ? field->shown.at : field->name.at;
        }
    }
    return "";
}

const char *pack_answer_weight(const struct pack_trial *trial) {
    const struct kind *kind = trial->assessor->rules->base->verdict_kind;
    return kind ? kind->fields[kind->roles[ROLE_BY]].name.at : "";
}
