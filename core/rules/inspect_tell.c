// What was found, and what of it a pack accepts: an acceptance names a check and things,
// and bears what that check finds at their places.
#include "core/rules/inspect_inside.h"

#include <string.h>

// One thing that an acceptance names.
struct borne {
    const struct acceptance *acceptance;
    struct text name;
    const struct rule *rule; // that has the name; NULL: another thing has, or none
    struct place places[3];  // of that thing and of what it says; file NULL: none
    bool is_found;
};

struct telling {
    const struct doubt *doubt; // NULL: there is none
    const aftercare_check_watch *watch;
    struct borne *list;
    size_t count;
};

static struct borne named(const struct rulebase *base,
                          const struct acceptance *acceptance, struct text name) {
    const struct rule from = {.pack = acceptance->pack};
    const struct rule *rule = rulebase_meant(base, &from, name, NULL);
    const struct term *term = vocabulary_term(&base->vocabulary, name);
    const struct fact *fact = schema_fact(&base->schema, name);
    const struct option *option = rulebase_option(base, name);
    const struct source *source = rulebase_source(base, name);
    struct borne borne = {.acceptance = acceptance, .name = name, .rule = rule};
    struct place *places = borne.places;
    if (rule) {
        places[0] = rule->place;
    } else if (term) {
        places[0] = term->place;
        places[1] = term->label_place;
        places[2] = term->question_place;
    } else if (fact) {
        places[0] = fact->place;
        places[1] = fact->question_place;
        places[2] = fact->whole_place;
    } else if (option || source) {
        places[0] = option ? option->place : source->place;
    }
    return borne;
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
            telling->list[telling->count++] =
                named(base, acceptance, acceptance->names[k]);
        }
    }
}

// What is found of a rule stands at the rule, or at one of its fields.
static bool is_about(const aftercare_error *err, const struct borne *borne) {
    if (borne->rule) {
        return rule_stands_at(borne->rule, err->place, err->line, err->column);
    }
    bool is_there = false;
    for (size_t i = 0; !is_there && i < 3; i++) {
        const struct place *place = &borne->places[i];
        is_there = place->file && place->line == err->line &&
                   place->column == err->column && strcmp(place->file, err->place) == 0;
    }
    return is_there;
}

static struct borne *find(const struct telling *telling, const aftercare_error *err) {
    for (size_t i = 0; i < telling->count; i++) {
        struct borne *borne = &telling->list[i];
        if (is_about(err, borne) &&
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
    if (telling->doubt && telling->doubt->is_withheld[check_of(text_of(err->check))]) {
        return;
    }
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
                    borne->places[0].file ? "of which that is not found"
                                          : "which is not there");
        }
    }
}

aftercare_status inspect_tell(struct inspection *inspection,
                              const aftercare_check_watch *watch) {
    struct telling telling = {.watch = watch, .doubt = inspection->base->doubt};
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
