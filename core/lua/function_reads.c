#include "core/lua/function_reads.h"

void function_reads_init(struct function_reads *reads, struct arena *arena,
                         const struct inquiry *inquiry) {
    *reads = (struct function_reads){.arena = arena, .inquiry = inquiry};
}

static void begin(struct function_reads *reads, size_t taken) {
    reads->taken = taken;
    reads->met = 0;
    reads->is_stuck = false;
    reads->takes_last = false;
}

void function_reads_first(struct function_reads *reads) {
    begin(reads, 0);
}

void function_reads_last(struct function_reads *reads) {
    begin(reads, 0);
    reads->takes_last = true;
}

bool function_reads_next(struct function_reads *reads) {
    size_t count = reads->met;
    while (count > 0 && reads->forks[count - 1].way + 1 == reads->forks[count - 1].ways) {
        count--;
    }
    if (count == 0) {
        return false;
    }
    reads->forks[count - 1].way++;
    begin(reads, count);
    return true;
}

static struct function_read *find(const struct function_reads *reads,
                                  const struct test *test) {
    for (size_t i = 0; i < reads->count; i++) {
        if (test_equal(&reads->list[i].test, test)) {
            return &reads->list[i];
        }
    }
    return NULL;
}

const struct function_read *function_reads_ask(struct function_reads *reads,
                                               const struct test *test) {
    struct function_read *known = find(reads, test);
    if (known) {
        return known;
    }
    struct function_read *list = arena_grow(reads->arena, reads->list, reads->count,
                                            &reads->capacity, sizeof *list);
    if (!list) {
        reads->is_out_of_memory = true;
        return NULL;
    }
    reads->list = list;
    list[reads->count] = (struct function_read){*test, test_answer(test, reads->inquiry)};
    return &list[reads->count++];
}

static int stuck(struct function_reads *reads) {
    reads->is_stuck = true;
    return -1;
}

// A function is the same each time, so what was decided comes in the order in which it
// was met.
int function_reads_fork(struct function_reads *reads, const struct function_read *read,
                        int ways) {
    size_t index = (size_t)(read - reads->list);
    for (size_t i = 0; i < reads->met; i++) {
        if (reads->forks[i].read == index) {
            return reads->forks[i].way;
        }
    }
    if (reads->met == FUNCTION_FORKS_MAX || ways == 0) {
        return stuck(reads);
    }
    struct function_fork *fork = &reads->forks[reads->met++];
    if (reads->met > reads->taken) {
        *fork = (struct function_fork){index, reads->takes_last ? ways - 1 : 0, ways};
    }
    return fork->way;
}

struct date function_reads_until(const struct function_reads *reads) {
    struct date until = DATE_MAX;
    for (size_t i = 0; i < reads->count; i++) {
        if (date_compare(reads->list[i].answer.until, until) < 0) {
            until = reads->list[i].answer.until;
        }
    }
    return until;
}
