#include "core/rules/rulebase.h"

#include <stdlib.h>
#include <string.h>

aftercare_status rulebase_new(struct rulebase **out, struct arena *arena) {
    struct rulebase *base = arena_alloc(arena, sizeof *base);
    if (!base) {
        return AFTERCARE_ENOMEM;
    }
    base->arena = arena;
    base->loading = arena;
    vocabulary_init(&base->vocabulary, arena);
    schema_init(&base->schema, arena, &base->vocabulary);
    *out = base;
    return AFTERCARE_OK;
}

static void tell_twin(struct problems *problems, const char *what, struct text name,
                      struct place place, struct place first) {
    problem(problems, CHECK_GIVEN_TWICE, place,
            "the %s \"%.*s\" is there already, in %s:%d (give it another name)", what,
            TEXT_ARGS(name), first.file, first.line);
}

static bool speaks_of(const struct kind *kind, const struct term *term) {
    return categories_take(kind->fields[kind->roles[ROLE_OF]].categories, term);
}

bool rulebase_leaves(const struct rulebase *base, const struct kind *kind,
                     const struct term *term) {
    bool is_left = false;
    if (speaks_of(kind, term)) {
        return false;
    }
    for (size_t i = 0; !is_left && i < base->kinds_count; i++) {
        const struct kind *other = base->kinds[i];
        is_left = other->fold == kind->fold && text_equal(other->among, kind->among) &&
                  speaks_of(other, term);
    }
    return is_left;
}

const struct kind *rulebase_kind(const struct rulebase *base, struct text name) {
    for (size_t i = 0; i < base->kinds_count; i++) {
        if (text_equal(base->kinds[i]->name, name)) {
            return base->kinds[i];
        }
    }
    return NULL;
}

// Kinds that decide by worst_of share one scale of verdicts.
static bool is_same_scale(const struct kind *a, const struct kind *b) {
    const struct field *left = &a->fields[a->roles[ROLE_BY]];
    const struct field *right = &b->fields[b->roles[ROLE_BY]];
    bool is_same = left->choices_count == right->choices_count &&
                   a->blocking == b->blocking && text_equal(a->unknown, b->unknown) &&
                   text_equal(a->none, b->none) && text_equal(left->name, right->name);
    for (size_t i = 0; is_same && i < left->choices_count; i++) {
        is_same = text_equal(left->choices[i], right->choices[i]);
    }
    return is_same;
}

static void take_scale(struct rulebase *base, const struct kind *kind,
                       struct problems *problems) {
    if (kind->fold != FOLD_WORST_OF) {
        return;
    }
    if (!base->verdict_kind) {
        base->verdict_kind = kind;
    } else if (!is_same_scale(base->verdict_kind, kind)) {
        problem(problems, CHECK_KIND_SHAPE, kind->place,
                "\"%.*s\" and \"%.*s\" decide by different scales (give both the same "
                "choices, blocking, unknown and none)",
                TEXT_ARGS(kind->name), TEXT_ARGS(base->verdict_kind->name));
    }
}

aftercare_status rulebase_add_kind(struct rulebase *base, struct kind *kind,
                                   struct problems *problems) {
    const struct kind *first = rulebase_kind(base, kind->name);
    if (first) {
        tell_twin(problems, "kind", kind->name, kind->place, first->place);
        return AFTERCARE_OK;
    }
    const struct kind **kinds = arena_grow(base->arena, base->kinds, base->kinds_count,
                                           &base->kinds_capacity, sizeof *kinds);
    if (!kinds) {
        return AFTERCARE_ENOMEM;
    }
    base->kinds = kinds;
    kind->index = (uint32_t)base->kinds_count;
    base->kinds[base->kinds_count++] = kind;
    take_scale(base, kind, problems);
    return AFTERCARE_OK;
}

const struct option *rulebase_option(const struct rulebase *base, struct text name) {
    for (size_t i = 0; i < base->options_count; i++) {
        if (text_equal(base->options[i]->name, name)) {
            return base->options[i];
        }
    }
    return NULL;
}

aftercare_status rulebase_add_option(struct rulebase *base, struct option *option,
                                     struct problems *problems) {
    const struct option *first = rulebase_option(base, option->name);
    if (first) {
        tell_twin(problems, "option", option->name, option->place, first->place);
        return AFTERCARE_OK;
    }
    struct option **options = arena_grow(base->arena, base->options, base->options_count,
                                         &base->options_capacity, sizeof *options);
    if (!options) {
        return AFTERCARE_ENOMEM;
    }
    base->options = options;
    option->chosen = option->standard;
    base->options[base->options_count++] = option;
    return AFTERCARE_OK;
}

// The place of the first source whose id is not before that one.
static size_t source_place(const struct rulebase *base, struct text id) {
    size_t from = 0;
    size_t till = base->sources_count;
    while (from < till) {
        size_t middle = from + (till - from) / 2;
        if (text_compare(base->sources[middle]->id, id) < 0) {
            from = middle + 1;
        } else {
            till = middle;
        }
    }
    return from;
}

// The source of that id, if it stands at that place.
static const struct source *source_at(const struct rulebase *base, size_t at,
                                      struct text id) {
    bool is_found = at < base->sources_count && text_equal(base->sources[at]->id, id);
    return is_found ? base->sources[at] : NULL;
}

const struct source *rulebase_source(const struct rulebase *base, struct text id) {
    return source_at(base, source_place(base, id), id);
}

aftercare_status rulebase_add_source(struct rulebase *base, struct source *source,
                                     struct problems *problems) {
    size_t at = source_place(base, source->id);
    const struct source *first = source_at(base, at, source->id);
    if (first) {
        tell_twin(problems, "source", source->id, source->place, first->place);
        return AFTERCARE_OK;
    }
    const struct source **sources =
        arena_grow(base->loading, base->sources, base->sources_count,
                   &base->sources_capacity, sizeof *sources);
    if (!sources) {
        return AFTERCARE_ENOMEM;
    }
    size_t behind = base->sources_count++ - at;
    memmove(&sources[at + 1], &sources[at], behind * sizeof(const struct source *));
    sources[at] = source;
    base->sources = sources;
    return AFTERCARE_OK;
}

const struct pack *rulebase_pack(const struct rulebase *base, struct text name) {
    for (size_t i = 0; i < base->packs_count; i++) {
        if (text_equal(base->packs[i]->name, name)) {
            return base->packs[i];
        }
    }
    return NULL;
}

aftercare_status rulebase_add_pack(struct rulebase *base, struct pack *pack,
                                   struct problems *problems) {
    const struct pack *first = rulebase_pack(base, pack->name);
    if (first) {
        tell_twin(problems, "pack", pack->name, pack->place, first->place);
        return AFTERCARE_OK;
    }
    const struct pack **packs = arena_grow(base->arena, base->packs, base->packs_count,
                                           &base->packs_capacity, sizeof *packs);
    if (!packs) {
        return AFTERCARE_ENOMEM;
    }
    base->packs = packs;
    base->packs[base->packs_count++] = pack;
    return AFTERCARE_OK;
}

aftercare_status rulebase_add_rule(struct rulebase *base, struct rule *rule) {
    struct rule **rules = arena_grow(base->loading, base->rules, base->rules_count,
                                     &base->rules_capacity, sizeof *rules);
    if (!rules) {
        return AFTERCARE_ENOMEM;
    }
    base->rules = rules;
    base->rules[base->rules_count++] = rule;
    return AFTERCARE_OK;
}

aftercare_status rulebase_accept(struct rulebase *base,
                                 const struct acceptance *acceptance) {
    const struct acceptance **list =
        arena_grow(base->arena, base->acceptances, base->acceptances_count,
                   &base->acceptances_capacity, sizeof *list);
    if (!list) {
        return AFTERCARE_ENOMEM;
    }
    base->acceptances = list;
    base->acceptances[base->acceptances_count++] = acceptance;
    return AFTERCARE_OK;
}

static void choose(struct option *option, struct text choice, struct place place,
                   struct problems *problems) {
    struct nearest nearest = {.word = choice};
    for (size_t i = 0; i < option->choices_count; i++) {
        nearest_offer(&nearest, option->choices[i]);
        if (text_equal(option->choices[i], choice)) {
            option->chosen = option->choices[i];
            return;
        }
    }
    struct text near = nearest.best.len > 0        ? nearest.best
                       : option->choices_count > 0 ? option->choices[0]
                                                   : TEXT("");
    problem(problems, CHECK_BAD_CHOICE, place,
            "\"%.*s\" is no choice of the option \"%.*s\" (such as \"%.*s\")",
            TEXT_ARGS(choice), TEXT_ARGS(option->name), TEXT_ARGS(near));
}

void rulebase_choose(struct rulebase *base, struct text option, struct text choice,
                     struct place place, struct problems *problems) {
    struct nearest nearest = {.word = option};
    for (size_t i = 0; i < base->options_count; i++) {
        if (text_equal(base->options[i]->name, option)) {
            choose(base->options[i], choice, place, problems);
            return;
        }
        nearest_offer(&nearest, base->options[i]->name);
    }
    problem(problems, CHECK_UNKNOWN_OPTION, place,
            "there is no option \"%.*s\" (%s%.*s%s)", TEXT_ARGS(option),
            nearest.best.len > 0 ? "did you mean \"" : "see rules/options.lua",
            TEXT_ARGS(nearest.best), nearest.best.len > 0 ? "\"?" : "");
}
