#include "core/cli/impact.h"

#include "core/cli/report.h"

static const struct {
    const char *word, *says;
} effects[IMPACT_EFFECTS_COUNT] = {
#define X(name, word, says) [IMPACT_##name] = {word, says},
    IMPACT_EFFECTS(X)
#undef X
};

const char *impact_word(enum impact_effect effect) {
    return effects[effect].word;
}

const char *impact_says(enum impact_effect effect) {
    return effects[effect].says;
}

static void member(struct json_writer *writer, const char *key, struct text text) {
    json_key(writer, key);
    if (text.len > 0) {
        json_text(writer, text);
    } else {
        json_null(writer);
    }
}

void impact_write(struct impact_changes *changes, const struct impact_change *change) {
    struct json_writer *out = changes->out;
    json_begin_object(out);
    json_key(out, "effect");
    json_string(out, effects[change->effect].word);
    member(out, "rule", change->rule);
    member(out, "what", change->what);
    member(out, "from", change->from);
    member(out, "to", change->to);
    member(out, "was", change->was);
    member(out, "is", change->is);
    json_end_object(out);
    changes->count++;
}

static struct impact_pair members(struct impact_pair pair, const char *name) {
    return (struct impact_pair){json_member(pair.before, name),
                                json_member(pair.after, name)};
}

static const struct json *first_of(const struct json *list) {
    return list ? list->first : NULL;
}

// --- verdicts --------------------------------------------------------------------------

// How many verdicts are worse; more than all for one that nobody knows, or for none.
static uint32_t rank(const struct json *kinds, struct text verdict) {
    uint32_t unknown = UINT32_MAX;
    for (const struct json *kind = first_of(kinds); kind; kind = kind->next) {
        const struct json *verdicts = json_member(kind, "verdicts");
        for (const struct json *one = first_of(verdicts); one; one = one->next) {
            if (text_equal(one->text, verdict)) {
                return one->index;
            }
        }
        if (verdicts && verdict.len == 0) { // not assessed: as if nothing was found
            unknown = verdicts->count - 1;
        }
    }
    return unknown;
}

// Days as texts are ordered as days are; none is the last of all.
static int compare_days(struct text a, struct text b) {
    bool is_last_a = a.len == 0;
    bool is_last_b = b.len == 0;
    return is_last_a || is_last_b ? is_last_a - is_last_b : text_compare(a, b);
}

// A treatment's verdict before and after. False: it is the same.
static bool compare_verdicts(struct impact_change *out, const struct json *kinds,
                             struct impact_pair verdicts) {
    out->from = text_member(verdicts.before, "verdict");
    out->to = text_member(verdicts.after, "verdict");
    out->what =
        text_member(verdicts.before ? verdicts.before : verdicts.after, "treatment");
    uint32_t before = rank(kinds, out->from);
    uint32_t after = rank(kinds, out->to);
    if (before != after) {
        out->effect = before < after ? IMPACT_LOOSER : IMPACT_STRICTER;
        return true;
    }
    out->was = text_member(verdicts.before, "clear_from");
    out->is = text_member(verdicts.after, "clear_from");
    int order = compare_days(out->was, out->is);
    out->effect = order > 0 ? IMPACT_EARLIER : IMPACT_LATER;
    return order != 0 && verdicts.before && verdicts.after;
}

// The severity's member has the name that the plugin gave it: the second of a finding.
static struct text severity_of(const struct json *finding) {
    return finding && finding->first && finding->first->next ? finding->first->next->text
                                                             : TEXT("");
}

static const struct json *find_same(const struct json *findings,
                                    const struct json *wanted) {
    for (const struct json *one = first_of(findings); one; one = one->next) {
        if (text_equal(text_member(one, "rule"), text_member(wanted, "rule")) &&
            text_equal(text_member(one, "area"), text_member(wanted, "area"))) {
            return one;
        }
    }
    return NULL;
}

static bool is_unchanged(struct impact_pair pair) {
    return pair.before && pair.after &&
           text_equal(severity_of(pair.before), severity_of(pair.after)) &&
           text_equal(text_member(pair.before, "holds"),
                      text_member(pair.after, "holds")) &&
           text_equal(text_member(pair.before, "clear_from"),
                      text_member(pair.after, "clear_from"));
}

// Of the findings that differ those count that were as bad as the verdict where it was
// worse; when there are none (a question was open), all.
struct blame {
    struct impact_changes *changes;
    const struct impact_change *change;
    struct text last; // rule that was blamed
    bool takes_all;
    size_t count;
};

static void blame_one(struct blame *blame, struct impact_pair pair) {
    const struct impact_change *change = blame->change;
    bool was_worse = change->effect == IMPACT_LOOSER || change->effect == IMPACT_EARLIER;
    const struct json *worse = was_worse ? pair.before : pair.after;
    bool is_decisive =
        worse && text_equal(severity_of(worse), was_worse ? change->from : change->to);
    struct text rule = text_member(pair.before ? pair.before : pair.after, "rule");
    if (is_unchanged(pair) || (!is_decisive && !blame->takes_all) ||
        text_equal(rule, blame->last)) {
        return;
    }
    struct impact_change blamed = *change;
    blamed.rule = blame->last = rule;
    impact_write(blame->changes, &blamed);
    blame->count++;
}

static void blame_findings(struct blame *blame, struct impact_pair findings) {
    for (const struct json *one = first_of(findings.before); one; one = one->next) {
        blame_one(blame, (struct impact_pair){one, find_same(findings.after, one)});
    }
    for (const struct json *one = first_of(findings.after); one; one = one->next) {
        if (!find_same(findings.before, one)) {
            blame_one(blame, (struct impact_pair){NULL, one});
        }
    }
}

static void compare_treatment(struct impact_changes *changes,
                              struct impact_pair verdicts) {
    struct impact_change change = {0};
    struct blame blame = {.changes = changes, .change = &change};
    if (!compare_verdicts(&change, changes->kinds, verdicts)) {
        return;
    }
    blame_findings(&blame, members(verdicts, "findings"));
    if (blame.count == 0) {
        blame.takes_all = true;
        blame_findings(&blame, members(verdicts, "findings"));
    }
    if (blame.count == 0) {
        impact_write(changes, &change);
    }
}

static const struct json *entry(const struct json *list, const char *member_name,
                                struct text name) {
    for (const struct json *one = first_of(list); one; one = one->next) {
        if (text_equal(text_member(one, member_name), name)) {
            return one;
        }
    }
    return NULL;
}

static void compare_treatments(struct impact_changes *changes, struct impact_pair lists) {
    for (const struct json *one = first_of(lists.before); one; one = one->next) {
        const struct json *after =
            entry(lists.after, "treatment", text_member(one, "treatment"));
        compare_treatment(changes, (struct impact_pair){one, after});
    }
    for (const struct json *one = first_of(lists.after); one; one = one->next) {
        if (!entry(lists.before, "treatment", text_member(one, "treatment"))) {
            compare_treatment(changes, (struct impact_pair){NULL, one});
        }
    }
}

// --- matches ---------------------------------------------------------------------------

// The score's member has the name that the plugin gave it: the second of a match.
static void compare_rank(struct impact_changes *changes, struct impact_pair matches) {
    const struct json *known = matches.before ? matches.before : matches.after;
    const struct impact_change change = {
        .effect = IMPACT_RANKED,
        .rule = text_member(known, "rule"),
        .what = text_member(known, "treatment"),
        .from = severity_of(matches.before),
        .to = severity_of(matches.after),
    };
    if (!text_equal(change.from, change.to)) {
        impact_write(changes, &change);
    }
}

// A rule may match several treatments.
static const struct json *find_match(const struct json *list, const struct json *wanted) {
    for (const struct json *one = first_of(list); one; one = one->next) {
        if (text_equal(text_member(one, "rule"), text_member(wanted, "rule")) &&
            text_equal(text_member(one, "treatment"), text_member(wanted, "treatment"))) {
            return one;
        }
    }
    return NULL;
}

static void compare_ranks(struct impact_changes *changes, struct impact_pair lists) {
    for (const struct json *one = first_of(lists.before); one; one = one->next) {
        compare_rank(changes, (struct impact_pair){one, find_match(lists.after, one)});
    }
    for (const struct json *one = first_of(lists.after); one; one = one->next) {
        if (!find_match(lists.before, one)) {
            compare_rank(changes, (struct impact_pair){NULL, one});
        }
    }
}

// Both answers list the concerns of one document, in its order.
static void compare_matches(struct impact_changes *changes, struct impact_pair lists) {
    const struct json *after = first_of(lists.after);
    for (const struct json *before = first_of(lists.before); before && after;
         before = before->next, after = after->next) {
        compare_ranks(changes,
                      members((struct impact_pair){before, after}, "treatments"));
    }
}

void impact_assessment(struct impact_changes *changes, struct impact_pair answers) {
    compare_treatments(changes, members(answers, "treatments"));
    compare_matches(changes, members(answers, "matches"));
}
