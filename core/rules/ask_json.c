#include "core/rules/ask_json.h"

#include "core/rules/ask_shape.h"
#include "core/rules/assessment_json.h"
#include "core/rules/question.h"

static void shape_json(struct json_writer *writer, const struct ask_shape *shape) {
    json_key(writer, "answers");
    json_string(writer, shape->name);
    if (shape->choices_count > 0 || shape->statuses_count > 0) {
        json_key(writer, "choices");
        json_begin_list(writer);
        for (size_t i = 0; i < shape->choices_count; i++) {
            json_text(writer, shape->choices[i]);
        }
        for (size_t i = 0; i < shape->statuses_count; i++) {
            json_text(writer, shape->statuses[i].name);
        }
        json_end_list(writer);
    }
    if (shape->number) {
        json_key(writer, "from");
        json_integer(writer, shape->number->from);
        json_key(writer, "till");
        json_integer(writer, shape->number->till);
    }
}

static void settles_json(struct json_writer *writer,
                         const struct intake_question *question) {
    json_key(writer, "settles");
    json_begin_list(writer);
    for (size_t i = 0; i < question->settles_count; i++) {
        json_text(writer, question->settles[i]->id);
    }
    json_end_list(writer);
}

static void question_json(struct json_writer *writer, const struct rulebase *base,
                          const struct intake_question *asked) {
    const struct question *question = &asked->question;
    const struct fact_place *place = &question->place;
    const struct kind *kind = base->verdict_kind;
    struct ask_shape shape = ask_shape(base, place);
    char text[AFTERCARE_SENTENCE_MAX];
    json_begin_object(writer);
    json_key(writer, "fact");
    json_string(writer, fact_place_pointer(text, sizeof text, place));
    json_key(writer, "term");
    if (place->term) {
        json_text(writer, place->term->id);
    } else {
        json_null(writer);
    }
    json_key(writer, "question");
    json_string(writer, question_sentence(text, sizeof text, place, TEXT("en")));
    json_key(writer, "could_be");
    json_text(writer, kind->fields[kind->roles[ROLE_BY]].choices[question->could_be]);
    settles_json(writer, asked);
    shape_json(writer, &shape);
    json_key(writer, "rules");
    json_begin_list(writer);
    for (size_t i = 0; i < question->rules_count; i++) {
        json_text(writer, question->rules[i]->name);
    }
    json_end_list(writer);
    json_end_object(writer);
}

static void questions_json(struct json_writer *writer, const struct rulebase *base,
                           const struct intake_question *questions, size_t count) {
    json_key(writer, "questions");
    json_begin_list(writer);
    for (size_t i = 0; i < count; i++) {
        question_json(writer, base, &questions[i]);
    }
    json_end_list(writer);
}

void ask_json(struct json_writer *writer, const struct rulebase *base,
              const struct intake *intake) {
    json_begin_object(writer);
    json_key(writer, "date");
    date_json(writer, intake->facts->date);
    questions_json(writer, base, intake->questions, intake->questions_count);
    json_key(writer, "treatments");
    json_begin_list(writer);
    for (size_t i = 0; i < intake->parts_count; i++) {
        const struct intake_part *part = &intake->parts[i];
        json_begin_object(writer);
        json_key(writer, "treatment");
        json_text(writer, part->verdict->treatment->id);
        json_key(writer, "verdict");
        json_text(writer, part->verdict->verdict);
        json_key(writer, "settled");
        json_bool(writer, part->is_settled);
        questions_json(writer, base, part->questions, part->questions_count);
        json_end_object(writer);
    }
    json_end_list(writer);
    json_end_object(writer);
}
