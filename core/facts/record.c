#include "core/facts/record.h"

#include "core/facts/facts_inside.h"

// What the document said, before dates are made comparable.
struct said {
    struct days begins, ends;
    bool has_begins, has_ends;
};

static const struct days since_unknown = {{INT32_MIN}, {INT32_MIN}};
static const struct days not_over = {{INT32_MAX}, {INT32_MAX}};

static bool is_past(const struct fact *fact, int status) {
    return status >= 0 && fact->statuses[status].role == STATUS_PAST;
}

static bool is_present(const struct fact *fact, int status) {
    return status >= 0 && fact->statuses[status].role == STATUS_PRESENT;
}

static bool is_event(const struct fact *fact) {
    return fact->ends.len > 0 && text_equal(fact->begins, fact->ends);
}

static struct date earlier(struct date a, struct date b) {
    return date_compare(a, b) < 0 ? a : b;
}

static struct date later(struct date a, struct date b) {
    return date_compare(a, b) > 0 ? a : b;
}

// When it was over. Of what is past without a date, nobody knows when; of what has
// neither a status nor a date, nobody knows whether.
static struct days over(const struct fact *fact, const struct record *record,
                        const struct said *said, struct date today) {
    bool can_be_over = fact->ends.len > 0 || fact->statuses_count > 0;
    if (is_present(fact, record->status)) {
        bool is_planned = said->has_ends && date_compare(said->ends.last, today) > 0;
        return is_planned ? said->ends : not_over;
    }
    if (said->has_ends) {
        return said->ends;
    }
    if (is_past(fact, record->status) || is_event(fact)) {
        bool is_told_later = date_compare(record->begins.first, today) > 0;
        return (struct days){record->begins.first, is_told_later ? DATE_MAX : today};
    }
    if (said->has_begins || !can_be_over) {
        return not_over;
    }
    return (struct days){DATE_MIN, DATE_MAX};
}

// A part of a date stands for those of its days that the rest of the entry allows: its
// status is that of today, and nothing ends before it begins. Where its dates leave no
// day to its status, they stand as they are.
static void narrow(struct record *record, const struct fact *fact, struct date today) {
    struct days *begins = &record->begins;
    struct days *ends = &record->ends;
    bool is_begun = record->status >= 0 && date_compare(begins->first, today) <= 0;
    bool is_over = is_past(fact, record->status) && date_compare(ends->first, today) <= 0;
    if (is_begun && (is_over || is_present(fact, record->status))) {
        begins->last = earlier(begins->last, today);
    }
    if (is_begun && is_over) {
        ends->last = earlier(ends->last, today);
    }
    if (is_present(fact, record->status)) {
        ends->first = later(ends->first, (struct date){today.day + 1});
    }
    if (!is_event(fact)) {
        begins->last = earlier(begins->last, ends->last);
        ends->first = later(ends->first, begins->first);
    }
}

static bool is_member(const struct fact *fact, struct text key) {
    bool is_date = (fact->begins.len > 0 && text_equal(key, fact->begins)) ||
                   (fact->ends.len > 0 && text_equal(key, fact->ends));
    return is_date || text_is(key, "code") || (fact->has_area && text_is(key, "area")) ||
           (fact->statuses_count > 0 && text_is(key, "status")) || facts_is_callers(key);
}

static aftercare_status refuse_member(const struct reading *reading,
                                      const struct fact *fact,
                                      const struct json *member) {
    struct nearest nearest = {.word = member->key};
    nearest_offer(&nearest, TEXT("code"));
    nearest_offer(&nearest, fact->begins);
    nearest_offer(&nearest, fact->ends);
    nearest_offer(&nearest, fact->has_area ? TEXT("area") : TEXT(""));
    nearest_offer(&nearest, fact->statuses_count > 0 ? TEXT("status") : TEXT(""));
    if (nearest.best.len > 0) {
        return json_fail(reading->err, reading->document, member,
                         "an entry of %.*s has no member of this name (did you mean "
                         "\"%.*s\"?)",
                         TEXT_ARGS(fact->name), TEXT_ARGS(nearest.best));
    }
    return json_fail(reading->err, reading->document, member,
                     "an entry of %.*s has no member of this name (members of your own "
                     "begin with \"x_\")",
                     TEXT_ARGS(fact->name));
}

static aftercare_status check_members(const struct reading *reading,
                                      const struct fact *fact, const struct json *entry) {
    for (const struct json *member = entry->first; member; member = member->next) {
        if (!is_member(fact, member->key)) {
            return refuse_member(reading, fact, member);
        }
    }
    return AFTERCARE_OK;
}

static aftercare_status refuse_status(const struct reading *reading,
                                      const struct fact *fact, const struct json *value) {
    int none;
    struct text *names = arena_array(reading->arena, fact->statuses_count, sizeof *names);
    if (!names) {
        return facts_no_memory(reading);
    }
    for (size_t i = 0; i < fact->statuses_count; i++) {
        names[i] = fact->statuses[i].name;
    }
    return member_choice(&none, reading, names, fact->statuses_count, value);
}

static aftercare_status read_status(int *out, const struct reading *reading,
                                    const struct fact *fact, const struct json *value) {
    for (size_t i = 0; value->type == JSON_TEXT && i < fact->statuses_count; i++) {
        if (text_equal(fact->statuses[i].name, value->text)) {
            *out = (int)i;
            return AFTERCARE_OK;
        }
    }
    return refuse_status(reading, fact, value);
}

static aftercare_status read_date(struct days *out, bool *has,
                                  const struct reading *reading,
                                  const struct json *value) {
    *has = value != NULL;
    return value ? member_days(out, reading, value) : AFTERCARE_OK;
}

static aftercare_status read_dates(struct said *said, const struct reading *reading,
                                   const struct fact *fact, const struct json *entry) {
    const struct json *begins =
        member_of(entry, fact->begins.len > 0 ? fact->begins.at : "");
    const struct json *ends = member_of(entry, fact->ends.len > 0 ? fact->ends.at : "");
    aftercare_status status =
        read_date(&said->begins, &said->has_begins, reading, begins);
    if (!status) {
        status = read_date(&said->ends, &said->has_ends, reading, ends);
    }
    if (!status && begins && ends && said->begins.first.day > said->ends.last.day) {
        return json_fail(reading->err, reading->document, ends,
                         "it ended before it began (\"%.*s\" must not lie before "
                         "\"%.*s\")",
                         TEXT_ARGS(fact->ends), TEXT_ARGS(fact->begins));
    }
    return status;
}

static aftercare_status read_code(struct record *record, const struct reading *reading,
                                  const struct fact *fact, const struct json *entry) {
    const struct json *code = member_of(entry, "code");
    const struct json *area = fact->has_area ? member_of(entry, "area") : NULL;
    if (!code) {
        return json_fail(reading->err, reading->document, entry,
                         "the entry has no \"code\" (name the term)");
    }
    aftercare_status status = member_term(&record->code, reading, fact->categories, code);
    if (!status && area) {
        status = member_term(&record->area, reading, reading->schema->areas, area);
    }
    return status;
}

aftercare_status record_read(struct record *out, const struct reading *reading,
                             const struct fact *fact, const struct json *entry,
                             struct date today) {
    struct record record = {.status = -1, .index = entry->index};
    struct said said = {0};
    const struct json *word =
        fact->statuses_count > 0 ? member_of(entry, "status") : NULL;

    aftercare_status status =
        member_expect(reading, entry, JSON_OBJECT, "an object with a \"code\"");
    if (!status) {
        status = check_members(reading, fact, entry);
    }
    if (!status) {
        status = read_code(&record, reading, fact, entry);
    }
    if (!status && word) {
        status = read_status(&record.status, reading, fact, word);
    }
    if (!status) {
        status = read_dates(&said, reading, fact, entry);
    }
    if (status) {
        return status;
    }
    record.begins = said.has_begins ? said.begins : since_unknown;
    record.ends = over(fact, &record, &said, today);
    narrow(&record, fact, today);
    *out = record;
    return AFTERCARE_OK;
}
