#include "core/rules/reply.h"

#include "core/base/json_change.h"
#include "core/rules/unanswered.h"

#include <string.h>

#define QUOTED_MAX ((size_t)1 << 16)
#define NUMBER_MAX 15 // digits

struct added { // an entry that a reply has made
    const struct fact *fact;
    const struct term *term;
    struct text pointer; // of its code
};

// The document that comes of the replies, as far as they were gone through.
struct draft {
    const struct replying *from;
    struct json_change *changes;
    size_t changes_count, changes_capacity;
    struct told *told;
    size_t told_count, told_capacity;
    struct added *added;
    size_t added_count, added_capacity;
};

static aftercare_status no_memory(const struct draft *draft) {
    return fail(draft->from->err, AFTERCARE_ENOMEM, NULL, "no memory for the replies");
}

static aftercare_status refuse(const struct draft *draft, const aftercare_reply *reply) {
    return fail(draft->from->err, AFTERCARE_EUSAGE, NULL,
                "there is no question about \"%s\" (take \"fact\" and \"term\" from the "
                "question)",
                reply->fact ? reply->fact : "");
}

static aftercare_status change(struct draft *draft, struct text pointer,
                               struct text value) {
    struct json_change *changes =
        arena_grow(draft->from->arena, draft->changes, draft->changes_count,
                   &draft->changes_capacity, sizeof *changes);
    if (!changes || !pointer.at || !value.at) {
        return no_memory(draft);
    }
    draft->changes = changes;
    changes[draft->changes_count++] = (struct json_change){pointer, value};
    return AFTERCARE_OK;
}

// JSON made by one function, in the arena; at is NULL when there is no memory.
static struct text taken(const struct draft *draft, struct buffer *out) {
    struct text json = {NULL, out->len};
    if (!out->failed) {
        json.at = arena_copy(draft->from->arena, out->at, out->len);
    }
    buffer_clear(out);
    return json;
}

static struct text quoted(const struct draft *draft, struct text text) {
    struct buffer out;
    struct json_writer writer = {.out = &out};
    buffer_init(&out, &draft->from->arena->allocator, QUOTED_MAX);
    json_text(&writer, text);
    return taken(draft, &out);
}

static struct text trimmed(struct text text) {
    while (text.len > 0 && strchr(" \t", text.at[0])) {
        text = (struct text){text.at + 1, text.len - 1};
    }
    while (text.len > 0 && strchr(" \t", text.at[text.len - 1])) {
        text.len--;
    }
    return text;
}

// "cheek, chin" as a list of texts.
static struct text listed(const struct draft *draft, struct text text) {
    struct buffer out;
    struct json_writer writer = {.out = &out};
    buffer_init(&out, &draft->from->arena->allocator, QUOTED_MAX);
    json_begin_list(&writer);
    for (size_t at = 0; at <= text.len;) {
        const char *comma = memchr(text.at + at, ',', text.len - at);
        size_t end = comma ? (size_t)(comma - text.at) : text.len;
        json_text(&writer, trimmed((struct text){text.at + at, end - at}));
        at = end + 1;
    }
    json_end_list(&writer);
    return taken(draft, &out);
}

// A whole number as such, without the zeros before it; anything else as a text, which the
// schema then refuses.
static struct text number(const struct draft *draft, struct text text) {
    bool is_negative = text.len > 0 && text.at[0] == '-';
    struct text digits = {text.at + is_negative, text.len - is_negative};
    while (digits.len > 1 && digits.at[0] == '0') {
        digits = (struct text){digits.at + 1, digits.len - 1};
    }
    bool is_number = digits.len > 0 && digits.len <= NUMBER_MAX;
    for (size_t i = 0; is_number && i < digits.len; i++) {
        is_number = digits.at[i] >= '0' && digits.at[i] <= '9';
    }
    if (!is_number) {
        return quoted(draft, text);
    }
    char *json = arena_format(draft->from->arena, "%s%.*s", is_negative ? "-" : "",
                              TEXT_ARGS(digits));
    return (struct text){json, json ? strlen(json) : 0};
}

// False, with err filled, when it is neither.
static bool read_yes(const struct draft *draft, const aftercare_reply *reply,
                     bool *is_yes) {
    *is_yes = strcmp(reply->answer, "yes") == 0;
    if (*is_yes || strcmp(reply->answer, "no") == 0) {
        return true;
    }
    (void)fail(draft->from->err, AFTERCARE_EUSAGE, NULL,
               "\"%s\" is no answer to this (yes, no or unknown)", reply->answer);
    return false;
}

static aftercare_status tell(struct draft *draft, const struct told *told) {
    struct told *list = arena_grow(draft->from->arena, draft->told, draft->told_count,
                                   &draft->told_capacity, sizeof *list);
    if (!list) {
        return no_memory(draft);
    }
    draft->told = list;
    list[draft->told_count++] = *told;
    return AFTERCARE_OK;
}

// The entry made for a group of that term; NULL: there is none.
static struct added *added_group(const struct draft *draft, const struct told *told) {
    for (size_t i = 0; i < draft->added_count; i++) {
        struct added *added = &draft->added[i];
        if (added->fact == told->fact && term_lies_in(told->term, added->term)) {
            return added;
        }
    }
    return NULL;
}

static size_t entries_of(const struct draft *draft, const struct fact *fact) {
    const struct known *known = &draft->from->facts->known[fact->index];
    size_t count = known->is_known ? known->count : 0;
    for (size_t i = 0; i < draft->added_count; i++) {
        count += draft->added[i].fact == fact ? 1 : 0;
    }
    return count;
}

static aftercare_status add_entry(struct draft *draft, const struct told *told) {
    struct arena *arena = draft->from->arena;
    struct added *list = arena_grow(arena, draft->added, draft->added_count,
                                    &draft->added_capacity, sizeof *list);
    char *pointer =
        arena_format(arena, "/patient/%.*s/%zu/code", TEXT_ARGS(told->fact->name),
                     entries_of(draft, told->fact));
    if (!list || !pointer) {
        return no_memory(draft);
    }
    draft->added = list;
    list[draft->added_count++] = (struct added){told->fact, told->term, text_of(pointer)};
    return change(draft, text_of(pointer), quoted(draft, told->term->id));
}

// Who told of a group tells of one of its members more exactly.
static aftercare_status add_or_narrow(struct draft *draft, const struct told *told) {
    struct added *group = added_group(draft, told);
    if (!group) {
        return add_entry(draft, told);
    }
    group->term = told->term;
    return change(draft, group->pointer, quoted(draft, told->term->id));
}

static aftercare_status find_term(const struct term **out, const struct draft *draft,
                                  const struct fact *fact, const char *word) {
    const struct vocabulary *vocabulary = &draft->from->base->vocabulary;
    const struct term *found[2];
    char complaint[AFTERCARE_SENTENCE_MAX];
    if (vocabulary_find(found, vocabulary, fact->categories, text_of(word)) !=
        VOCABULARY_FOUND) {
        return fail(draft->from->err, AFTERCARE_EUSAGE, NULL, "%s",
                    vocabulary_complaint(complaint, sizeof complaint, vocabulary,
                                         fact->categories, text_of(word)));
    }
    *out = found[0];
    return AFTERCARE_OK;
}

// Of a list as a whole a "yes" says nothing that could be written.
static aftercare_status take_records(struct draft *draft, const struct fact *fact,
                                     const aftercare_reply *reply) {
    struct told told = {.fact = fact};
    if (!read_yes(draft, reply, &told.is_there)) {
        return AFTERCARE_EUSAGE;
    }
    if (!reply->term) {
        return told.is_there ? AFTERCARE_OK : tell(draft, &told);
    }
    aftercare_status status = find_term(&told.term, draft, fact, reply->term);
    if (!status) {
        status = tell(draft, &told);
    }
    return status || !told.is_there ? status : add_or_narrow(draft, &told);
}

static aftercare_status take_value(struct draft *draft, const struct fact *fact,
                                   const aftercare_reply *reply) {
    struct text answer = text_of(reply->answer);
    bool is_yes;
    switch (fact->type) {
    case FACT_RECORDS:
        return take_records(draft, fact, reply);
    case FACT_FLAG:
        return read_yes(draft, reply, &is_yes)
                   ? change(draft, text_of(reply->fact),
                            is_yes ? TEXT("true") : TEXT("false"))
                   : AFTERCARE_EUSAGE;
    case FACT_NUMBER:
        return change(draft, text_of(reply->fact), number(draft, answer));
    case FACT_CHOICE:
    case FACT_DATE:
    case FACT_TEXT:
        break;
    }
    return change(draft, text_of(reply->fact), quoted(draft, answer));
}

static bool is_status(const struct fact *fact, struct text word) {
    for (size_t i = 0; i < fact->statuses_count; i++) {
        if (text_equal(fact->statuses[i].name, word)) {
            return true;
        }
    }
    return false;
}

// What was missing of an entry; in the place of a date a status may be told.
static aftercare_status take_member(struct draft *draft, const struct fact *fact,
                                    const aftercare_reply *reply, size_t member) {
    struct text answer = text_of(reply->answer);
    struct text pointer = text_of(reply->fact);
    bool is_area = strcmp(reply->fact + member, "area") == 0;
    if (!is_area && is_status(fact, answer)) {
        char *status =
            arena_format(draft->from->arena, "%.*sstatus", (int)member, reply->fact);
        pointer = (struct text){status, status ? strlen(status) : 0};
    }
    return change(draft, pointer, quoted(draft, answer));
}

// "/0/stopped" behind the name of a list: where "stopped" begins in the pointer; 0: it is
// nothing of the kind.
static size_t member_at(const char *pointer, size_t at) {
    size_t digits = pointer[at] == '/' ? strspn(pointer + at + 1, "0123456789") : 0;
    size_t end = at + 1 + digits;
    bool is_member = digits > 0 && pointer[end] == '/' && pointer[end + 1] != '\0' &&
                     !strchr(pointer + end + 1, '/');
    return is_member ? end + 1 : 0;
}

static aftercare_status take_patient(struct draft *draft, const aftercare_reply *reply,
                                     size_t at) {
    size_t len = strcspn(reply->fact + at, "/");
    const struct fact *fact =
        schema_fact(&draft->from->base->schema, (struct text){reply->fact + at, len});
    if (!fact) {
        return refuse(draft, reply);
    }
    if (reply->fact[at + len] == '\0') {
        return take_value(draft, fact, reply);
    }
    size_t member = member_at(reply->fact, at + len);
    return fact->type == FACT_RECORDS && member > 0
               ? take_member(draft, fact, reply, member)
               : refuse(draft, reply);
}

static aftercare_status take(struct draft *draft, const aftercare_reply *reply) {
    static const char patient[] = "/patient/";
    static const char details[] = "/request/details/";
    const char *fact = reply->fact;
    if (!fact) {
        return refuse(draft, reply);
    }
    if (!reply->answer || reply->answer[0] == '\0' ||
        strcmp(reply->answer, "unknown") == 0) {
        return AFTERCARE_OK;
    }
    if (strncmp(fact, patient, sizeof patient - 1) == 0) {
        return take_patient(draft, reply, sizeof patient - 1);
    }
    struct text answer = text_of(reply->answer);
    if (strcmp(fact, "/request/areas") == 0) {
        return change(draft, text_of(fact), listed(draft, answer));
    }
    bool is_detail = strncmp(fact, details, sizeof details - 1) == 0 &&
                     !strchr(fact + sizeof details - 1, '/');
    return is_detail ? change(draft, text_of(fact), quoted(draft, answer))
                     : refuse(draft, reply);
}

// A list of which something was told is there, if only as an empty one.
static aftercare_status make_lists(struct draft *draft) {
    for (size_t i = 0; i < draft->told_count; i++) {
        const struct fact *fact = draft->told[i].fact;
        if (draft->from->facts->known[fact->index].is_known ||
            entries_of(draft, fact) > 0) {
            continue;
        }
        char *pointer =
            arena_format(draft->from->arena, "/patient/%.*s", TEXT_ARGS(fact->name));
        if (change(draft, (struct text){pointer, pointer ? strlen(pointer) : 0},
                   TEXT("[]"))) {
            return AFTERCARE_ENOMEM;
        }
    }
    return AFTERCARE_OK;
}

static bool is_as_before(const struct facts *facts, const struct term *const *terms,
                         size_t count) {
    bool is_same = count == facts->unanswered_count;
    for (size_t i = 0; is_same && i < count; i++) {
        is_same = terms[i] == facts->unanswered[i];
    }
    return is_same;
}

static aftercare_status leave_open(struct draft *draft) {
    const struct replying *from = draft->from;
    const struct telling telling = {from->arena, from->base, from->facts, draft->told,
                                    draft->told_count};
    const struct term **terms;
    size_t count;
    if (draft->told_count == 0) {
        return AFTERCARE_OK;
    }
    if (unanswered_after(&terms, &count, &telling)) {
        return no_memory(draft);
    }
    if (is_as_before(from->facts, terms, count)) {
        return AFTERCARE_OK;
    }
    struct buffer out;
    struct json_writer writer = {.out = &out};
    buffer_init(&out, &from->arena->allocator, (size_t)1 << 20);
    json_begin_list(&writer);
    for (size_t i = 0; i < count; i++) {
        json_text(&writer, terms[i]->id);
    }
    json_end_list(&writer);
    return change(draft, TEXT("/patient/unanswered"), taken(draft, &out));
}

aftercare_status reply_write(struct json_writer *writer,
                             const struct replying *replying) {
    struct draft draft = {.from = replying};
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < replying->replies->count; i++) {
        status = take(&draft, &replying->replies->list[i]);
    }
    if (!status) {
        status = make_lists(&draft);
    }
    if (!status) {
        status = leave_open(&draft);
    }
    if (!status) {
        json_copy_changed(writer, replying->document->root, draft.changes,
                          draft.changes_count);
    }
    return status;
}
