#include "tests/unit/rules/oracle/make_document.h"

#include "tests/unit/rules/oracle/make_rules.h"
#include "tests/unit/rules/oracle/worlds.h"

#include <string.h>

static bool is_one_in(struct chance *chance, int count) {
    return chance_of(chance, count) == 0;
}

// --- dates -----------------------------------------------------------------------------

// Some day of a month, more often than not one at its end.
static int random_day(struct chance *chance, int year, int month) {
    int length = calendar_month_length(year, month);
    return is_one_in(chance, 2) ? 1 + chance_of(chance, length)
                                : length - chance_of(chance, 4);
}

// Within so many months around the day; one time in four known in part alone.
static struct calendar_date
random_date(struct chance *chance, const struct calendar_day *around, int back, int on) {
    int month = around->year * 12 + around->month - 1 - back;
    month += chance_of(chance, back + on + 1);
    struct calendar_date date = {.year = month / 12, .month = month % 12 + 1};
    date.day = random_day(chance, date.year, date.month);
    if (is_one_in(chance, 4)) {
        date.day = 0;
        date.month = is_one_in(chance, 4) ? 0 : date.month;
    }
    return date;
}

// --- entries ---------------------------------------------------------------------------

// A code that some rule asks for, or any.
static int code_for(struct chance *chance, const struct plain_rules *rules,
                    enum plain_list list) {
    for (int tries = 0; tries < 12 && rules->nodes_count > 0; tries++) {
        const struct plain_node *node =
            &rules->nodes[chance_of(chance, rules->nodes_count)];
        if (node->join == JOIN_TEST && node->test.ask == ASK_LIST &&
            node->test.list == list) {
            return node->test.term;
        }
    }
    return random_code(chance, rules, list);
}

static bool is_event(enum plain_list list) {
    const struct plain_shape *shape = &plain.lists[list];
    return shape->begins && shape->ends && strcmp(shape->begins, shape->ends) == 0;
}

static bool ends_before_it_begins(const struct calendar *calendar,
                                  const struct plain_entry *entry) {
    return entry->begins.year && entry->ends.year &&
           calendar_range(calendar, entry->begins).first >
               calendar_range(calendar, entry->ends).last;
}

static void random_time(struct plain_entry *entry, struct chance *chance,
                        enum plain_list list, const struct calendar_day *today) {
    const struct plain_shape *shape = &plain.lists[list];
    if (shape->begins && !is_one_in(chance, 3)) {
        entry->begins = random_date(chance, today, 13, is_one_in(chance, 4) ? 4 : 0);
    }
    if (is_event(list)) {
        entry->ends = entry->begins;
    } else if (shape->ends && is_one_in(chance, 2)) {
        entry->ends = random_date(chance, today, 13, is_one_in(chance, 3) ? 6 : 0);
    }
    // A year with all that a year or an unknown end can be is slow to try out.
    bool is_slow = !is_event(list) && (!entry->ends.year || !entry->ends.month);
    if (entry->begins.year && !entry->begins.month && is_slow) {
        entry->begins.month = is_one_in(chance, 8) ? 0 : today->month;
    }
    if (shape->statuses[0] && is_one_in(chance, 3)) {
        entry->status = chance_of(chance, STATUSES);
    }
}

static struct plain_entry random_entry(struct chance *chance,
                                       const struct calendar *calendar,
                                       const struct plain_rules *rules,
                                       enum plain_list list, int today) {
    struct plain_entry entry = {
        .code = code_for(chance, rules, list), .area = NONE, .status = NONE};
    if (plain.lists[list].has_area && !is_one_in(chance, 5)) {
        entry.area = random_term(chance, rules, "part");
    }
    random_time(&entry, chance, list, &calendar->days[today]);
    if (ends_before_it_begins(calendar, &entry)) {
        entry.begins = (struct calendar_date){0}; // such a document is refused
    }
    return entry;
}

static void random_entries(struct plain_entries *out, struct chance *chance,
                           const struct calendar *calendar,
                           const struct plain_rules *rules, enum plain_list list,
                           int today) {
    *out = (struct plain_entries){.is_known = true};
    out->count = chance_of(chance, PLAIN_ENTRIES + 1);
    for (int i = 0; i < out->count; i++) {
        out->at[i] = random_entry(chance, calendar, rules, list, today);
        out->at[i].name = i;
    }
}

// --- documents -------------------------------------------------------------------------

static void random_values(struct plain_document *out, struct chance *chance,
                          const struct calendar *calendar) {
    const struct calendar_day *today = &calendar->days[out->today];
    if (!is_one_in(chance, 4)) {
        out->made = random_date(chance, today, 26, 2);
    }
    out->wood = chance_of(chance, COUNT(plain.woods) + 1) - 1;
    out->indoors = chance_of(chance, 3) - 1;
    out->hardness = is_one_in(chance, 4) ? NONE : 1 + chance_of(chance, 6);
    out->tool = chance_of(chance, COUNT(plain.tools) + 1) - 1;
    out->colour = chance_of(chance, COUNT(plain.colours) + 1) - 1;
}

static void random_terms(struct plain_terms *out, struct chance *chance,
                         const struct plain_rules *rules, const char *category) {
    out->count = chance_of(chance, 3);
    for (int i = 0; i < out->count; i++) {
        out->at[i] = random_term(chance, rules, category);
    }
}

static void random_unanswered(struct plain_document *out, struct chance *chance,
                              const struct plain_rules *rules) {
    out->unanswered.count = is_one_in(chance, 2) ? 0 : 1 + is_one_in(chance, 4);
    for (int i = 0; i < out->unanswered.count; i++) {
        enum plain_list list = (enum plain_list)chance_of(chance, LISTS);
        out->unanswered.at[i] = is_one_in(chance, 20)
                                    ? random_term(chance, rules, "state")
                                    : code_for(chance, rules, list);
    }
}

static int random_today(struct chance *chance, const struct calendar *calendar) {
    int year = 2024 + chance_of(chance, 4);
    int month = is_one_in(chance, 4) ? 2 : 1 + chance_of(chance, 12);
    struct calendar_date today = {year, month, random_day(chance, year, month)};
    return calendar_range(calendar, today).first;
}

void make_document(struct plain_document *out, struct chance *chance,
                   const struct calendar *calendar, const struct plain_rules *rules) {
    *out = (struct plain_document){.today = random_today(chance, calendar)};
    random_values(out, chance, calendar);
    for (int list = 0; list < LISTS; list++) {
        if (!is_one_in(chance, 8)) {
            random_entries(&out->lists[list], chance, calendar, rules,
                           (enum plain_list)list, out->today);
        }
    }
    random_unanswered(out, chance, rules);
    random_terms(&out->works, chance, rules, "work");
    if (!is_one_in(chance, 4)) {
        random_terms(&out->areas, chance, rules, "part");
    }
}

static void shuffle_terms(struct plain_terms *terms, struct chance *chance) {
    for (int i = terms->count; i > 1; i--) {
        int k = chance_of(chance, i);
        int term = terms->at[i - 1];
        terms->at[i - 1] = terms->at[k];
        terms->at[k] = term;
    }
}

void shuffle_document(struct plain_document *document, struct chance *chance) {
    for (int list = 0; list < LISTS; list++) {
        struct plain_entries *entries = &document->lists[list];
        for (int i = entries->count; i > 1; i--) {
            int k = chance_of(chance, i);
            struct plain_entry entry = entries->at[i - 1];
            entries->at[i - 1] = entries->at[k];
            entries->at[k] = entry;
        }
    }
    shuffle_terms(&document->unanswered, chance);
    shuffle_terms(&document->works, chance);
    shuffle_terms(&document->areas, chance);
}

bool is_of_any_day(const struct plain_document *document) {
    for (int list = 0; list < LISTS; list++) {
        const struct plain_entries *entries = &document->lists[list];
        for (int i = 0; i < entries->count; i++) {
            bool is_undated =
                is_event((enum plain_list)list) && !entries->at[i].ends.year;
            if (entries->at[i].status != NONE || is_undated) {
                return false;
            }
        }
    }
    return true;
}

// --- answers ---------------------------------------------------------------------------

struct telling {
    struct plain_document *document;
    struct chance *chance;
    const struct calendar *calendar;
    const struct plain_rules *rules;
};

static bool is_partial(struct calendar_date date) {
    return date.year && !date.day;
}

static struct calendar_date some_day_of(const struct telling *telling,
                                        struct calendar_date date) {
    struct calendar_range range = calendar_range(telling->calendar, date);
    int day = range.first + chance_of(telling->chance, range.last - range.first + 1);
    const struct calendar_day *whole = &telling->calendar->days[day];
    return (struct calendar_date){whole->year, whole->month, whole->day};
}

// Makes a date whole, where the entry stays possible.
static bool tell_date(const struct telling *telling, enum plain_list list,
                      struct plain_entry *entry) {
    struct asking asking = {telling->calendar, telling->rules, telling->document};
    struct plain_entry told = *entry;
    if (is_partial(entry->ends)) {
        told.ends = some_day_of(telling, entry->ends);
    } else if (is_partial(entry->begins)) {
        told.begins = some_day_of(telling, entry->begins);
    } else {
        return false;
    }
    if (is_event(list)) {
        told.begins = told.ends;
    }
    if (!is_possible(&asking, list, entry) || !is_possible(&asking, list, &told)) {
        return false;
    }
    *entry = told;
    return true;
}

// Of an entry that says nothing of its time: its status, or when it ended.
static bool tell_state(const struct telling *telling, enum plain_list list,
                       struct plain_entry *entry) {
    const struct plain_shape *shape = &plain.lists[list];
    bool is_silent = !entry->begins.year && !entry->ends.year && entry->status == NONE;
    const struct calendar_day *today = &telling->calendar->days[telling->document->today];
    if (!is_silent || is_event(list) || (!shape->ends && !shape->statuses[0])) {
        return false;
    }
    if (shape->statuses[0] && (!shape->ends || is_one_in(telling->chance, 2))) {
        entry->status = chance_of(telling->chance, STATUSES);
    } else {
        entry->ends = random_date(telling->chance, today, 13, 3);
    }
    return true;
}

static bool tell_entry(const struct telling *telling, enum plain_list list,
                       struct plain_entry *entry) {
    if (plain.lists[list].has_area && entry->area == NONE &&
        is_one_in(telling->chance, 2)) {
        entry->area = random_term(telling->chance, telling->rules, "part");
        return true;
    }
    return tell_date(telling, list, entry) || tell_state(telling, list, entry);
}

static bool tell_list(const struct telling *telling) {
    enum plain_list list = (enum plain_list)chance_of(telling->chance, LISTS);
    struct plain_entries *entries = &telling->document->lists[list];
    if (!entries->is_known) {
        random_entries(entries, telling->chance, telling->calendar, telling->rules, list,
                       telling->document->today);
        return true;
    }
    for (int i = 0; i < entries->count; i++) {
        if (tell_entry(telling, list, &entries->at[i])) {
            return true;
        }
    }
    return false;
}

// There is none of it, or there is. A wish more would be an area more, where the wishes
// say which areas are meant: another request, and no answer.
static bool tell_unanswered(const struct telling *telling) {
    struct plain_terms *open = &telling->document->unanswered;
    if (open->count == 0) {
        return false;
    }
    int term = open->at[--open->count];
    for (int list = 0; list < LISTS; list++) {
        struct plain_entries *entries = &telling->document->lists[list];
        const char *category = telling->rules->terms[term].category;
        bool is_request = list == WISHES && telling->document->areas.count == 0;
        if (entries->is_known && !is_request && entries->count < PLAIN_ENTRIES &&
            strcmp(plain.lists[list].categories[0], category) == 0 &&
            is_one_in(telling->chance, 2)) {
            struct plain_entry entry =
                random_entry(telling->chance, telling->calendar, telling->rules,
                             (enum plain_list)list, telling->document->today);
            entry.code = term;
            entry.name = entries->count;
            entries->at[entries->count++] = entry;
        }
    }
    return true;
}

static bool tell_value(int *value, struct chance *chance, int first, int count) {
    if (*value != NONE) {
        return false;
    }
    *value = first + chance_of(chance, count);
    return true;
}

static bool tell_made(const struct telling *telling) {
    struct calendar_date *made = &telling->document->made;
    if (!made->year) {
        *made = random_date(telling->chance,
                            &telling->calendar->days[telling->document->today], 26, 2);
        return true;
    }
    if (is_partial(*made)) {
        *made = some_day_of(telling, *made);
        return true;
    }
    return false;
}

// Where neither the request nor the wishes name any.
static bool tell_areas(const struct telling *telling) {
    struct plain_document *document = telling->document;
    if (meant_areas(document).count > 0) {
        return false;
    }
    document->areas = (struct plain_terms){
        .at = {random_term(telling->chance, telling->rules, "part")}, .count = 1};
    return true;
}

bool tell_document(struct plain_document *document, struct chance *chance,
                   const struct calendar *calendar, const struct plain_rules *rules) {
    const struct telling telling = {document, chance, calendar, rules};
    switch (chance_of(chance, 12)) {
    case 0:
        return tell_made(&telling);
    case 1:
        return tell_value(&document->wood, chance, 0, COUNT(plain.woods));
    case 2:
        return tell_value(&document->indoors, chance, 0, 2);
    case 3:
        return tell_value(&document->hardness, chance, 1, 6);
    case 4:
        return tell_value(&document->tool, chance, 0, COUNT(plain.tools));
    case 5:
        return tell_value(&document->colour, chance, 0, COUNT(plain.colours));
    case 6:
        return tell_areas(&telling);
    case 7:
        return tell_unanswered(&telling);
    default:
        return tell_list(&telling);
    }
}
