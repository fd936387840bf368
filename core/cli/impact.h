// What other rules change for one person: two answers to the same document, the one
// before and the one after, and the rules that made the difference.
#ifndef AFTERCARE_CLI_IMPACT_H
#define AFTERCARE_CLI_IMPACT_H

#include "core/base/json_writer.h"

// The effects, the one that does most harm when nobody meant it first; what people are
// told of it.
#define IMPACT_EFFECTS(X)                                                                \
    X(LOOSER, "looser", "verdicts that are less strict")                                 \
    X(EARLIER, "earlier", "days from which it is clear that come earlier")               \
    X(GONE, "gone", "lines of plans that are gone")                                      \
    X(MOVED, "moved", "lines of plans that begin or end at another time")                \
    X(RANKED, "ranked", "treatments that suit a concern more or less than before")       \
    X(ADDED, "added", "lines of plans that are new")                                     \
    X(LATER, "later", "days from which it is clear that come later")                     \
    X(STRICTER, "stricter", "verdicts that are stricter")

enum impact_effect {
#define X(name, word, says) IMPACT_##name,
    IMPACT_EFFECTS(X)
#undef X
        IMPACT_EFFECTS_COUNT
};

const char *impact_word(enum impact_effect effect);
const char *impact_says(enum impact_effect effect);

// Two answers of the same command to the same document.
struct impact_pair {
    const struct json *before, *after;
};

struct impact_changes {
    struct json_writer *out;  // a list is open in it
    const struct json *kinds; // of the rules that answered after: which verdict is worse
    size_t count;             // of changes that were written
};

// Writes each change as { "effect", "rule", "what", "from", "to", "was", "is" }: what is
// the treatment, or the product; from and to are words of the plugins, was and is days or
// times where only they differ. null where there is none; a change that no rule accounts
// for has no rule. Nothing is written for a change of words alone.
void impact_assessment(struct impact_changes *changes, struct impact_pair answers);
void impact_plan(struct impact_changes *changes, struct impact_pair answers);

// One change; for these two.
struct impact_change {
    enum impact_effect effect;
    struct text rule, what, from, to, was, is; // empty: null
};
void impact_write(struct impact_changes *changes, const struct impact_change *change);

#endif
