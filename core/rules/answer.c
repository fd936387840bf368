#include "core/rules/answer.h"

static struct date earlier(struct date a, struct date b) {
    return date_compare(a, b) < 0 ? a : b;
}

static struct date later(struct date a, struct date b) {
    return date_compare(a, b) < 0 ? b : a;
}

// While one of them is NO the other does not matter; while both are, either will do.
struct answer answer_and(struct answer a, struct answer b) {
    if (a.truth == NO && b.truth == NO) {
        return (struct answer){NO, later(a.until, b.until)};
    }
    if (a.truth == NO || b.truth == NO) {
        return a.truth == NO ? a : b;
    }
    return (struct answer){a.truth < b.truth ? a.truth : b.truth,
                           earlier(a.until, b.until)};
}

struct answer answer_or(struct answer a, struct answer b) {
    return answer_not(answer_and(answer_not(a), answer_not(b)));
}

struct answer answer_not(struct answer a) {
    return (struct answer){(enum truth)(YES - a.truth), a.until};
}
