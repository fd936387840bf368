#include "core/lua/annotate.h"

#include "core/lua/stages.h"
#include "core/lua/verbs.h"
#include "core/rules/assessment_json.h"

#include <stdio.h>
#include <string.h>

static const char opening[] =
    "---@meta\n"
    "-- Made by `aftercare rules --annotations`; what is changed here is lost.\n"
    "\n"
    "---@class aftercare.condition\n"
    "---@operator band(aftercare.condition): aftercare.condition\n"
    "---@operator bor(aftercare.condition): aftercare.condition\n"
    "---@operator bnot: aftercare.condition\n"
    "\n"
    "---@alias aftercare.span string an ISO 8601 duration, \"P6M\"\n"
    "---@alias aftercare.phrase string|table<string, string>\n"
    "\n"
    "---@type any in a case: a fact that nobody knows\n"
    "unknown = nil\n"
    "\n"
    "---@type any in a case: no date\n"
    "never = nil\n"
    "\n";

// What a field of each type holds, in the words of the language server.
static const char *const field_types[] = {
    [FIELD_TEXT] = "string",
    [FIELD_PHRASE] = "aftercare.phrase",
    [FIELD_CHOICE] = NULL,
    [FIELD_NUMBER] = "integer",
    [FIELD_NUMBERS] = "integer[]",
    [FIELD_SPAN] = "aftercare.span",
    [FIELD_SPANS] = "aftercare.span[]",
    [FIELD_TERM] = NULL,
    [FIELD_TERMS] = NULL,
    [FIELD_CONDITION] = "aftercare.condition|fun(facts: any): boolean?",
    [FIELD_DETAILS] = "table<string, string|string[]>",
    [FIELD_POLICY] = "aftercare.policy",
    [FIELD_RULES] = "string[]",
    [FIELD_SOURCES] = "aftercare.source[]",
    [FIELD_REMIND] = "true|table",
    [FIELD_FLAG] = "boolean",
};

// A text that stands on one line, in quotes or behind a name.
static void add_line(struct buffer *out, struct text text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        buffer_add(out, c == '\n' || c == '\r' ? " " : &c, 1);
    }
}

static void add_quoted(struct buffer *out, struct text text) {
    buffer_string(out, "\"");
    for (size_t i = 0; i < text.len; i++) {
        bool is_hidden = text.at[i] == '"' || text.at[i] == '\\';
        buffer_format(out, "%s%c", is_hidden ? "\\" : "", text.at[i]);
    }
    buffer_string(out, "\"");
}

// One of the words that an alias stands for, and what it means.
static void add_choice(struct buffer *out, struct text word, struct text says) {
    buffer_string(out, "---| ");
    buffer_string(out, "'");
    add_quoted(out, word);
    buffer_string(out, "'");
    buffer_string(out, says.len > 0 ? " # " : "");
    add_line(out, says);
    buffer_string(out, "\n");
}

static void begin_alias(struct buffer *out, const char *name) {
    buffer_format(out, "---@alias aftercare.%s\n", name);
}

static bool is_first_of_category(const struct vocabulary *vocabulary, size_t index) {
    for (size_t i = 0; i < index; i++) {
        if (text_equal(vocabulary->terms[i]->category,
                       vocabulary->terms[index]->category)) {
            return false;
        }
    }
    return true;
}

// The terms of each category are an alias, each with its label.
static void add_terms(struct buffer *out, const struct vocabulary *vocabulary) {
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct text category = vocabulary->terms[i]->category;
        if (!is_first_of_category(vocabulary, i)) {
            continue;
        }
        buffer_format(out, "---@alias aftercare.term.%.*s\n", TEXT_ARGS(category));
        for (size_t k = i; k < vocabulary->count; k++) {
            const struct term *term = vocabulary->terms[k];
            if (text_equal(term->category, category)) {
                add_choice(out, term->id, phrase_in(term->label, TEXT("en")));
            }
        }
        buffer_string(out, "\n");
    }
}

static void add_sources(struct buffer *out, const struct rulebase *base) {
    begin_alias(out, "source");
    buffer_string(out, base->sources_count == 0 ? "---| string\n" : "");
    for (size_t i = 0; i < base->sources_count; i++) {
        add_choice(out, base->sources[i]->id, base->sources[i]->title);
    }
    buffer_string(out, "\n");
}

static void add_choices(struct buffer *out, const struct text *choices, size_t count) {
    for (size_t i = 0; i < count; i++) {
        buffer_string(out, i > 0 ? "|" : "");
        add_quoted(out, choices[i]);
    }
    buffer_string(out, count == 0 ? "string" : "");
}

// A rule's policy: the options, and the choices of each.
static void add_options(struct buffer *out, const struct rulebase *base) {
    buffer_string(out, "---@class aftercare.policy\n");
    for (size_t i = 0; i < base->options_count; i++) {
        const struct option *option = base->options[i];
        buffer_format(out, "---@field %.*s? ", TEXT_ARGS(option->name));
        add_choices(out, option->choices, option->choices_count);
        buffer_string(out, " ");
        add_line(out, option->says);
        buffer_string(out, "\n");
    }
    buffer_string(out, "\n");
    begin_alias(out, "option");
    for (size_t i = 0; i < base->options_count; i++) {
        add_choice(out, base->options[i]->name, base->options[i]->says);
    }
    buffer_string(out, base->options_count == 0 ? "---| string\n\n" : "\n");
}

// "aftercare.term.a|aftercare.term.b".
static void add_categories(struct buffer *out, const struct categories *categories) {
    for (size_t i = 0; i < categories->count; i++) {
        buffer_format(out, "%saftercare.term.%.*s", i > 0 ? "|" : "",
                      TEXT_ARGS(categories->names[i]));
    }
    buffer_string(out, categories->count == 0 ? "string" : "");
}

static void add_field_type(struct buffer *out, const struct field *field) {
    if (field->type == FIELD_CHOICE) {
        add_choices(out, field->choices, field->choices_count);
    } else if (field->type == FIELD_TERM || field->type == FIELD_TERMS) {
        add_categories(out, &field->categories);
        if (field->type == FIELD_TERMS) {
            buffer_string(out, "|(");
            add_categories(out, &field->categories);
            buffer_string(out, ")[]");
        }
    } else {
        buffer_string(out, field_types[field->type]);
    }
}

// `word "id" { … }` or `word { … }`, of which the fields were told as a class.
static void add_word(struct buffer *out, struct text name, bool has_id) {
    if (has_id) {
        buffer_format(out,
                      "---@param id string\n"
                      "---@return fun(fields: aftercare.word.%.*s)\n"
                      "function %.*s(id) end\n\n",
                      TEXT_ARGS(name), TEXT_ARGS(name));
    } else {
        buffer_format(out,
                      "---@param fields aftercare.word.%.*s\n"
                      "function %.*s(fields) end\n\n",
                      TEXT_ARGS(name), TEXT_ARGS(name));
    }
}

static void add_default(struct buffer *out, const struct field *field) {
    if (field->standard) {
        struct json_writer writer = {.out = out};
        buffer_string(out, "; by default ");
        value_json(&writer, field, &field->standard->value);
    }
}

static void add_kind(struct buffer *out, const struct kind *kind) {
    buffer_format(out, "---@class (exact) aftercare.word.%.*s\n", TEXT_ARGS(kind->name));
    for (size_t i = 0; i < kind->fields_count; i++) {
        const struct field *field = &kind->fields[i];
        buffer_format(out, "---@field %.*s%s ", TEXT_ARGS(field->name),
                      field->is_needed ? "" : "?");
        add_field_type(out, field);
        buffer_string(out, field->deprecated.len > 0 ? " deprecated: " : " ");
        add_line(out, field->says);
        add_default(out, field);
        buffer_string(out, "\n");
    }
    buffer_string(out, "\n---");
    add_line(out, kind->says);
    buffer_string(out, "\n");
    add_word(out, kind->name, true);
}

// Words whose fields a table of members tells.
static void add_members(struct buffer *out, const struct word *words) {
    for (const struct word *word = words; word->name; word++) {
        if (!word->members) {
            continue;
        }
        buffer_format(out, "---@class (exact) aftercare.word.%s\n", word->name);
        for (size_t i = 0; i < word->members_count; i++) {
            buffer_format(out, "---@field %s%s any\n", word->members[i].name,
                          word->members[i].is_needed ? "" : "?");
        }
        buffer_string(out, "\n");
        add_word(out, text_of(word->name), word->has_id);
    }
}

// A verb, whose parameter is as its form shows it.
static void add_verb(struct buffer *out, const char *class, struct text verb,
                     const char *form) {
    bool takes_two = strchr(form, ',') != NULL;
    bool takes_number = !takes_two && strchr(form, '1') && strchr(form, '(');
    bool takes_span = strstr(form, "\"P") != NULL;
    bool takes_text = strchr(form, '"') != NULL;
    const char *names = takes_two                    ? "from, till"
                        : takes_number || takes_text ? "value"
                                                     : "";
    if (takes_two) {
        buffer_string(out, "---@param from integer\n---@param till integer\n");
    } else if (takes_number || takes_text) {
        buffer_format(out, "---@param value %s\n",
                      takes_number ? "integer"
                      : takes_span ? "aftercare.span"
                                   : "string");
    }
    buffer_format(out, "---@return %s\nfunction %s:%.*s(%s) end\n\n", class, class,
                  TEXT_ARGS(verb), names);
}

static void add_verbs(struct buffer *out, const struct fact *fact, const char *class) {
    struct text name;
    const char *form;
    for (size_t i = 0; i < fact->verbs_count; i++) {
        const struct verb *verb = &fact->verbs[i];
        add_verb(out, class, verb->name, verb->test == RECORD_WITHIN ? " \"P6M\"" : "()");
    }
    if (fact->type == FACT_RECORDS && fact->has_area) {
        add_verb(out, class, TEXT("here"), "()");
    }
    for (size_t i = 0; verbs_form(fact, i, &name, &form); i++) {
        add_verb(out, class, name, form);
    }
}

// A word of conditions: a value that has verbs, or, of records, a function of a term.
static void add_fact(struct buffer *out, const struct fact *fact) {
    char class[128];
    (void)snprintf(class, sizeof class, "aftercare_%.*s", TEXT_ARGS(fact->word));
    buffer_format(out, "---@class %s : aftercare.condition\nlocal %s = {}\n\n", class,
                  class);
    add_verbs(out, fact, class);
    if (fact->type != FACT_RECORDS) {
        buffer_format(out, "---@type %s\n%.*s = nil\n\n", class, TEXT_ARGS(fact->word));
        return;
    }
    buffer_string(out, "---@param term ");
    add_categories(out, &fact->categories);
    buffer_format(out, "\n---@return %s\nfunction %.*s(term) end\n\n", class,
                  TEXT_ARGS(fact->word));
}

static void add_conditions(struct buffer *out, const struct schema *schema) {
    struct text name;
    const char *form;
    for (size_t i = 0; i < schema->facts_count; i++) {
        if (schema->facts[i].word.len > 0) {
            add_fact(out, &schema->facts[i]);
        }
    }
    buffer_string(out, "---@param term ");
    add_categories(out, &schema->areas);
    buffer_string(out, "\n---@return aftercare.condition\nfunction area(term) end\n\n"
                       "---@class aftercare_option : aftercare.condition\n"
                       "local aftercare_option = {}\n\n");
    for (size_t i = 0; verbs_form(NULL, i, &name, &form); i++) {
        add_verb(out, "aftercare_option", name, form);
    }
}

static const char closing[] =
    "---@param fields table\nfunction defaults(fields) end\n\n"
    "---@param name string\n---@return fun(fields: table)\nfunction case(name) end\n\n"
    "---@param check string\n---@return fun(fields: { of: string[], because: string })\n"
    "function accept(check) end\n\n"
    "-- In rule files `option` begins a condition, in options.lua it tells an option.\n"
    "---@overload fun(name: aftercare.option): aftercare_option\n"
    "---@param id string\n---@return fun(fields: aftercare.word.option)\n"
    "function option(id) end\n";

// The fields of `option` are a class like the others; the word itself means two things.
static void add_option_fields(struct buffer *out) {
    const struct word *word = words_options;
    while (word->name && strcmp(word->name, "option") != 0) {
        word++;
    }
    buffer_string(out, "---@class aftercare.word.option\n");
    for (size_t i = 0; i < word->members_count; i++) {
        buffer_format(out, "---@field %s any\n", word->members[i].name);
    }
    buffer_string(out, "\n");
}

void annotate(struct buffer *out, const struct rulebase *base) {
    static const struct word *const tables[] = {words_schema, words_vocabulary,
                                                words_sources, words_plugin, words_pack};
    buffer_string(out, opening);
    add_terms(out, &base->vocabulary);
    add_sources(out, base);
    add_options(out, base);
    add_conditions(out, &base->schema);
    for (size_t i = 0; i < base->kinds_count; i++) {
        add_kind(out, base->kinds[i]);
    }
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        add_members(out, tables[i]);
    }
    for (enum fold fold = FOLD_WORST_OF; fold <= FOLD_STEPS; fold++) {
        static const char *const names[] = {
#define X(name, word) [FOLD_##name] = word,
            FOLDS(X)
#undef X
        };
        buffer_format(out, "---@param roles table\nfunction %s(roles) end\n\n",
                      names[fold]);
    }
    add_option_fields(out);
    buffer_string(out, closing);
}
