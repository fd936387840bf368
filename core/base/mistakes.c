#include "core/base/mistakes.h"

#include <stdlib.h>
#include <string.h>

struct mistake { // an aftercare_error without the room that it does not use
    const char *place, *sentence, *check;
    int line, column;
    struct mistake *next;
};

static void collect(void *context, const aftercare_error *err) {
    struct mistakes *mistakes = context;
    struct arena *arena = mistakes->arena;
    struct mistake *mistake = arena_alloc(arena, sizeof *mistake);
    const char *place = arena_copy(arena, err->place, strlen(err->place));
    const char *sentence = arena_copy(arena, err->sentence, strlen(err->sentence));
    if (!mistake || !place || !sentence) {
        mistakes->has_failed = true;
        return;
    }
    *mistake = (struct mistake){place,     sentence,    err->check,
                                err->line, err->column, mistakes->first};
    mistakes->first = mistake;
    mistakes->count++;
}

void mistakes_init(struct mistakes *mistakes, struct arena *arena) {
    *mistakes = (struct mistakes){.arena = arena};
    mistakes->problems = (struct problems){.told = collect, .context = mistakes};
}

static int by_place(const void *a, const void *b) {
    const struct mistake *left = *(const struct mistake *const *)a;
    const struct mistake *right = *(const struct mistake *const *)b;
    int order = strcmp(left->place, right->place);
    if (order == 0) {
        order = left->line - right->line;
    }
    if (order == 0) {
        order = left->column - right->column;
    }
    return order != 0 ? order : strcmp(left->sentence, right->sentence);
}

static void tell(struct problems *problems, const struct mistake *mistake) {
    aftercare_error err = {0};
    (void)fail_at(&err, AFTERCARE_ERULES, mistake->place, mistake->line, mistake->column,
                  "%s", mistake->sentence);
    err.check = mistake->check;
    problem_add(problems, &err);
}

aftercare_status mistakes_tell(const struct mistakes *mistakes,
                               struct problems *problems) {
    const struct mistake **sorted =
        arena_array(mistakes->arena, mistakes->count + 1, sizeof *sorted);
    if (!sorted || mistakes->has_failed) {
        return AFTERCARE_ENOMEM;
    }
    size_t count = 0;
    for (const struct mistake *at = mistakes->first; at; at = at->next) {
        sorted[count++] = at;
    }
    qsort(sorted, count, sizeof *sorted, by_place);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && by_place(&sorted[i - 1], &sorted[i]) == 0) {
            continue;
        }
        tell(problems, sorted[i]);
    }
    return AFTERCARE_OK;
}
