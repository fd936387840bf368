#include "core/facts/record.h"

#include "core/facts/members.h"

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

// When it was over. Of what is past without a date, nobody knows when; of what has
// neither a status nor a date, nobody knows whether.
static struct days over(const struct fact *fact, const struct record *record,
                        const struct said *said, struct date today) {
    if (is_present(fact, record->status)) {
        bool is_planned = said->has_ends && date_compare(said->ends.first, today) > 0;
        return is_planned ? said->ends : not_over;
    }
    if (said->has_ends) {
        return said->ends;
    }
    bool is_event = fact->ends.len > 0 && text_equal(fact->begins, fact->ends);
    if (is_past(fact, record->status) || is_event) {
        return (struct days){said->has_begins ? said->begins.first : DATE_MIN, today};
    }
    if (said->has_begins || fact->ends.len == 0) {
        return not_over;
    }
    return (struct days){DATE_MIN, DATE_MAX};
}

static bool is_member(const struct fact *fact, struct text key) {
    bool is_date = (fact->begins.len > 0 && text_equal(key, fact->begins)) ||
                   (fact->ends.len > 0 && text_equal(key, fact->ends));
    return is_date || text_is(key, "code") || (fact->has_area && text_is(key, "area")) ||
           (fact->statuses_count > 0 && text_is(key, "status")) ||
           (key.len > 2 && key.at[0] == 'x' && key.at[1] == '_');
}

static aftercare_status check_members(const struct fact *fact,
                                      const struct json_document *document,
                                      const struct json *entry, aftercare_error *err) {
    for (const struct json *member = entry->first; member; member = member->next) {
        if (is_member(fact, member->key)) {
            continue;
        }
        struct nearest nearest = {.word = member->key};
        nearest_offer(&nearest, TEXT("code"));
        nearest_offer(&nearest, fact->begins);
        nearest_offer(&nearest, fact->ends);
        nearest_offer(&nearest, fact->has_area ? TEXT("area") : TEXT(""));
        nearest_offer(&nearest, fact->statuses_count > 0 ? TEXT("status") : TEXT(""));
        if (nearest.best.len > 0) {
            return json_fail(err, document, member,
                             "an entry of %.*s has no member of this name (did you mean "
                             "\"%.*s\"?)",
                             TEXT_ARGS(fact->name), TEXT_ARGS(nearest.best));
        }
        return json_fail(
            err, document, member,
            "an entry of %.*s has no member of this name (members of your own "
            "begin with \"x_\")",
            TEXT_ARGS(fact->name));
    }
    return AFTERCARE_OK;
}

static aftercare_status read_status(int *out, const struct fact *fact,
                                    const struct json_document *document,
                                    const struct json *value, aftercare_error *err) {
    struct text names[16];
    size_t count = fact->statuses_count < 16 ? fact->statuses_count : 16;
    for (size_t i = 0; i < count; i++) {
        names[i] = fact->statuses[i].name;
    }
    return member_choice(out, names, count, document, value, err);
}

static aftercare_status read_dates(struct said *said, const struct fact *fact,
                                   const struct json_document *document,
                                   const struct json *entry, aftercare_error *err) {
    const struct json *begins =
        member_of(entry, fact->begins.len > 0 ? fact->begins.at : "");
    const struct json *ends = member_of(entry, fact->ends.len > 0 ? fact->ends.at : "");
    aftercare_status status = AFTERCARE_OK;
    if (begins) {
        status = member_days(&said->begins, document, begins, err);
        said->has_begins = true;
    }
    if (!status && ends) {
        status = member_days(&said->ends, document, ends, err);
        said->has_ends = true;
    }
    if (!status && begins && ends && said->begins.first.day > said->ends.last.day) {
        status =
            json_fail(err, document, ends,
                      "it ended before it began (\"%.*s\" must not lie before \"%.*s\")",
                      TEXT_ARGS(fact->ends), TEXT_ARGS(fact->begins));
    }
    return status;
}

static aftercare_status read_code(struct record *record, const struct schema *schema,
                                  const struct fact *fact,
                                  const struct json_document *document,
                                  const struct json *entry, aftercare_error *err) {
    const struct json *code = member_of(entry, "code");
    if (!code) {
        return json_fail(err, document, entry,
                         "the entry has no \"code\" (name the term)");
    }
    aftercare_status status = member_term(&record->code, schema->vocabulary,
                                          fact->categories, document, code, err);
    const struct json *area = fact->has_area ? member_of(entry, "area") : NULL;
    if (!status && area) {
        status = member_term(&record->area, schema->vocabulary, schema->areas, document,
                             area, err);
    }
    return status;
}

aftercare_status record_read(struct record *out, const struct schema *schema,
                             const struct fact *fact, struct date today,
                             const struct json_document *document,
                             const struct json *entry, aftercare_error *err) {
    struct record record = {.status = -1, .index = entry->index};
    struct said said = {0};

    aftercare_status status =
        member_expect(document, entry, JSON_OBJECT, "an object with a \"code\"", err);
    if (!status) {
        status = check_members(fact, document, entry, err);
    }
    if (!status) {
        status = read_code(&record, schema, fact, document, entry, err);
    }
    const struct json *word =
        fact->statuses_count > 0 ? member_of(entry, "status") : NULL;
    if (!status && word) {
        status = read_status(&record.status, fact, document, word, err);
    }
    if (!status) {
        status = read_dates(&said, fact, document, entry, err);
    }
    if (status) {
        return status;
    }
    record.begins = said.has_begins ? said.begins : since_unknown;
    record.ends = over(fact, &record, &said, today);
    *out = record;
    return AFTERCARE_OK;
}
