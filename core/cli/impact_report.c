#include "core/cli/impact_report.h"

#include "core/base/fail.h"
#include "core/base/sort.h"
#include "core/cli/report.h"

void impact_report_init(struct impact_report *report, struct arena *arena) {
    *report = (struct impact_report){.arena = arena};
}

// --- adding ----------------------------------------------------------------------------

static struct impact_group *find_group(const struct impact_report *report,
                                       enum impact_effect effect, struct text rule) {
    for (size_t i = 0; i < report->groups_count; i++) {
        struct impact_group *group = report->groups[i];
        if (group->effect == effect && text_equal(group->rule, rule)) {
            return group;
        }
    }
    return NULL;
}

static bool keep(struct arena *arena, struct text *text) {
    char *copied = arena_copy(arena, text->at, text->len);
    text->at = copied;
    return copied != NULL;
}

static struct impact_group *make_group(struct impact_report *report,
                                       enum impact_effect effect, struct text rule) {
    struct impact_group *group = arena_alloc(report->arena, sizeof *group);
    struct impact_group **groups =
        arena_grow(report->arena, report->groups, report->groups_count,
                   &report->groups_capacity, sizeof(struct impact_group *));
    if (!group || !groups || !keep(report->arena, &rule)) {
        return NULL;
    }
    report->groups = groups;
    groups[report->groups_count++] = group;
    group->effect = effect;
    group->rule = rule;
    return group;
}

static bool count_turn(struct impact_group *group, struct arena *arena, struct text from,
                       struct text to) {
    for (size_t i = 0; i < group->turns_count; i++) {
        struct impact_turn *turn = &group->turns[i];
        if (text_equal(turn->from, from) && text_equal(turn->to, to)) {
            turn->count++;
            return true;
        }
    }
    if (group->turns_count == IMPACT_TURNS_MAX) {
        return true;
    }
    group->turns[group->turns_count++] = (struct impact_turn){from, to, 1};
    struct impact_turn *turn = &group->turns[group->turns_count - 1];
    return keep(arena, &turn->from) && keep(arena, &turn->to);
}

static bool keep_example(struct impact_group *group, struct arena *arena, size_t line,
                         const struct json *change) {
    if (group->examples_count == IMPACT_EXAMPLES_MAX) {
        return true;
    }
    struct impact_example *example = &group->examples[group->examples_count++];
    *example = (struct impact_example){
        .line = line,
        .what = text_member(change, "what"),
        .from = text_member(change, "from"),
        .to = text_member(change, "to"),
        .was = text_member(change, "was"),
        .is = text_member(change, "is"),
    };
    return keep(arena, &example->what) && keep(arena, &example->from) &&
           keep(arena, &example->to) && keep(arena, &example->was) &&
           keep(arena, &example->is);
}

static enum impact_effect effect_of(const struct json *change) {
    struct text word = text_member(change, "effect");
    int effect = 0;
    while (effect < IMPACT_EFFECTS_COUNT - 1 &&
           !text_is(word, impact_word((enum impact_effect)effect))) {
        effect++;
    }
    return (enum impact_effect)effect;
}

static bool add_change(struct impact_report *report, size_t line,
                       const struct json *change) {
    enum impact_effect effect = effect_of(change);
    struct text rule = text_member(change, "rule");
    struct impact_group *group = find_group(report, effect, rule);
    group = group ? group : make_group(report, effect, rule);
    if (!group) {
        return false;
    }
    group->count++;
    group->lines += line != group->last_line;
    group->last_line = line;
    return count_turn(group, report->arena, text_member(change, "from"),
                      text_member(change, "to")) &&
           keep_example(group, report->arena, line, change);
}

aftercare_status impact_report_add(struct impact_report *report, size_t line,
                                   const struct json *changes, aftercare_error *err) {
    for (const struct json *one = changes ? changes->first : NULL; one; one = one->next) {
        if (!add_change(report, line, one)) {
            return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the report");
        }
    }
    return AFTERCARE_OK;
}

// --- telling ---------------------------------------------------------------------------

static int by_effect(const void *a, const void *b) {
    const struct impact_group *const *first = a;
    const struct impact_group *const *second = b;
    if ((*first)->effect != (*second)->effect) {
        return (*first)->effect < (*second)->effect ? -1 : 1;
    }
    if ((*first)->count != (*second)->count) {
        return (*first)->count > (*second)->count ? -1 : 1;
    }
    return text_compare((*first)->rule, (*second)->rule);
}

void impact_report_sort(struct impact_report *report) {
    sort_in_place(report->groups, report->groups_count, sizeof *report->groups,
                  by_effect);
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

static struct text word_of(struct text text) {
    return text.len > 0 ? text : TEXT("none");
}

static void write_turns(struct buffer *out, const struct impact_group *group) {
    for (size_t i = 0; i < group->turns_count; i++) {
        const struct impact_turn *turn = &group->turns[i];
        struct text from = word_of(turn->from);
        struct text to = word_of(turn->to);
        buffer_format(out, "%s%.*s -> %.*s", i == 0 ? "" : ", ", TEXT_ARGS(from),
                      TEXT_ARGS(to));
        if (group->turns_count > 1) {
            buffer_format(out, " (%zu)", turn->count);
        }
    }
}

static void write_example(struct buffer *out, const struct impact_example *example,
                          const char *unit) {
    struct text from = word_of(example->from);
    struct text to = word_of(example->to);
    buffer_format(out, "      %s %zu, %.*s: %.*s -> %.*s", unit, example->line,
                  TEXT_ARGS(example->what), TEXT_ARGS(from), TEXT_ARGS(to));
    if (example->was.len > 0 || example->is.len > 0) {
        struct text was = word_of(example->was);
        struct text is = word_of(example->is);
        buffer_format(out, ", %.*s -> %.*s", TEXT_ARGS(was), TEXT_ARGS(is));
    }
    buffer_string(out, "\n");
}

static void write_group(struct buffer *out, const struct impact_group *group,
                        const char *unit) {
    struct text rule = group->rule.len > 0 ? group->rule : TEXT("(no rule by itself)");
    buffer_format(out, "  %.*s: %zu in %zu %s%s, ", TEXT_ARGS(rule), group->count,
                  group->lines, unit, plural(group->lines));
    write_turns(out, group);
    buffer_string(out, "\n");
    for (size_t i = 0; i < group->examples_count; i++) {
        write_example(out, &group->examples[i], unit);
    }
}

void impact_report_text(struct buffer *out, const struct impact_report *report,
                        const char *unit) {
    for (size_t i = 0; i < report->groups_count; i++) {
        const struct impact_group *group = report->groups[i];
        if (i == 0 || group->effect != report->groups[i - 1]->effect) {
            buffer_format(out, "%s:\n", impact_says(group->effect));
        }
        write_group(out, group, unit);
    }
}

static void member(struct json_writer *writer, const char *key, struct text text) {
    json_key(writer, key);
    if (text.len > 0) {
        json_text(writer, text);
    } else {
        json_null(writer);
    }
}

static void number(struct json_writer *writer, const char *key, size_t value) {
    json_key(writer, key);
    json_integer(writer, (int64_t)value);
}

static void group_json(struct json_writer *writer, const struct impact_group *group,
                       const char *unit) {
    json_begin_object(writer);
    json_key(writer, "effect");
    json_string(writer, impact_word(group->effect));
    member(writer, "rule", group->rule);
    number(writer, "changes", group->count);
    number(writer, "documents", group->lines);
    json_key(writer, "turns");
    json_begin_list(writer);
    for (size_t i = 0; i < group->turns_count; i++) {
        json_begin_object(writer);
        member(writer, "from", group->turns[i].from);
        member(writer, "to", group->turns[i].to);
        number(writer, "changes", group->turns[i].count);
        json_end_object(writer);
    }
    json_end_list(writer);
    json_key(writer, "examples");
    json_begin_list(writer);
    for (size_t i = 0; i < group->examples_count; i++) {
        const struct impact_example *example = &group->examples[i];
        json_begin_object(writer);
        number(writer, unit, example->line);
        member(writer, "what", example->what);
        member(writer, "from", example->from);
        member(writer, "to", example->to);
        member(writer, "was", example->was);
        member(writer, "is", example->is);
        json_end_object(writer);
    }
    json_end_list(writer);
    json_end_object(writer);
}

void impact_report_json(struct json_writer *writer, const struct impact_report *report,
                        const char *unit) {
    json_begin_list(writer);
    for (size_t i = 0; i < report->groups_count; i++) {
        group_json(writer, report->groups[i], unit);
    }
    json_end_list(writer);
}
