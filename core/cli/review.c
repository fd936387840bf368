#include "core/cli/review.h"

#include "core/cli/report.h"
#include "core/cli/rule_words.h"

#include <stdlib.h>

struct making {
    struct review *review;
    struct arena *arena;
    const struct review_request *request;
    const struct json *kind; // of the list's kinds
};

static aftercare_status no_memory(aftercare_error *err) {
    return fail(err, AFTERCARE_ENOMEM, NULL, "there is no memory for the table");
}

// Whether the rule belongs into the table.
static bool is_wanted(const struct making *making, const struct json *rule) {
    const struct review_request *request = making->request;
    const struct json *about = json_member(rule, "about");
    bool is_about = request->treatments_count == 0;
    for (size_t i = 0; i < request->treatments_count; i++) {
        is_about = is_about || rule_words_has(about, text_of(request->treatments[i]));
    }
    return is_about && text_equal(text_member(rule, "kind"), request->kind);
}

static const struct json *rules_of(const struct making *making) {
    return json_member(making->request->list, "rules");
}

// The treatment that no rule of the kind is about, with the nearest one that has some.
static aftercare_status refuse(const struct making *making, aftercare_error *err) {
    struct text given = text_of(making->request->treatments[0]);
    struct nearest nearest = {.word = given};
    for (const struct json *rule = rules_of(making)->first; rule; rule = rule->next) {
        const struct json *about = json_member(rule, "about");
        for (const struct json *one = about ? about->first : NULL; one; one = one->next) {
            nearest_offer(&nearest, one->text);
        }
    }
    return fail(err, AFTERCARE_ENOTFOUND, NULL, "no %.*s is about \"%.*s\" (%s%.*s%s)",
                TEXT_ARGS(making->request->kind), TEXT_ARGS(given),
                nearest.best.len > 0 ? "did you mean \"" : "see `aftercare rules --kind`",
                TEXT_ARGS(nearest.best), nearest.best.len > 0 ? "\"?" : "");
}

static bool is_given_by_some(const struct making *making, struct text field) {
    for (const struct json *rule = rules_of(making)->first; rule; rule = rule->next) {
        const struct json *fields = json_member(rule, "fields");
        for (const struct json *one = fields ? fields->first : NULL; one;
             one = one->next) {
            if (text_equal(one->key, field) && is_wanted(making, rule)) {
                return true;
            }
        }
    }
    return false;
}

// The choices that the kind orders by, NULL when it orders by a number.
static const struct json *choices_of(const struct making *making) {
    return json_member(rule_words_entry(json_member(making->kind, "fields"), "field",
                                        making->review->by),
                       "among");
}

// Every field that a rule of the table gives, but for the one that groups them.
static bool make_columns(const struct making *making) {
    struct review *review = making->review;
    const struct json *fields = json_member(making->kind, "fields");
    review->columns =
        arena_array(making->arena, fields ? fields->count : 0, sizeof *review->columns);
    for (const struct json *one = fields && review->columns ? fields->first : NULL; one;
         one = one->next) {
        struct text name = text_member(one, "field");
        bool is_group = choices_of(making) && text_equal(name, review->by);
        if (!is_group && is_given_by_some(making, name)) {
            review->columns[review->columns_count++] = (struct review_column){
                name, text_member(one, "type"), text_member(one, "says")};
        }
    }
    return review->columns != NULL;
}

static bool keep(struct text *out, struct arena *arena, struct buffer *buffer) {
    char *text = buffer->failed ? NULL : arena_copy(arena, buffer->at, buffer->len);
    *out = (struct text){text, text ? buffer->len : 0};
    buffer_clear(buffer);
    return text != NULL;
}

static const struct json *member_of(const struct json *object, struct text name) {
    for (const struct json *one = object ? object->first : NULL; one; one = one->next) {
        if (text_equal(one->key, name)) {
            return one;
        }
    }
    return NULL;
}

static bool make_cells(const struct making *making, struct review_row *row) {
    const struct review *review = making->review;
    const struct json *fields = json_member(row->rule, "fields");
    struct text *cells = arena_array(making->arena, review->columns_count, sizeof *cells);
    bool is_made = cells != NULL;
    for (size_t i = 0; is_made && i < review->columns_count; i++) {
        struct buffer cell;
        buffer_init(&cell, &making->arena->allocator, 1 << 20);
        rule_words_value(&cell, review->columns[i].type,
                         member_of(fields, review->columns[i].name),
                         json_member(row->rule, "labels"));
        is_made = keep(&cells[i], making->arena, &cell);
    }
    row->cells = cells;
    return is_made;
}

static bool make_sources(const struct making *making, struct review_row *row) {
    const struct json *sources = json_member(row->rule, "sources");
    struct buffer cell;
    buffer_init(&cell, &making->arena->allocator, 1 << 20);
    for (const struct json *one = sources ? sources->first : NULL; one; one = one->next) {
        buffer_format(&cell, "%s%.*s", one == sources->first ? "" : ", ",
                      TEXT_ARGS(text_member(one, "id")));
    }
    return keep(&row->sources, making->arena, &cell);
}

static bool make_row(const struct making *making, const struct json *rule) {
    struct review_row *row = &making->review->rows[making->review->rows_count++];
    const struct json *awake = json_member(rule, "is_awake");
    const struct json *by = member_of(json_member(rule, "fields"), making->review->by);
    *row = (struct review_row){
        .group = by && by->type == JSON_TEXT ? by->text : TEXT(""),
        .number = by ? by->integer : 0,
        .name = text_member(rule, "rule"),
        .is_asleep = awake && awake->type == JSON_FALSE,
        .rule = rule,
    };
    return make_cells(making, row) && make_sources(making, row);
}

// The rules of one choice, or of all.
static bool make_rows(const struct making *making, const struct json *choice) {
    bool is_made = true;
    for (const struct json *rule = rules_of(making)->first; is_made && rule;
         rule = rule->next) {
        const struct json *by =
            member_of(json_member(rule, "fields"), making->review->by);
        bool is_chosen = !choice || (by && text_equal(by->text, choice->text));
        if (is_chosen && is_wanted(making, rule)) {
            is_made = make_row(making, rule);
        }
    }
    return is_made;
}

static bool make_groups(const struct making *making) {
    const struct json *choices = choices_of(making);
    bool is_made = true;
    making->review->rows =
        arena_array(making->arena, rules_of(making)->count, sizeof *making->review->rows);
    if (!making->review->rows) {
        return false;
    }
    if (!choices) {
        return make_rows(making, NULL);
    }
    for (const struct json *one = choices->first; is_made && one; one = one->next) {
        is_made = make_rows(making, one);
    }
    return is_made;
}

// The highest number first; by name where it is the same.
static int compare_rows(const void *left, const void *right) {
    const struct review_row *a = left;
    const struct review_row *b = right;
    return a->number != b->number ? (a->number < b->number) - (a->number > b->number)
                                  : text_compare(a->name, b->name);
}

static int compare_sources(const void *left, const void *right) {
    const struct json *const *a = left;
    const struct json *const *b = right;
    return text_compare(text_member(*a, "id"), text_member(*b, "id"));
}

static bool list_sources(const struct making *making) {
    struct review *review = making->review;
    size_t most = 0;
    for (size_t i = 0; i < review->rows_count; i++) {
        const struct json *sources = json_member(review->rows[i].rule, "sources");
        most += sources ? sources->count : 0;
    }
    review->sources = arena_array(making->arena, most, sizeof *review->sources);
    for (size_t i = 0; review->sources && i < review->rows_count; i++) {
        const struct json *sources = json_member(review->rows[i].rule, "sources");
        for (const struct json *one = sources ? sources->first : NULL; one;
             one = one->next) {
            review->sources[review->sources_count++] = one;
        }
    }
    if (!review->sources) {
        return false;
    }
    qsort(review->sources, most, sizeof *review->sources, compare_sources);
    size_t kept = 0;
    for (size_t i = 0; i < most; i++) {
        if (i == 0 || compare_sources(&review->sources[i], &review->sources[i - 1])) {
            review->sources[kept++] = review->sources[i];
        }
    }
    review->sources_count = kept;
    return true;
}

// Whether a rule of the table is of that pack.
static bool is_pack_here(const struct review *review, struct text pack) {
    for (size_t i = 0; i < review->rows_count; i++) {
        struct text name = review->rows[i].name;
        if (name.len > pack.len && name.at[pack.len] == '.' &&
            text_equal((struct text){name.at, pack.len}, pack)) {
            return true;
        }
    }
    return false;
}

// Whether a rule of the table waits for that option.
static bool is_option_here(const struct review *review, struct text option) {
    for (size_t i = 0; i < review->rows_count; i++) {
        const struct json *fields = json_member(review->rows[i].rule, "fields");
        for (size_t k = 0; k < review->columns_count; k++) {
            const struct json *field = member_of(fields, review->columns[k].name);
            if (text_is(review->columns[k].type, "policy") && member_of(field, option)) {
                return true;
            }
        }
    }
    return false;
}

// "name value, name value" of an object's texts, as far as they matter to the table.
static bool join(struct text *out, const struct making *making, const char *member,
                 bool matters(const struct review *, struct text)) {
    const struct json *object = json_member(making->request->list, member);
    struct buffer joined;
    buffer_init(&joined, &making->arena->allocator, 1 << 20);
    for (const struct json *one = object ? object->first : NULL; one; one = one->next) {
        if (one->type == JSON_TEXT && matters(making->review, one->key)) {
            buffer_format(&joined, "%s%.*s %.*s", joined.len > 0 ? ", " : "",
                          TEXT_ARGS(one->key), TEXT_ARGS(one->text));
        }
    }
    return keep(out, making->arena, &joined);
}

static bool make_head(const struct making *making) {
    struct review *review = making->review;
    const struct json *list = making->request->list;
    struct buffer treatments;
    buffer_init(&treatments, &making->arena->allocator, 1 << 20);
    for (size_t i = 0; i < making->request->treatments_count; i++) {
        buffer_format(&treatments, "%s%s", i > 0 ? ", " : "",
                      making->request->treatments[i]);
    }
    review->kind = making->request->kind;
    review->says = text_member(making->kind, "says");
    review->by = text_member(making->kind, "by");
    review->digest = text_member(list, "digest");
    return keep(&review->treatments, making->arena, &treatments);
}

aftercare_status review_make(struct review *out, struct arena *arena,
                             const struct review_request *request, aftercare_error *err) {
    *out = (struct review){.rows_count = 0};
    struct making making = {
        .review = out,
        .arena = arena,
        .request = request,
        .kind =
            rule_words_entry(json_member(request->list, "kinds"), "kind", request->kind),
    };
    if (!make_head(&making) || !make_columns(&making) || !make_groups(&making) ||
        !list_sources(&making) || !join(&out->packs, &making, "packs", is_pack_here) ||
        !join(&out->options, &making, "options", is_option_here)) {
        return no_memory(err);
    }
    if (out->rows_count == 0 && request->treatments_count > 0) {
        return refuse(&making, err);
    }
    if (!choices_of(&making)) {
        qsort(out->rows, out->rows_count, sizeof *out->rows, compare_rows);
    }
    return AFTERCARE_OK;
}
