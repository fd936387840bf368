// What was found, and what of it a pack accepts: an acceptance names a check and things,
// and bears what that check finds at their places.
#include "core/rules/inspect_inside.h"

#include <string.h>

// One thing that an acceptance names.
struct borne {
    const struct acceptance *acceptance;
    struct text name;
    struct place place; // of the thing; file NULL: there is none of that name
    bool is_found;
};

struct telling {
    const aftercare_check_watch *watch;
    struct borne *list;
    size_t count;
};

static struct place place_of(const struct rulebase *base,
                             const struct acceptance *acceptance, struct text name) {
    const struct rule from = {.pack = acceptance->pack};
    const struct rule *rule = rulebase_meant(base, &from, name, NULL);
    const struct term *term = vocabulary_term(&base->vocabulary, name);
    const struct fact *fact = schema_fact(&base->schema, name);
    const struct option *option = rulebase_option(base, name);
    const struct source *source = rulebase_source(base, name);
    return rule     ? rule->place
           : term   ? term->place
           : fact   ? fact->place
           : option ? option->place
           : source ? source->place
                    : (struct place){0};
}

static size_t count_names(const struct rulebase *base) {
    size_t count = 0;
    for (size_t i = 0; i < base->acceptances_count; i++) {
        count += base->acceptances[i]->names_count;
    }
    return count;
}

static void list_names(struct telling *telling, const struct rulebase *base) {
    for (size_t i = 0; i < base->acceptances_count; i++) {
        const struct acceptance *acceptance = base->acceptances[i];
        for (size_t k = 0; k < acceptance->names_count; k++) {
            struct text name = acceptance->names[k];
            telling->list[telling->count++] =
                (struct borne){acceptance, name, place_of(base, acceptance, name), false};
        }
    }
}

static struct borne *find(const struct telling *telling, const aftercare_error *err) {
    for (size_t i = 0; i < telling->count; i++) {
        struct borne *borne = &telling->list[i];
        if (borne->place.file && borne->place.line == err->line &&
            borne->place.column == err->column &&
            strcmp(borne->place.file, err->place) == 0 &&
            strcmp(check_id(borne->acceptance->check), err->check) == 0) {
            return borne;
        }
    }
    return NULL;
}

static void mark(void *context, const aftercare_error *err) {
    struct borne *borne = find(context, err);
    if (borne) {
        borne->is_found = true;
    }
}

static void tell(void *context, const aftercare_error *err) {
    const struct telling *telling = context;
    const aftercare_check_watch *watch = telling->watch;
    const struct borne *borne = find(telling, err);
    if (borne && watch->accepted) {
        watch->accepted(watch->context, err, borne->acceptance->because.at);
    } else if (!borne && watch->found) {
        watch->found(watch->context, err);
    }
}

static void tell_idle(struct inspection *inspection, const struct telling *telling) {
    for (size_t i = 0; i < telling->count; i++) {
        const struct borne *borne = &telling->list[i];
        if (!borne->is_found) {
            problem(inspection->problems, CHECK_IDLE_ACCEPTANCE, borne->acceptance->place,
                    "accepts \"%s\" of \"%.*s\", %s (take it away)",
                    check_id(borne->acceptance->check), TEXT_ARGS(borne->name),
                    borne->place.file ? "of which that is not found"
                                      : "which is not there");
        }
    }
}

aftercare_status inspect_tell(struct inspection *inspection,
                              const aftercare_check_watch *watch) {
    struct telling telling = {.watch = watch};
    telling.list = arena_array(&inspection->arena, count_names(inspection->base),
                               sizeof *telling.list);
    if (!telling.list) {
        return AFTERCARE_ENOMEM;
    }
    list_names(&telling, inspection->base);
    struct problems marking = {.told = mark, .context = &telling};
    struct problems told = {.told = tell, .context = &telling};
    aftercare_status status = mistakes_tell(&inspection->mistakes, &marking);
    tell_idle(inspection, &telling);
    return status ? status : mistakes_tell(&inspection->mistakes, &told);
}
