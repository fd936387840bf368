#include "core/rules/ask_shown.h"

#include "core/rules/ask_shape.h"
#include "core/rules/shown.h"

static const char *const *choices_of(struct showing *showing,
                                     const struct ask_shape *shape) {
    const size_t count = shape->choices_count + shape->statuses_count;
    const char **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; list && i < shape->choices_count; i++) {
        list[i] = shape->choices[i].at;
    }
    for (size_t i = 0; list && i < shape->statuses_count; i++) {
        list[shape->choices_count + i] = shape->statuses[i].name.at;
    }
    return list;
}

static void show_question(struct showing *showing, aftercare_question *out,
                          const struct intake_question *asked) {
    const struct ask_shape shape = ask_shape(showing->base, &asked->question.place);
    shown_question(showing, out, &asked->question);
    out->settles = shown_ids(showing, asked->settles, asked->settles_count);
    out->settles_count = asked->settles_count;
    out->answers = shape.name;
    out->choices = choices_of(showing, &shape);
    out->choices_count = shape.choices_count + shape.statuses_count;
    out->from = shape.number ? shape.number->from : 0;
    out->till = shape.number ? shape.number->till : 0;
}

static const aftercare_question *const *
questions_of(struct showing *showing, const struct intake_question *questions,
             size_t count) {
    aftercare_question *items = shown_take(showing, count, sizeof *items);
    const aftercare_question **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; items && list && i < count; i++) {
        show_question(showing, &items[i], &questions[i]);
        list[i] = &items[i];
    }
    return list;
}

static const aftercare_intake_treatment *const *
treatments_of(struct showing *showing, const struct intake_part *parts, size_t count) {
    aftercare_intake_treatment *items = shown_take(showing, count, sizeof *items);
    const aftercare_intake_treatment **list = shown_take(showing, count, sizeof *list);
    for (size_t i = 0; items && list && i < count; i++) {
        const struct intake_part *part = &parts[i];
        items[i] = (aftercare_intake_treatment){
            .treatment = part->verdict->treatment->id.at,
            .verdict = part->verdict->verdict.at,
            .questions = questions_of(showing, part->questions, part->questions_count),
            .questions_count = part->questions_count,
            .is_settled = part->is_settled,
        };
        list[i] = &items[i];
    }
    return list;
}

const aftercare_intake *ask_shown(struct arena *arena, const struct rulebase *base,
                                  const struct intake *intake) {
    struct showing showing = {.arena = arena, .base = base};
    aftercare_intake *out = shown_take(&showing, 1, sizeof *out);
    if (!out) {
        return NULL;
    }
    *out = (aftercare_intake){
        .size = sizeof *out,
        .date = shown_date(&showing, intake->facts->date),
        .questions = questions_of(&showing, intake->questions, intake->questions_count),
        .questions_count = intake->questions_count,
        .treatments = treatments_of(&showing, intake->parts, intake->parts_count),
        .treatments_count = intake->parts_count,
    };
    return showing.is_out_of_memory ? NULL : out;
}
