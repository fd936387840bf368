#include "core/cli/impact.h"
#include "core/cli/report.h"

// The lines of a plan: windows of products, and steps. Each has rules, a use and times.
struct line {
    const struct json *at;
    struct text what, rule, use;
};

static struct line window_line(const struct json *window, struct text product) {
    const struct json *rules = json_member(window, "rules");
    return (struct line){.at = window,
                         .what = product,
                         .rule = rules && rules->first ? rules->first->text : TEXT(""),
                         .use = text_member(window, "use")};
}

// What kind of step it is stands second, under the name that the plugin gave it.
static struct line step_line(const struct json *step, struct text what) {
    struct text use =
        step->first && step->first->next ? step->first->next->text : TEXT("");
    return (struct line){
        .at = step, .what = what, .rule = text_member(step, "rule"), .use = use};
}

typedef struct line line_of(const struct json *at, struct text what);

// Lines of one list on both sides.
struct comparing {
    struct impact_changes *changes;
    line_of *line;
    struct text what;
    const struct json *before, *after;
};

static bool is_same_time(const struct line *a, const struct line *b) {
    return text_equal(text_member(a->at, "from"), text_member(b->at, "from")) &&
           text_equal(text_member(a->at, "till"), text_member(b->at, "till"));
}

enum fit { FITS_NOT, FITS_RULE, FITS_ALL };

// How well two lines answer to each other.
static enum fit fit(const struct line *a, const struct line *b) {
    if (!text_equal(a->rule, b->rule) || !text_equal(a->use, b->use)) {
        return FITS_NOT;
    }
    return is_same_time(a, b) ? FITS_ALL : FITS_RULE;
}

static bool has_same(const struct comparing *comparing, const struct json *list,
                     const struct line *wanted) {
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        struct line line = comparing->line(one, comparing->what);
        if (fit(&line, wanted) == FITS_ALL) {
            return true;
        }
    }
    return false;
}

// The line of the other side; one that is there unchanged on this side answers to that.
static enum fit best_fit(struct line *out, const struct comparing *comparing,
                         const struct json *other, const struct line *wanted) {
    const struct json *own =
        other == comparing->after ? comparing->before : comparing->after;
    enum fit best = FITS_NOT;
    for (const struct json *one = other ? other->first : NULL; one; one = one->next) {
        struct line line = comparing->line(one, comparing->what);
        enum fit found = fit(&line, wanted);
        bool is_taken = found == FITS_RULE && has_same(comparing, own, &line);
        if (found > best && !is_taken) {
            best = found;
            *out = line;
        }
    }
    return best;
}

// Of a line that lasts at another time: its beginning where that differs, else its end.
static void tell_times(struct impact_change *change, const struct line *before,
                       const struct line *after) {
    bool is_same_begin =
        text_equal(text_member(before->at, "from"), text_member(after->at, "from"));
    const char *differs = is_same_begin ? "till" : "from";
    change->was = text_member(before->at, differs);
    change->is = text_member(after->at, differs);
}

static void compare_before(const struct comparing *comparing, const struct json *one) {
    struct line line = comparing->line(one, comparing->what);
    struct line other = line;
    struct impact_change change = {
        .effect = IMPACT_MOVED, .rule = line.rule, .what = line.what, .from = line.use};
    switch (best_fit(&other, comparing, comparing->after, &line)) {
    case FITS_ALL:
        return;
    case FITS_RULE:
        change.to = other.use;
        tell_times(&change, &line, &other);
        break;
    case FITS_NOT:
        change.effect = IMPACT_GONE;
        change.was = text_member(line.at, "till");
        break;
    }
    impact_write(comparing->changes, &change);
}

static void compare_lines(const struct comparing *comparing) {
    const struct json *before = comparing->before;
    const struct json *after = comparing->after;
    for (const struct json *one = before ? before->first : NULL; one; one = one->next) {
        compare_before(comparing, one);
    }
    for (const struct json *one = after ? after->first : NULL; one; one = one->next) {
        struct line line = comparing->line(one, comparing->what);
        struct line other;
        if (best_fit(&other, comparing, before, &line) == FITS_NOT) {
            const struct impact_change change = {.effect = IMPACT_ADDED,
                                                 .rule = line.rule,
                                                 .what = line.what,
                                                 .to = line.use,
                                                 .is = text_member(line.at, "till")};
            impact_write(comparing->changes, &change);
        }
    }
}

static const struct json *product_of(const struct json *topicals, struct text product) {
    for (const struct json *one = topicals ? topicals->first : NULL; one;
         one = one->next) {
        if (text_equal(text_member(one, "product"), product)) {
            return one;
        }
    }
    return NULL;
}

static void compare_product(struct impact_changes *changes, struct text product,
                            struct impact_pair topicals) {
    const struct comparing comparing = {
        .changes = changes,
        .line = window_line,
        .what = product,
        .before = json_member(topicals.before, "windows"),
        .after = json_member(topicals.after, "windows"),
    };
    compare_lines(&comparing);
}

static void compare_products(struct impact_changes *changes, struct impact_pair lists) {
    const struct json *before = lists.before;
    const struct json *after = lists.after;
    for (const struct json *one = before ? before->first : NULL; one; one = one->next) {
        struct text product = text_member(one, "product");
        compare_product(changes, product,
                        (struct impact_pair){one, product_of(after, product)});
    }
    for (const struct json *one = after ? after->first : NULL; one; one = one->next) {
        struct text product = text_member(one, "product");
        if (!product_of(before, product)) {
            compare_product(changes, product, (struct impact_pair){NULL, one});
        }
    }
}

void impact_plan(struct impact_changes *changes, struct impact_pair answers) {
    const struct comparing steps = {
        .changes = changes,
        .line = step_line,
        .what = TEXT("steps"),
        .before = json_member(answers.before, "steps"),
        .after = json_member(answers.after, "steps"),
    };
    compare_products(changes,
                     (struct impact_pair){json_member(answers.before, "topicals"),
                                          json_member(answers.after, "topicals")});
    compare_lines(&steps);
}
