#include "core/lua/sandbox_match.h"

#include "core/lua/sandbox_class.h"

#include <string.h>

// What stands at one place of a pattern.
enum item_kind {
    OPEN_CAPTURE,
    OPEN_POSITION,
    CLOSE_CAPTURE,
    LAST_PLACE,
    BALANCED,
    FRONTIER,
    SAME_AGAIN,
    CHARACTER
};

static const char *match_here(struct sandbox_match *m, const char *at, const char *item);

static const char *subject_end(const struct sandbox_match *m) {
    return m->subject.at + m->subject.len;
}

static const char *pattern_end(const struct sandbox_match *m) {
    return m->pattern.at + m->pattern.len;
}

// Always NULL, so that one can return it.
static const char *wrong(struct sandbox_match *m, const char *problem) {
    if (!m->problem) {
        m->problem = problem;
    }
    return NULL;
}

// False when the budget is used up.
static bool spend(struct sandbox_match *m, size_t steps) {
    m->steps += steps < SANDBOX_MATCH_BLOCK ? (unsigned)steps : SANDBOX_MATCH_BLOCK;
    size_t more = steps < SANDBOX_MATCH_BLOCK ? 0 : steps - SANDBOX_MATCH_BLOCK;
    while (m->steps >= SANDBOX_MATCH_BLOCK || more > 0) {
        unsigned block = more < (1U << 30) ? (unsigned)more : 1U << 30;
        more -= block;
        if (!m->spend(m->context, m->steps + block)) {
            (void)wrong(m, "matching takes too long");
            return false;
        }
        m->steps = 0;
    }
    return true;
}

// Where the set that begins there ends: behind its ']'.
static const char *set_end(struct sandbox_match *m, const char *set) {
    const char *end = pattern_end(m);
    const char *at = set + 1;
    at += at < end && *at == '^';
    do { // a ']' that comes first is a member
        if (at == end) {
            return wrong(m, "malformed pattern (missing ']')");
        }
        at += *at == '%' && end - at > 1 ? 2 : 1;
    } while (at == end || *at != ']');
    return at + 1;
}

// Where the character, class or set that begins there ends.
static const char *character_end(struct sandbox_match *m, const char *item) {
    if (*item == '%') {
        return pattern_end(m) - item < 2 ? wrong(m, "malformed pattern (ends with '%')")
                                         : item + 2;
    }
    return *item == '[' ? set_end(m, item) : item + 1;
}

// Whether the subject has, at that place, what stands from item to end. Sets cost by
// their length.
static bool has_character(struct sandbox_match *m, const char *at, const char *item,
                          const char *end) {
    if (!spend(m, (size_t)(end - item)) || at >= subject_end(m)) {
        return false;
    }
    int c = (unsigned char)*at;
    switch (*item) {
    case '.':
        return true;
    case '%':
        return sandbox_class_escaped(c, (unsigned char)item[1]);
    case '[':
        return sandbox_class_set(c, item, end - 1);
    default:
        return c == (unsigned char)*item;
    }
}

static enum item_kind kind_of(const struct sandbox_match *m, const char *item) {
    bool is_last = item + 1 == pattern_end(m);
    switch (*item) {
    case '(':
        return !is_last && item[1] == ')' ? OPEN_POSITION : OPEN_CAPTURE;
    case ')':
        return CLOSE_CAPTURE;
    case '$':
        return is_last ? LAST_PLACE : CHARACTER;
    case '%':
        break;
    default:
        return CHARACTER;
    }
    if (is_last) {
        return CHARACTER;
    }
    if (item[1] >= '0' && item[1] <= '9') {
        return SAME_AGAIN;
    }
    if (item[1] == 'b') {
        return BALANCED;
    }
    return item[1] == 'f' ? FRONTIER : CHARACTER;
}

static const char *open_capture(struct sandbox_match *m, const char *at, const char *next,
                                ptrdiff_t len) {
    if (m->count == SANDBOX_MATCH_CAPTURES) {
        return wrong(m, "too many captures");
    }
    m->captures[m->count] = (struct sandbox_capture){at, len};
    m->count++;
    const char *end = match_here(m, at, next);
    if (!end) {
        m->count--;
    }
    return end;
}

static const char *close_capture(struct sandbox_match *m, const char *at,
                                 const char *next) {
    unsigned i = m->count;
    while (i > 0 && m->captures[i - 1].len != SANDBOX_MATCH_OPEN) {
        i--;
    }
    if (i == 0) {
        return wrong(m, "invalid pattern capture");
    }
    struct sandbox_capture *capture = &m->captures[i - 1];
    capture->len = at - capture->at;
    const char *end = match_here(m, at, next);
    if (!end) {
        capture->len = SANDBOX_MATCH_OPEN;
    }
    return end;
}

// Behind the closing one of two characters that open and close, if the first stands here.
static const char *pass_balanced(struct sandbox_match *m, const char *at,
                                 const char *item) {
    if (pattern_end(m) - item < 4) {
        return wrong(m, "malformed pattern (missing arguments to '%b')");
    }
    const char opens = item[2], closes = item[3];
    const char *end = subject_end(m);
    if (at >= end || *at != opens) {
        return NULL;
    }
    size_t depth = 1;
    for (at++; at < end && spend(m, 1); at++) {
        if (*at == closes) {
            depth--;
        } else if (*at == opens) {
            depth++;
        }
        if (depth == 0) {
            return at + 1;
        }
    }
    return NULL;
}

// Whether a set that does not hold what stands before this place holds what stands here.
static bool is_frontier(struct sandbox_match *m, const char *at, const char *set,
                        const char *end) {
    int before = at == m->subject.at ? 0 : (unsigned char)at[-1];
    int here = at == subject_end(m) ? 0 : (unsigned char)*at;
    return spend(m, (size_t)(end - set)) && !sandbox_class_set(before, set, end - 1) &&
           sandbox_class_set(here, set, end - 1);
}

// Behind the text of an earlier capture, if it stands here again.
static const char *pass_again(struct sandbox_match *m, const char *at, char digit) {
    int i = digit - '1';
    if (i < 0 || (unsigned)i >= m->count || m->captures[i].len == SANDBOX_MATCH_OPEN) {
        return wrong(m, "invalid capture index in pattern");
    }
    const struct sandbox_capture *capture = &m->captures[i];
    if (capture->len < 0 || subject_end(m) - at < capture->len ||
        !spend(m, (size_t)capture->len / 8 + 1)) {
        return NULL;
    }
    size_t len = (size_t)capture->len;
    return memcmp(capture->at, at, len) == 0 ? at + len : NULL;
}

// As many as there are, then fewer, until the rest of the pattern matches.
static const char *match_most(struct sandbox_match *m, const char *at, const char *item,
                              const char *end) {
    ptrdiff_t count = 0;
    while (has_character(m, at + count, item, end)) {
        count++;
    }
    for (; count >= 0 && !m->problem; count--) {
        const char *match = match_here(m, at + count, end + 1);
        if (match) {
            return match;
        }
    }
    return NULL;
}

// As few as are needed.
static const char *match_fewest(struct sandbox_match *m, const char *at, const char *item,
                                const char *end) {
    for (;;) {
        const char *match = match_here(m, at, end + 1);
        if (match || m->problem) {
            return match;
        }
        if (!has_character(m, at, item, end)) {
            return NULL;
        }
        at++;
    }
}

// A place in the subject and one in the pattern; at is NULL when there is no match, and
// item is NULL when at is the whole answer.
struct step {
    const char *at, *item;
};

static struct step done(const char *at) {
    return (struct step){at, NULL};
}

// A character, class or set, with what says how often.
static struct step step_character(struct sandbox_match *m, const char *at,
                                  const char *item) {
    const char *end = character_end(m, item);
    if (!end) {
        return done(NULL);
    }
    char often = '\0';
    if (end < pattern_end(m)) {
        often = *end;
    }
    if (!has_character(m, at, item, end)) {
        bool may_lack = often == '*' || often == '?' || often == '-';
        return may_lack && !m->problem ? (struct step){at, end + 1} : done(NULL);
    }
    switch (often) {
    case '?': {
        const char *match = match_here(m, at + 1, end + 1);
        return match || m->problem ? done(match) : (struct step){at, end + 1};
    }
    case '*':
        return done(match_most(m, at, item, end));
    case '+':
        return done(match_most(m, at + 1, item, end));
    case '-':
        return done(match_fewest(m, at, item, end));
    default:
        return (struct step){at + 1, end};
    }
}

static struct step step_frontier(struct sandbox_match *m, const char *at,
                                 const char *item) {
    const char *set = item + 2;
    if (set == pattern_end(m) || *set != '[') {
        return done(wrong(m, "missing '[' after '%f' in pattern"));
    }
    const char *end = set_end(m, set);
    if (!end) {
        return done(NULL);
    }
    return (struct step){is_frontier(m, at, set, end) ? at : NULL, end};
}

static struct step step(struct sandbox_match *m, const char *at, const char *item) {
    switch (kind_of(m, item)) {
    case OPEN_CAPTURE:
        return done(open_capture(m, at, item + 1, SANDBOX_MATCH_OPEN));
    case OPEN_POSITION:
        return done(open_capture(m, at, item + 2, SANDBOX_MATCH_POSITION));
    case CLOSE_CAPTURE:
        return done(close_capture(m, at, item + 1));
    case LAST_PLACE:
        return done(at == subject_end(m) ? at : NULL);
    case BALANCED:
        return (struct step){pass_balanced(m, at, item), item + 4};
    case FRONTIER:
        return step_frontier(m, at, item);
    case SAME_AGAIN:
        return (struct step){pass_again(m, at, item[1]), item + 2};
    case CHARACTER:
        break;
    }
    return step_character(m, at, item);
}

// The pattern from item on against the subject from at on.
static const char *match_here(struct sandbox_match *m, const char *at, const char *item) {
    if (m->depth == SANDBOX_MATCH_DEPTH) {
        return wrong(m, "pattern too complex");
    }
    m->depth++;
    while (at && item && item < pattern_end(m)) {
        if (!spend(m, 1)) {
            at = NULL;
            break;
        }
        struct step next = step(m, at, item);
        at = next.at;
        item = next.item;
    }
    m->depth--;
    return at;
}

const char *sandbox_match_at(struct sandbox_match *match, const char *at) {
    match->count = 0;
    match->depth = 0;
    match->problem = NULL;
    return spend(match, 1) ? match_here(match, at, match->pattern.at) : NULL;
}

bool sandbox_match_is_plain(struct text pattern) {
    for (size_t i = 0; i < pattern.len; i++) {
        if (pattern.at[i] && strchr("^$*+?.([%-", pattern.at[i])) {
            return false;
        }
    }
    return true;
}
