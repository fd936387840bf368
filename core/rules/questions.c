#include "core/rules/questions.h"

#include "core/base/sort.h"

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
    const struct rule **rules =
        question ? arena_grow(questions->arena, question->rules, question->rules_count,
                              &question->rules_capacity, sizeof *rules)
                 : NULL;
    if (!rules) {
        return AFTERCARE_ENOMEM;
    }
    question->rules = rules;
    rules[question->rules_count++] = rule;
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

void questions_sort(struct questions *questions) {
    sort_in_place(questions->list, questions->count, sizeof *questions->list,
                  most_decisive_first);
}
