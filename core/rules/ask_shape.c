#include "core/rules/ask_shape.h"

#define DETAILS "details/"

static struct ask_shape shape_of_request(const struct rulebase *base,
                                         struct text member) {
    size_t len = strlen(DETAILS);
    if (member.len <= len || memcmp(member.at, DETAILS, len) != 0) {
        return (struct ask_shape){.name = "area"};
    }
    struct text name = {member.at + len, member.len - len};
    const struct detail *detail = schema_detail(&base->schema, name);
    if (!detail || detail->choices_count == 0) {
        return (struct ask_shape){.name = "text"};
    }
    return (struct ask_shape){.name = "choice",
                              .choices = detail->choices,
                              .choices_count = detail->choices_count};
}

// When something ended can be told by a status, too; an event has none.
static struct ask_shape shape_of_entry(const struct fact *fact, struct text member) {
    if (text_is(member, "area")) {
        return (struct ask_shape){.name = "area"};
    }
    struct ask_shape shape = {.name = "date"};
    if (text_equal(member, fact->ends) && !text_equal(member, fact->begins)) {
        shape.statuses = fact->statuses;
        shape.statuses_count = fact->statuses_count;
    }
    return shape;
}

struct ask_shape ask_shape(const struct rulebase *base, const struct fact_place *place) {
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
        return (struct ask_shape){.name = "yes_no"};
    case FACT_NUMBER:
        return (struct ask_shape){.name = "number", .number = fact};
    case FACT_CHOICE:
        return (struct ask_shape){.name = "choice",
                                  .choices = fact->choices,
                                  .choices_count = fact->choices_count};
    case FACT_DATE:
        return (struct ask_shape){.name = "date"};
    case FACT_TEXT:
        break;
    }
    return (struct ask_shape){.name = "text"};
}
