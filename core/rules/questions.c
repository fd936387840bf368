#include "core/rules/questions.h"

#include "core/base/sort.h"

#include <string.h>

#define SLOTS_MIN 32

static size_t slot_of(const struct questions *questions, const struct fact_place *place) {
    size_t i = (size_t)fact_place_hash(place) & (questions->slots_size - 1);
    while (questions->slots[i] > 0 &&
           !fact_place_equal(&questions->list[questions->slots[i] - 1].place, place)) {
        i = (i + 1) & (questions->slots_size - 1);
    }
    return i;
}

// Keeps the table at most half full.
static aftercare_status make_room(struct questions *questions) {
    if (2 * (questions->count + 1) <= questions->slots_size) {
        return AFTERCARE_OK;
    }
    size_t size = questions->slots_size > 0 ? 2 * questions->slots_size : SLOTS_MIN;
    uint32_t *slots = arena_array(questions->arena, size, sizeof *slots);
    if (!slots) {
        return AFTERCARE_ENOMEM;
    }
    questions->slots = slots;
    questions->slots_size = size;
    for (size_t i = 0; i < questions->count; i++) {
        slots[slot_of(questions, &questions->list[i].place)] = (uint32_t)i + 1;
    }
    return AFTERCARE_OK;
}

static struct question *question_at(struct questions *questions,
                                    const struct fact_place *place) {
    if (make_room(questions)) {
        return NULL;
    }
    size_t slot = slot_of(questions, place);
    if (questions->slots[slot] > 0) {
        return &questions->list[questions->slots[slot] - 1];
    }
    struct question *list =
        arena_grow(questions->arena, questions->list, questions->count,
                   &questions->capacity, sizeof *list);
    if (!list) {
        return NULL;
    }
    questions->list = list;
    struct question *question = &list[questions->count++];
    *question = (struct question){.place = *place, .could_be = INT32_MAX};
    questions->slots[slot] = (uint32_t)questions->count;
    return question;
}

aftercare_status questions_add(struct questions *questions,
                               const struct fact_place *place, const struct rule *rule,
                               int severity) {
    struct question *question = question_at(questions, place);
    struct waiting_rule *waiting =
        question
            ? arena_grow(questions->arena, questions->waiting, questions->waiting_count,
                         &questions->waiting_capacity, sizeof *waiting)
            : NULL;
    if (!waiting) {
        return AFTERCARE_ENOMEM;
    }
    questions->waiting = waiting;
    waiting[questions->waiting_count++] =
        (struct waiting_rule){rule, (uint32_t)(question - questions->list)};
    question->rules_count++;
    question->could_be = severity < question->could_be ? severity : question->could_be;
    return AFTERCARE_OK;
}

static int most_decisive_first(const void *a, const void *b) {
    const struct question *left = a;
    const struct question *right = b;
    int order = left->could_be - right->could_be;
    if (order == 0) {
        order = (left->rules_count < right->rules_count) -
                (left->rules_count > right->rules_count);
    }
    return order != 0 ? order : fact_place_compare(&left->place, &right->place);
}

// Gives each question its rules, in the order in which they came.
static void hand_rules(struct questions *questions, const struct rule **rules) {
    for (size_t i = 0; i < questions->count; i++) {
        struct question *question = &questions->list[i];
        question->rules = rules;
        rules += question->rules_count;
        question->rules_count = 0;
    }
    for (size_t i = 0; i < questions->waiting_count; i++) {
        const struct waiting_rule *waiting = &questions->waiting[i];
        struct question *question = &questions->list[waiting->question];
        question->rules[question->rules_count++] = waiting->rule;
    }
}

static void begin_anew(struct questions *questions) {
    questions->count = 0;
    questions->waiting_count = 0;
    memset(questions->slots, 0, questions->slots_size * sizeof *questions->slots);
}

aftercare_status questions_take(const struct question **out, uint32_t *count,
                                struct questions *questions) {
    if (questions->count == 0) {
        *out = NULL;
        *count = 0;
        return AFTERCARE_OK;
    }
    struct question *list = arena_array(questions->arena, questions->count, sizeof *list);
    const struct rule **rules = arena_array(questions->arena, questions->waiting_count,
                                            sizeof(const struct rule *));
    if (!list || !rules) {
        return AFTERCARE_ENOMEM;
    }
    hand_rules(questions, rules);
    memcpy(list, questions->list, questions->count * sizeof *list);
    sort_in_place(list, questions->count, sizeof *list, most_decisive_first);
    *out = list;
    *count = (uint32_t)questions->count;
    begin_anew(questions);
    return AFTERCARE_OK;
}
