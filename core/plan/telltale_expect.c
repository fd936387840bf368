#include "core/plan/telltale_expect.h"

#include "core/plan/pack_answer.h"

#define VALUE_MAX ((size_t)1 << 20)

typedef void write_function(struct json_writer *out, const struct json *answer,
                            const struct pack_trial *trial);

static const struct json *first_of(const struct json *answer, const char *list) {
    const struct json *found = json_member(answer, list);
    return found ? found->first : NULL;
}

static const struct json *list_of(const struct json *answer, const char *of,
                                  const char *list) {
    return json_member(first_of(answer, of), list);
}

static void write_text(struct json_writer *out, struct text text) {
    if (text.len > 0) {
        json_text(out, text);
    } else {
        json_null(out);
    }
}

// --- of an assessment ------------------------------------------------------------------

static void write_verdict(struct json_writer *out, const struct json *answer,
                          const struct pack_trial *trial) {
    (void)trial;
    write_text(out, pack_answer_text(first_of(answer, "treatments"), "verdict"));
}

static void write_clear_from(struct json_writer *out, const struct json *answer,
                             const struct pack_trial *trial) {
    (void)trial;
    write_text(out, pack_answer_text(first_of(answer, "treatments"), "clear_from"));
}

static void write_rules(struct json_writer *out, const struct json *list,
                        const struct pack_trial *trial, const char *holds) {
    json_begin_list(out);
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (!holds || text_is(pack_answer_text(one, "holds"), holds)) {
            json_text(out, pack_answer_rule(trial, pack_answer_text(one, "rule")));
        }
    }
    json_end_list(out);
}

static void write_findings(struct json_writer *out, const struct json *answer,
                           const struct pack_trial *trial) {
    write_rules(out, list_of(answer, "treatments", "findings"), trial, "true");
}

static void write_unknown(struct json_writer *out, const struct json *answer,
                          const struct pack_trial *trial) {
    write_rules(out, list_of(answer, "treatments", "findings"), trial, "unknown");
}

static void write_overruled(struct json_writer *out, const struct json *answer,
                            const struct pack_trial *trial) {
    write_rules(out, list_of(answer, "treatments", "overruled"), trial, NULL);
}

static const struct json *same_entry(const struct json *list, const struct json *first,
                                     const char *member) {
    for (const struct json *one = list->first; one != first; one = one->next) {
        if (text_equal(pack_answer_text(one, member), pack_answer_text(first, member))) {
            return one;
        }
    }
    return NULL;
}

// A map from the rule of each finding to what the verdict is made of.
static void write_weights(struct json_writer *out, const struct json *answer,
                          const struct pack_trial *trial) {
    const struct json *list = list_of(answer, "treatments", "findings");
    json_begin_object(out);
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (!same_entry(list, one, "rule")) {
            json_name(out, pack_answer_rule(trial, pack_answer_text(one, "rule")));
            json_text(out, pack_answer_text(one, pack_answer_weight(trial)));
        }
    }
    json_end_object(out);
}

static void write_matches(struct json_writer *out, const struct json *answer,
                          const struct pack_trial *trial) {
    const struct json *list = list_of(answer, "matches", "treatments");
    (void)trial;
    json_begin_list(out);
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        json_text(out, pack_answer_text(one, "treatment"));
    }
    json_end_list(out);
}

// { treatment = { sessions = …, interval = …, details = … } }, and what it is ranked by.
static void write_course(struct json_writer *out, const struct json *answer,
                         const struct pack_trial *trial) {
    const struct json *list = list_of(answer, "matches", "treatments");
    (void)trial;
    json_begin_object(out);
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (same_entry(list, one, "treatment")) {
            continue;
        }
        json_name(out, pack_answer_text(one, "treatment"));
        json_begin_object(out);
        for (const struct json *part = one->first; part; part = part->next) {
            if (part->type == JSON_LIST || part->type == JSON_NUMBER ||
                part->type == JSON_OBJECT) {
                json_name(out, part->key);
                json_copy(out, part);
            }
        }
        json_end_object(out);
    }
    json_end_object(out);
}

// --- of a plan -------------------------------------------------------------------------

// A map from the rule of each step to one member of the step.
static void write_steps(struct json_writer *out, const struct json *answer,
                        const struct pack_trial *trial, const char *member) {
    const struct json *list = json_member(answer, "steps");
    json_begin_object(out);
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        struct text value = pack_answer_text(one, member);
        if (value.len > 0 && !same_entry(list, one, "rule")) {
            json_name(out, pack_answer_rule(trial, pack_answer_text(one, "rule")));
            json_text(out, value);
        }
    }
    json_end_object(out);
}

static void write_acts(struct json_writer *out, const struct json *answer,
                       const struct pack_trial *trial) {
    write_steps(out, answer, trial, pack_answer_act(trial));
}

static void write_on_reaction(struct json_writer *out, const struct json *answer,
                              const struct pack_trial *trial) {
    write_steps(out, answer, trial, "on_reaction");
}

// A map from each rule to its reminders: how many, or when they are due.
static void write_reminding(struct json_writer *out, const struct json *answer,
                            const struct pack_trial *trial, bool has_instants) {
    const struct json *list = json_member(answer, "reminders");
    json_begin_object(out);
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        int64_t count = 0;
        if (same_entry(list, one, "rule")) {
            continue;
        }
        json_name(out, pack_answer_rule(trial, pack_answer_text(one, "rule")));
        if (has_instants) {
            json_begin_list(out);
        }
        for (const struct json *other = one; other; other = other->next) {
            bool is_its = text_equal(pack_answer_text(other, "rule"),
                                     pack_answer_text(one, "rule"));
            count += is_its;
            if (is_its && has_instants) {
                json_text(out, pack_answer_text(other, "due"));
            }
        }
        if (has_instants) {
            json_end_list(out);
        } else {
            json_integer(out, count);
        }
    }
    json_end_object(out);
}

static void write_reminders(struct json_writer *out, const struct json *answer,
                            const struct pack_trial *trial) {
    write_reminding(out, answer, trial, false);
}

static void write_due(struct json_writer *out, const struct json *answer,
                      const struct pack_trial *trial) {
    write_reminding(out, answer, trial, true);
}

// --- what differs ----------------------------------------------------------------------

// Words that tell the same thing are one group, and the first group that differs is told.
static const struct {
    const char *name;
    bool is_of_plan;
    unsigned group;
    write_function *write;
} words[] = {
    {"verdict", false, 0, write_verdict},
    {"clear_from", false, 0, write_clear_from},
    {"findings", false, 0, write_findings},
    {"unknown", false, 0, write_unknown},
    {"matches", false, 1, write_matches},
    {"course", false, 2, write_course},
    {"weights", false, 3, write_weights},
    {"overruled", false, 3, write_overruled},
    {"acts", true, 0, write_acts},
    {"reminders", true, 0, write_reminders},
    {"due", true, 1, write_due},
    {"on_reaction", true, 2, write_on_reaction},
};

#define WORDS (sizeof words / sizeof *words)
#define GROUPS 4

// What only the other map has: of that there is nothing, where it can be counted.
static void write_missing(struct json_writer *out, const struct json *right,
                          const struct json *wrong) {
    for (const struct json *one = wrong->first; one; one = one->next) {
        bool is_counted = one->type == JSON_NUMBER || one->type == JSON_LIST;
        if (json_member(right, one->key.at) || !is_counted) {
            continue;
        }
        json_name(out, one->key);
        if (one->type == JSON_NUMBER) {
            json_integer(out, 0);
        } else {
            json_begin_list(out);
            json_end_list(out);
        }
    }
}

static bool is_same(const struct json *right, const struct json *wrong,
                    struct buffer *scratch) {
    buffer_reset(scratch);
    json_copy(&(struct json_writer){.out = scratch}, right);
    size_t len = scratch->len;
    if (wrong) {
        json_copy(&(struct json_writer){.out = scratch}, wrong);
    }
    return text_equal((struct text){scratch->at, len},
                      (struct text){scratch->at + len, scratch->len - len});
}

// The entries of a map in which it differs from another one, and of those that are maps
// likewise. Depth is bounded: a map of maps.
static void write_other_entries(struct json_writer *out, const struct json *right,
                                const struct json *wrong, struct buffer *scratch) {
    json_begin_object(out);
    for (const struct json *one = right->first; one; one = one->next) {
        const struct json *other = json_member(wrong, one->key.at);
        if (is_same(one, other, scratch)) {
            continue;
        }
        json_name(out, one->key);
        if (!right->parent && one->type == JSON_OBJECT && other &&
            other->type == JSON_OBJECT) {
            write_other_entries(out, one, other, scratch);
        } else {
            json_copy(out, one);
        }
    }
    write_missing(out, right, wrong);
    json_end_object(out);
}

static const struct json *read_value(const struct buffer *text, struct arena *arena) {
    struct json_limits limits = JSON_LIMITS;
    struct json_document document;
    const char *copy = text->failed ? NULL : arena_copy(arena, text->at, text->len);
    bool is_read = copy && !json_read(&document, arena, "expect",
                                      (struct text){copy, text->len}, &limits, NULL);
    return is_read ? document.root : NULL;
}

// What one word says of both; false: the same.
static bool write_word(struct json_writer *out, size_t word,
                       const struct two_answers *answers) {
    struct arena *arena = answers->trial->arena;
    struct buffer texts[3];
    const struct json *values[2] = {NULL, NULL};
    const struct json *const roots[] = {answers->right, answers->wrong};
    for (size_t i = 0; i < 3; i++) {
        buffer_init(&texts[i], &arena->allocator, VALUE_MAX);
    }
    for (size_t i = 0; i < 2; i++) {
        words[word].write(&(struct json_writer){.out = &texts[i]}, roots[i],
                          answers->trial);
        values[i] = read_value(&texts[i], arena);
    }
    bool is_other = values[0] && values[1] &&
                    !text_equal((struct text){texts[0].at, texts[0].len},
                                (struct text){texts[1].at, texts[1].len});
    bool is_told = is_other && (values[0]->type != JSON_OBJECT || values[0]->first ||
                                values[1]->first);
    if (is_told) {
        json_key(out, words[word].name);
        if (values[0]->type == JSON_OBJECT) {
            write_other_entries(out, values[0], values[1], &texts[2]);
        } else {
            json_copy(out, values[0]);
        }
    }
    for (size_t i = 0; i < 3; i++) {
        buffer_clear(&texts[i]);
    }
    return is_told;
}

bool telltale_expect(struct json_writer *out, const struct two_answers *answers) {
    bool is_told = false;
    for (unsigned group = 0; group < GROUPS && !is_told; group++) {
        for (size_t i = 0; i < WORDS; i++) {
            if (words[i].group == group && words[i].is_of_plan == answers->is_plan) {
                is_told = write_word(out, i, answers) || is_told;
            }
        }
    }
    return is_told;
}
