#include "tests/unit/rules/oracle/document_text.h"

#include "core/base/json_writer.h"
#include "tests/unit/rules/oracle/make_rules.h"

#include <stdio.h>
#include <string.h>

struct writing {
    struct json_writer *writer;
    const struct calendar *calendar;
    const struct plain_rules *rules;
    const struct plain_document *document;
    struct chance *chance; // NULL: the plain way
};

static bool is_one_in(const struct writing *writing, int count) {
    return writing->chance && chance_of(writing->chance, count) == 0;
}

// Which of count members is written first, second, …
struct order {
    int at[16];
};

static struct order random_order(const struct writing *writing, int count) {
    struct order order = {.at = {0}};
    for (int i = 0; i < count; i++) {
        int k = writing->chance ? chance_of(writing->chance, i + 1) : i;
        order.at[i] = order.at[k];
        order.at[k] = i;
    }
    return order;
}

static void write_term(const struct writing *writing, int number) {
    const struct plain_term *term = &writing->rules->terms[number];
    char code[24];
    if (term->synonym[0] && is_one_in(writing, 3)) {
        json_string(writing->writer, term->synonym);
    } else if (term->code[0] && is_one_in(writing, 3)) {
        (void)snprintf(code, sizeof code, "%s%s", is_one_in(writing, 2) ? "shop:" : "",
                       term->code);
        json_string(writing->writer, code);
    } else {
        json_string(writing->writer, term->id);
    }
}

// What is not said may be left out, or null.
static void write_nothing(const struct writing *writing, const char *key) {
    if (is_one_in(writing, 4)) {
        json_key(writing->writer, key);
        json_null(writing->writer);
    }
}

static void write_word(const struct writing *writing, const char *key, const char *word) {
    if (!word) {
        write_nothing(writing, key);
        return;
    }
    json_key(writing->writer, key);
    json_string(writing->writer, word);
}

static void write_date(const struct writing *writing, const char *key,
                       struct calendar_date date) {
    char text[CALENDAR_TEXT_MAX];
    write_word(writing, key, date.year ? calendar_date_text(text, date) : NULL);
}

static void write_terms(const struct writing *writing, const char *key,
                        const struct plain_terms *terms) {
    if (terms->count == 0) {
        write_nothing(writing, key);
        return;
    }
    json_key(writing->writer, key);
    json_begin_list(writing->writer);
    for (int i = 0; i < terms->count; i++) {
        write_term(writing, terms->at[i]);
    }
    if (is_one_in(writing, 4)) {
        write_term(writing, terms->at[0]); // twice is once
    }
    json_end_list(writing->writer);
}

// --- the patient -----------------------------------------------------------------------

static void write_entry_member(const struct writing *writing,
                               const struct plain_shape *shape,
                               const struct plain_entry *entry, int member) {
    bool is_event =
        shape->begins && shape->ends && strcmp(shape->begins, shape->ends) == 0;
    if (member == 0) {
        json_key(writing->writer, "code");
        write_term(writing, entry->code);
    } else if (member == 1 && entry->area != NONE) {
        json_key(writing->writer, "area");
        write_term(writing, entry->area);
    } else if (member == 1 && shape->has_area) {
        write_nothing(writing, "area");
    } else if (member == 2 && shape->begins) {
        write_date(writing, shape->begins, entry->begins);
    } else if (member == 3 && shape->ends && !is_event) {
        write_date(writing, shape->ends, entry->ends);
    } else if (member == 4 && shape->statuses[0]) {
        write_word(writing, "status",
                   entry->status == NONE ? NULL : shape->statuses[entry->status]);
    } else if (member == 5 && is_one_in(writing, 6)) {
        write_word(writing, "x_note", "mine");
    }
}

static void write_entries(const struct writing *writing, enum plain_list list) {
    const struct plain_entries *entries = &writing->document->lists[list];
    const struct plain_shape *shape = &plain.lists[list];
    if (!entries->is_known) {
        write_nothing(writing, shape->name);
        return;
    }
    json_key(writing->writer, shape->name);
    json_begin_list(writing->writer);
    for (int i = 0; i < entries->count; i++) {
        struct order order = random_order(writing, 6);
        json_begin_object(writing->writer);
        for (int member = 0; member < 6; member++) {
            write_entry_member(writing, shape, &entries->at[i], order.at[member]);
        }
        json_end_object(writing->writer);
    }
    json_end_list(writing->writer);
}

static void write_hardness(const struct writing *writing) {
    if (writing->document->hardness == NONE) {
        write_nothing(writing, "hardness");
        return;
    }
    json_key(writing->writer, "hardness");
    json_integer(writing->writer, writing->document->hardness);
}

static void write_indoors(const struct writing *writing) {
    if (writing->document->indoors == NONE) {
        write_nothing(writing, "indoors");
        return;
    }
    json_key(writing->writer, "indoors");
    json_bool(writing->writer, writing->document->indoors == 1);
}

static void write_patient_member(const struct writing *writing, int member) {
    const struct plain_document *document = writing->document;
    switch (member) {
    case LISTS:
        write_date(writing, "made", document->made);
        return;
    case LISTS + 1:
        write_word(writing, "wood",
                   document->wood == NONE ? NULL : plain.woods[document->wood]);
        return;
    case LISTS + 2:
        write_hardness(writing);
        return;
    case LISTS + 3:
        write_indoors(writing);
        return;
    case LISTS + 4:
        write_terms(writing, "unanswered", &document->unanswered);
        return;
    default:
        write_entries(writing, (enum plain_list)member);
    }
}

static void write_patient(const struct writing *writing) {
    struct order order = random_order(writing, LISTS + 5);
    json_key(writing->writer, "patient");
    json_begin_object(writing->writer);
    for (int i = 0; i < LISTS + 5; i++) {
        write_patient_member(writing, order.at[i]);
    }
    json_end_object(writing->writer);
}

// --- the request -----------------------------------------------------------------------

static void write_details(const struct writing *writing) {
    const struct plain_document *document = writing->document;
    const char *const words[] = {
        document->tool == NONE ? NULL : plain.tools[document->tool],
        document->colour == NONE ? NULL : plain.colours[document->colour]};
    static const char *const names[] = {"tool", "colour"};
    struct order order = random_order(writing, 2);
    json_key(writing->writer, "details");
    json_begin_object(writing->writer);
    for (int i = 0; i < 2; i++) {
        write_word(writing, names[order.at[i]], words[order.at[i]]);
    }
    json_end_object(writing->writer);
}

static void write_request_member(const struct writing *writing, int member) {
    char today[CALENDAR_TEXT_MAX];
    const struct plain_document *document = writing->document;
    if (member == 0) {
        write_terms(writing, "treatments", &document->works);
    } else if (member == 1) {
        write_terms(writing, "areas", &document->areas);
    } else if (member == 2) {
        json_key(writing->writer, "date");
        json_string(writing->writer,
                    calendar_text(today, writing->calendar, document->today));
    } else if (document->tool != NONE || document->colour != NONE) {
        write_details(writing);
    } else {
        write_nothing(writing, "details");
    }
}

static void write_request(const struct writing *writing) {
    struct order order = random_order(writing, 4);
    json_key(writing->writer, "request");
    json_begin_object(writing->writer);
    for (int i = 0; i < 4; i++) {
        write_request_member(writing, order.at[i]);
    }
    json_end_object(writing->writer);
}

void document_write(struct buffer *out, const struct calendar *calendar,
                    const struct plain_rules *rules,
                    const struct plain_document *document, uint64_t style) {
    struct json_writer writer = {.out = out, .is_pretty = style % 2 == 1};
    struct chance chance = {.state = style};
    const struct writing writing = {&writer, calendar, rules, document,
                                    style == 0 ? NULL : &chance};
    bool is_request_first = is_one_in(&writing, 2);
    json_begin_object(&writer);
    if (is_request_first) {
        write_request(&writing);
    }
    write_patient(&writing);
    if (!is_request_first) {
        write_request(&writing);
    }
    json_end_object(&writer);
}
