#include "core/cli/rules_changes.h"

#include "core/base/json_writer.h"
#include "core/cli/report.h"
#include "core/cli/rule_words.h"

// One thing that both lists may have; NULL where one has it not.
struct pair {
    const struct json *before, *after;
};

// What tells a value in words: the field's type, the language of a text that has one, and
// the labels of each side.
struct telling {
    struct text type, locale;
    struct pair labels;
};

static struct pair members(struct pair pair, const char *name) {
    return (struct pair){json_member(pair.before, name), json_member(pair.after, name)};
}

static void add_copy(struct buffer *out, const struct json *value) {
    struct json_writer writer = {.out = out};
    if (value) {
        json_copy(&writer, value);
    }
}

// A document written twice is compared as text: members keep their order.
static bool is_same(struct buffer *out, struct pair pair) {
    struct buffer before;
    struct buffer after;
    buffer_init(&before, &out->allocator, out->max);
    buffer_init(&after, &out->allocator, out->max);
    add_copy(&before, pair.before);
    add_copy(&after, pair.after);
    bool is_equal = text_equal((struct text){before.at, before.len},
                               (struct text){after.at, after.len});
    out->failed = out->failed || before.failed || after.failed;
    buffer_clear(&before);
    buffer_clear(&after);
    return is_equal;
}

static void add_side(struct json_writer *writer, const char *const keys[2],
                     const struct json *value, struct text type,
                     const struct json *labels) {
    struct buffer words;
    if (!value) {
        return;
    }
    buffer_init(&words, &writer->out->allocator, writer->out->max);
    rule_words_value(&words, type, value, labels);
    json_key(writer, keys[0]);
    json_copy(writer, value);
    json_key(writer, keys[1]);
    json_text(writer, (struct text){words.at, words.len});
    writer->out->failed = writer->out->failed || words.failed;
    buffer_clear(&words);
}

static const char *const before_keys[] = {"from", "was"};
static const char *const after_keys[] = {"to", "is"};

static void add_field(struct json_writer *writer, struct text name, struct pair values,
                      const struct telling *telling) {
    if (is_same(writer->out, values)) {
        return;
    }
    json_begin_object(writer);
    json_key(writer, "field");
    json_text(writer, name);
    if (telling->locale.len > 0) {
        json_key(writer, "locale");
        json_text(writer, telling->locale);
    }
    add_side(writer, before_keys, values.before, telling->type, telling->labels.before);
    add_side(writer, after_keys, values.after, telling->type, telling->labels.after);
    json_end_object(writer);
}

static const struct json *member_of(const struct json *object, struct text name) {
    for (const struct json *one = object ? object->first : NULL; one; one = one->next) {
        if (text_equal(one->key, name)) {
            return one;
        }
    }
    return NULL;
}

static struct text type_of(const struct json *list, const struct json *rule,
                           struct text field) {
    const struct json *found =
        rule_words_entry(json_member(list, "kinds"), "kind", text_member(rule, "kind"));
    return text_member(rule_words_entry(json_member(found, "fields"), "field", field),
                       "type");
}

// A sentence in several languages changes in each of them for itself.
static void add_phrase(struct json_writer *writer, struct text name, struct pair values) {
    struct telling telling = {.type = TEXT("text")};
    for (const struct json *one = values.after->first; one; one = one->next) {
        telling.locale = one->key;
        add_field(writer, name, (struct pair){member_of(values.before, one->key), one},
                  &telling);
    }
    for (const struct json *one = values.before->first; one; one = one->next) {
        if (!member_of(values.after, one->key)) {
            telling.locale = one->key;
            add_field(writer, name, (struct pair){one, NULL}, &telling);
        }
    }
}

static void add_value(struct json_writer *writer, struct text name, struct pair values,
                      const struct telling *telling) {
    if (text_is(telling->type, "phrase") && values.before && values.after) {
        add_phrase(writer, name, values);
    } else {
        add_field(writer, name, values, telling);
    }
}

// The fields of both rules, those of the new one first.
static void add_fields(struct json_writer *writer, struct pair lists, struct pair rules) {
    struct pair fields = members(rules, "fields");
    struct telling telling = {.labels = members(rules, "labels")};
    for (const struct json *one = fields.after ? fields.after->first : NULL; one;
         one = one->next) {
        telling.type = type_of(lists.after, rules.after, one->key);
        add_value(writer, one->key,
                  (struct pair){member_of(fields.before, one->key), one}, &telling);
    }
    for (const struct json *one = fields.before ? fields.before->first : NULL; one;
         one = one->next) {
        if (!member_of(fields.after, one->key)) {
            telling.type = type_of(lists.before, rules.before, one->key);
            add_value(writer, one->key, (struct pair){one, NULL}, &telling);
        }
    }
}

// Whether two lists of objects name the same things in the same order.
static bool names_the_same(struct pair lists, const char *member) {
    const struct json *before = lists.before ? lists.before->first : NULL;
    const struct json *after = lists.after ? lists.after->first : NULL;
    while (before && after &&
           text_equal(text_member(before, member), text_member(after, member))) {
        before = before->next;
        after = after->next;
    }
    return !before && !after;
}

static void add_names(struct json_writer *writer, const char *const keys[2],
                      const struct json *list, const char *member) {
    struct buffer words;
    if (!list) {
        return;
    }
    buffer_init(&words, &writer->out->allocator, writer->out->max);
    json_key(writer, keys[0]);
    json_begin_list(writer);
    for (const struct json *one = list->first; one; one = one->next) {
        json_text(writer, text_member(one, member));
        buffer_format(&words, "%s%.*s", one == list->first ? "" : ", ",
                      TEXT_ARGS(text_member(one, member)));
    }
    json_end_list(writer);
    json_key(writer, keys[1]);
    json_text(writer, (struct text){words.at, words.len});
    writer->out->failed = writer->out->failed || words.failed;
    buffer_clear(&words);
}

// A list of objects, told by what they are called.
static void add_named(struct json_writer *writer, const char *field, struct pair lists,
                      const char *member) {
    if (names_the_same(lists, member)) {
        return;
    }
    json_begin_object(writer);
    json_key(writer, "field");
    json_string(writer, field);
    add_names(writer, before_keys, lists.before, member);
    add_names(writer, after_keys, lists.after, member);
    json_end_object(writer);
}

static const char *change_of(struct pair pair) {
    return !pair.before ? "added" : !pair.after ? "removed" : "changed";
}

static void begin_entry(struct json_writer *writer, const char *member,
                        struct pair pair) {
    json_begin_object(writer);
    json_key(writer, "name");
    json_text(writer, text_member(pair.after ? pair.after : pair.before, member));
    json_key(writer, "change");
    json_string(writer, change_of(pair));
}

static void add_rule(struct json_writer *writer, struct pair lists, struct pair rules) {
    bool is_same_kind = is_same(writer->out, members(rules, "kind"));
    bool is_unchanged = rules.before && rules.after && is_same_kind &&
                        is_same(writer->out, members(rules, "fields")) &&
                        names_the_same(members(rules, "sources"), "id");
    if (is_unchanged) {
        return;
    }
    begin_entry(writer, "rule", rules);
    json_key(writer, "kind");
    json_text(writer, text_member(rules.after ? rules.after : rules.before, "kind"));
    json_key(writer, "fields");
    json_begin_list(writer);
    if (rules.before && rules.after) {
        add_field(writer, TEXT("kind"), members(rules, "kind"),
                  &(struct telling){.type = TEXT("text")});
    }
    add_fields(writer, lists, rules);
    add_named(writer, "sources", members(rules, "sources"), "id");
    json_end_list(writer);
    json_end_object(writer);
}

// Both lists are in the order of names: walked side by side.
static void add_rules(struct json_writer *writer, struct pair lists) {
    struct pair all = members(lists, "rules");
    struct pair next = {all.before->first, all.after->first};
    while (next.before || next.after) {
        int order = !next.before  ? 1
                    : !next.after ? -1
                                  : text_compare(text_member(next.before, "rule"),
                                                 text_member(next.after, "rule"));
        struct pair now = {order <= 0 ? next.before : NULL,
                           order >= 0 ? next.after : NULL};
        add_rule(writer, lists, now);
        next.before = now.before ? now.before->next : next.before;
        next.after = now.after ? now.after->next : next.after;
    }
}

static void add_option(struct json_writer *writer, struct pair options) {
    static const char *const fields[] = {"default", "says"};
    const struct telling telling = {.type = TEXT("text")};
    struct pair choices = members(options, "choices");
    bool is_unchanged = options.before && options.after &&
                        names_the_same(choices, "choice") &&
                        is_same(writer->out, members(options, "default")) &&
                        is_same(writer->out, members(options, "says"));
    if (is_unchanged) {
        return;
    }
    begin_entry(writer, "option", options);
    json_key(writer, "fields");
    json_begin_list(writer);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        add_field(writer, text_of(fields[i]), members(options, fields[i]), &telling);
    }
    add_named(writer, "choices", choices, "choice");
    json_end_list(writer);
    json_end_object(writer);
}

static void add_options(struct json_writer *writer, struct pair lists) {
    struct pair all = members(lists, "choices");
    for (const struct json *one = all.after ? all.after->first : NULL; one;
         one = one->next) {
        struct text name = text_member(one, "option");
        add_option(writer,
                   (struct pair){rule_words_entry(all.before, "option", name), one});
    }
    for (const struct json *one = all.before ? all.before->first : NULL; one;
         one = one->next) {
        struct text name = text_member(one, "option");
        if (!rule_words_entry(all.after, "option", name)) {
            add_option(writer, (struct pair){one, NULL});
        }
    }
}

static void add_pack(struct json_writer *writer, struct text name, struct pair versions) {
    if (!is_same(writer->out, versions)) {
        json_begin_object(writer);
        json_key(writer, "name");
        json_text(writer, name);
        json_key(writer, "was");
        json_text(writer, versions.before ? versions.before->text : TEXT(""));
        json_key(writer, "is");
        json_text(writer, versions.after ? versions.after->text : TEXT(""));
        json_end_object(writer);
    }
}

static void add_packs(struct json_writer *writer, struct pair lists) {
    struct pair all = members(lists, "packs");
    for (const struct json *one = all.after ? all.after->first : NULL; one;
         one = one->next) {
        add_pack(writer, one->key, (struct pair){member_of(all.before, one->key), one});
    }
    for (const struct json *one = all.before ? all.before->first : NULL; one;
         one = one->next) {
        if (!member_of(all.after, one->key)) {
            add_pack(writer, one->key, (struct pair){one, NULL});
        }
    }
}

void rules_changes_json(struct buffer *out, const struct json *old_list,
                        const struct json *new_list) {
    struct json_writer writer = {.out = out};
    struct pair lists = {old_list, new_list};
    json_begin_object(&writer);
    json_key(&writer, "from");
    json_text(&writer, text_member(old_list, "digest"));
    json_key(&writer, "to");
    json_text(&writer, text_member(new_list, "digest"));
    json_key(&writer, "packs");
    json_begin_list(&writer);
    add_packs(&writer, lists);
    json_end_list(&writer);
    json_key(&writer, "options");
    json_begin_list(&writer);
    add_options(&writer, lists);
    json_end_list(&writer);
    json_key(&writer, "rules");
    json_begin_list(&writer);
    add_rules(&writer, lists);
    json_end_list(&writer);
    json_end_object(&writer);
}
