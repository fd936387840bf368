#include "core/rules/ask_json.h"

#include "core/rules/assessment_json.h"
#include "core/rules/question.h"

#include <string.h>

// The ways in which a question can be answered, and the words or bounds that do.
struct shape {
    const char *name;
    const struct text *choices; // of an entry's end: the statuses, besides a date
    size_t choices_count;
    const struct status *statuses;
    size_t statuses_count;
    const struct fact *number; // whose bounds are meant; NULL: no number is
};

#define DETAILS "details/"

static struct shape shape_of_request(const struct rulebase *base, struct text member) {
    size_t len = strlen(DETAILS);
    if (member.len <= len || memcmp(member.at, DETAILS, len) != 0) {
        return (struct shape){.name = "area"};
    }
    struct text name = {member.at + len, member.len - len};
    const struct detail *detail = schema_detail(&base->schema, name);
    if (!detail || detail->choices_count == 0) {
        return (struct shape){.name = "text"};
    }
    return (struct shape){.name = "choice",
                          .choices = detail->choices,
                          .choices_count = detail->choices_count};
}

// When something ended can be told by a status, too; an event has none.
static struct shape shape_of_entry(const struct fact *fact, struct text member) {
    if (text_is(member, "area")) {
        return (struct shape){.name = "area"};
    }
    struct shape shape = {.name = "date"};
    if (text_equal(member, fact->ends) && !text_equal(member, fact->begins)) {
        shape.statuses = fact->statuses;
        shape.statuses_count = fact->statuses_count;
    }
    return shape;
}

static struct shape shape_of(const struct rulebase *base,
                             const struct fact_place *place) {
    const struct fact *fact = place->fact;
    if (!fact) {
        return shape_of_request(base, place->member);
    }
    if (place->record >= 0) {
        return shape_of_entry(fact, place->member);
    }
    switch (fact->type) {
    case FACT_FLAG:
    case FACT_RECORDS:
        return (struct shape){.name = "yes_no"};
    case FACT_NUMBER:
        return (struct shape){.name = "number", .number = fact};
    case FACT_CHOICE:
        return (struct shape){.name = "choice",
                              .choices = fact->choices,
                              .choices_count = fact->choices_count};
    case FACT_DATE:
        return (struct shape){.name = "date"};
    case FACT_TEXT:
        break;
    }
    return (struct shape){.name = "text"};
}

static void shape_json(struct json_writer *writer, const struct shape *shape) {
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
    struct shape shape = shape_of(base, place);
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
