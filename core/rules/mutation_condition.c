// Mutations of conditions: their operators, their parts, and what a test of theirs asks.
#include "core/rules/mutation_inside.h"

#include <string.h>

// One condition as a tree, and all parts of it.
struct growing {
    struct mutating *mutating;
    const struct sketch *whole;
    const struct sketch **parts;
    size_t count;
};

static const struct sketch *keep(struct mutating *mutating, struct sketch sketch) {
    struct sketch *copy = arena_alloc(mutating->arena, sizeof *copy);
    if (!copy) {
        mutating->is_out_of_memory = true;
        return NULL;
    }
    *copy = sketch;
    return copy;
}

static const struct sketch *join(struct mutating *mutating, enum condition_kind kind,
                                 const struct sketch *left, const struct sketch *right) {
    return left && right ? keep(mutating, sketch_join(kind, left, right)) : NULL;
}

static const struct sketch *negated(struct mutating *mutating,
                                    const struct sketch *part) {
    return part ? keep(mutating, sketch_not(part)) : NULL;
}

// Depth is bounded by CONDITION_DEPTH_MAX, here and below.
static const struct sketch *grow(struct growing *growing, struct clause clause) {
    struct mutating *mutating = growing->mutating;
    size_t place = growing->count++; // a part stands before those in it
    const struct sketch *part = NULL;
    if (clause_kind(clause) == CONDITION_TEST) {
        part = keep(mutating, sketch_test(clause_test(clause), mutating->rule->place));
    } else if (clause_kind(clause) == CONDITION_NOT) {
        part = negated(mutating, grow(growing, clause_left(clause)));
    } else {
        const struct sketch *left = grow(growing, clause_left(clause));
        part = join(mutating, clause_kind(clause), left,
                    grow(growing, clause_right(clause)));
    }
    growing->parts[place] = part;
    return part;
}

// The tree below node with another part in the place of one.
static const struct sketch *with(struct mutating *mutating, const struct sketch *node,
                                 const struct sketch *old, const struct sketch *part) {
    if (node == old || node->kind == CONDITION_TEST) {
        return node == old ? part : node;
    }
    const struct sketch *left = with(mutating, node->left, old, part);
    if (node->kind == CONDITION_NOT) {
        return left == node->left ? node : negated(mutating, left);
    }
    const struct sketch *right = with(mutating, node->right, old, part);
    bool is_same = left == node->left && right == node->right;
    return is_same ? node : join(mutating, node->kind, left, right);
}

static void add(const struct growing *growing, const struct sketch *old,
                const struct sketch *part, const struct test *test) {
    struct mutating *mutating = growing->mutating;
    const struct sketch *whole = part ? with(mutating, growing->whole, old, part) : NULL;
    if (whole && whole->depth <= CONDITION_DEPTH_MAX &&
        whole->codes_count <= CONDITION_CODES_MAX) {
        mutation_add(mutating, &(struct mutation){.original = growing->whole,
                                                  .condition = whole,
                                                  .test = test});
    }
}

// Adds the part with another test, in these words; NULL: there was no memory for them.
static void add_test(const struct growing *growing, const struct sketch *old,
                     struct test test, const char *wording) {
    struct mutating *mutating = growing->mutating;
    struct test *copy = wording ? arena_alloc(mutating->arena, sizeof *copy) : NULL;
    if (!copy) {
        mutating->is_out_of_memory = true;
        return;
    }
    *copy = test;
    copy->wording = text_of(wording);
    copy->index = (uint32_t)mutating->base->tests_count;
    add(growing, old, keep(mutating, sketch_test(copy, old->place)), copy);
}

// The wording with another text between its first quotes, or its last ones.
static const char *requote(struct arena *arena, struct text wording, bool is_last,
                           struct text text) {
    size_t from = 0;
    size_t till;
    if (is_last) {
        till = wording.len > 0 ? wording.len - 1 : 0;
        while (till > 0 && wording.at[till] != '"') {
            till--;
        }
        from = till;
        while (from > 0 && wording.at[from - 1] != '"') {
            from--;
        }
    } else {
        while (from < wording.len && wording.at[from] != '"') {
            from++;
        }
        till = ++from;
        while (till < wording.len && wording.at[till] != '"') {
            till++;
        }
    }
    if (from > till || till > wording.len) {
        return arena_copy(arena, wording.at, wording.len);
    }
    return arena_format(arena, "%.*s%.*s%.*s", (int)from, wording.at, TEXT_ARGS(text),
                        (int)(wording.len - till), wording.at + till);
}

static void add_spans(const struct growing *growing, const struct sketch *old) {
    const struct test *test = old->test;
    for (int by = -1; by <= 1; by += 2) {
        struct test changed = *test;
        char span[SPAN_TEXT_MAX];
        if (mutation_shift(&changed.span, test->span, by)) {
            add_test(growing, old, changed,
                     requote(growing->mutating->arena, test->wording, true,
                             text_of(span_format(span, changed.span))));
        }
    }
}

static void add_sibling(const struct growing *growing, const struct sketch *old) {
    struct test changed = *old->test;
    changed.term = mutation_sibling(growing->mutating, old->test->term);
    if (changed.term) {
        add_test(growing, old, changed,
                 requote(growing->mutating->arena, old->test->wording, false,
                         changed.term->id));
    }
}

#define HERE " :here()"

static void add_anywhere(const struct growing *growing, const struct sketch *old) {
    struct test changed = *old->test;
    struct text wording = old->test->wording;
    size_t len = strlen(HERE);
    size_t at = 0;
    changed.is_here = false;
    while (at + len < wording.len && memcmp(wording.at + at, HERE, len) != 0) {
        at++;
    }
    add_test(growing, old, changed,
             arena_format(growing->mutating->arena, "%.*s%.*s", (int)at, wording.at,
                          at + len <= wording.len ? (int)(wording.len - at - len) : 0,
                          wording.at + at + len));
}

static void add_bounds(const struct growing *growing, const struct sketch *old,
                       int64_t from, int64_t till) {
    struct test changed = *old->test;
    const struct fact *fact = old->test->fact;
    changed.from = from;
    changed.till = till;
    if (from >= fact->from && till <= fact->till && from <= till) {
        add_test(growing, old, changed,
                 arena_format(growing->mutating->arena, "%.*s :between(%lld, %lld)",
                              TEXT_ARGS(fact->word), (long long)from, (long long)till));
    }
}

// A bound that the fact has itself is none of the test's.
static void add_numbers(const struct growing *growing, const struct sketch *old) {
    const struct test *test = old->test;
    for (int by = -1; by <= 1; by += 2) {
        if (test->from > test->fact->from) {
            add_bounds(growing, old, test->from + by, test->till);
        }
        if (test->till < test->fact->till) {
            add_bounds(growing, old, test->from, test->till + by);
        }
    }
}

static void add_choice(const struct growing *growing, const struct sketch *old) {
    struct test changed = *old->test;
    size_t count = old->test->fact->choices_count;
    size_t chosen = 0;
    while (chosen < count && (changed.choices >> chosen & 1) == 0) {
        chosen++;
    }
    size_t other = count > 0 ? (chosen + 1) % count : chosen;
    changed.choices = UINT64_C(1) << other;
    if (other != chosen) {
        add_test(growing, old, changed,
                 requote(growing->mutating->arena, old->test->wording, true,
                         old->test->fact->choices[other]));
    }
}

static void change_test(const struct growing *growing, const struct sketch *part) {
    const struct test *test = part->test;
    switch (test->kind) {
    case TEST_RECORD:
        if (test->record == RECORD_WITHIN) {
            add_spans(growing, part);
        }
        if (test->is_here) {
            add_anywhere(growing, part);
        }
        add_sibling(growing, part);
        return;
    case TEST_NUMBER:
        add_numbers(growing, part);
        return;
    case TEST_CHOICE:
        add_choice(growing, part);
        return;
    case TEST_AGE:
        add_spans(growing, part);
        return;
    case TEST_AREA:
        add_sibling(growing, part);
        return;
    case TEST_FLAG:
    case TEST_CONSTANT:
    case TEST_VALUE:
    case TEST_FUNCTION:
        return;
    }
}

// To negate what is negated already is to drop the operator.
static void change_part(const struct growing *growing, size_t number) {
    struct mutating *mutating = growing->mutating;
    const struct sketch *part = growing->parts[number];
    bool is_negated = number > 0 && growing->parts[number - 1]->kind == CONDITION_NOT;
    switch (part->kind) {
    case CONDITION_TEST:
        change_test(growing, part);
        if (!is_negated) {
            add(growing, part, negated(mutating, part), NULL);
        }
        return;
    case CONDITION_NOT:
        add(growing, part, part->left, NULL);
        return;
    case CONDITION_AND:
    case CONDITION_OR:
        add(growing, part,
            join(mutating, part->kind == CONDITION_AND ? CONDITION_OR : CONDITION_AND,
                 part->left, part->right),
            NULL);
        add(growing, part, part->left, NULL);
        add(growing, part, part->right, NULL);
        return;
    }
}

void mutation_of_condition(struct mutating *mutating, const struct condition *condition) {
    struct growing growing = {.mutating = mutating};
    growing.parts =
        arena_array(mutating->arena, condition->codes_count, sizeof *growing.parts);
    if (!growing.parts) {
        mutating->is_out_of_memory = true;
        return;
    }
    growing.whole = grow(&growing, condition_whole(condition));
    for (size_t i = 0; growing.whole && i < growing.count; i++) {
        change_part(&growing, i);
    }
}
