// The diary: what happened to all reminders, in the order in which it happened. What is
// the same of every reminder (it was scheduled, a try began) is left out, so that the
// lines are what was sent and what a gate did.
#include "core/cli/report.h"
#include "core/cli/simulated.h"
#include "core/cli/wrap.h"

#include <stdlib.h>
#include <string.h>

#define WIDTH 100
#define INDENT 19 // of what stands behind time and word

// One line.
struct entry {
    int64_t at;
    size_t order; // among those of the same moment
    const char *what;
    const struct simulated_post *post;   // or
    const aftercare_simulated *reminder; // what it is about
    const char *detail;
};

struct diary {
    const struct simulated *simulated;
    struct entry *entries;
    size_t count, capacity;
    bool failed;
};

// What would happen after the end is not told.
static void add(struct diary *diary, const struct entry *entry) {
    if (entry->at > diary->simulated->till) {
        return;
    }
    struct entry *grown = arena_grow(diary->simulated->arena, diary->entries,
                                     diary->count, &diary->capacity, sizeof *grown);
    diary->failed = diary->failed || !grown;
    if (grown) {
        diary->entries = grown;
        diary->entries[diary->count] = *entry;
        diary->entries[diary->count].order = diary->count;
        diary->count++;
    }
}

// How a clinic says it, where the history's word is another; NULL: nothing is said.
static const char *word_of(const char *what) {
    static const struct {
        const char *what, *word;
    } rows[] = {
        {"scheduled", NULL},          {"try", NULL},
        {"delivered", "sent"},        {"answer", "not taken"},
        {"acknowledged", "answered"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].what, what) == 0) {
            return rows[i].word;
        }
    }
    return what;
}

// The sentence with which it was posted last; "" when it never was.
static const char *posted_detail(const aftercare_simulated *one) {
    const char *detail = "";
    for (size_t i = 0; i < one->events_count; i++) {
        if (strcmp(one->events[i].what, "scheduled") == 0) {
            detail = one->events[i].detail;
        }
    }
    return detail;
}

// Quiet hours moved it while it was planned: told when it would have been due, or when it
// is, whichever comes first.
static void add_quiet(struct diary *diary, const aftercare_simulated *one) {
    const struct simulated *simulated = diary->simulated;
    const aftercare_reminder *reminder = one->reminder;
    for (size_t i = simulated->wishes_count; i > 0; i--) {
        const struct simulated_wish *wish = &simulated->wishes[i - 1];
        int64_t at = wish->wanted < reminder->due ? wish->wanted : reminder->due;
        if (strcmp(wish->key, reminder->key) == 0) {
            at = at > wish->posted ? at : wish->posted;
            add(diary, &(struct entry){.at = at,
                                       .what = "moved",
                                       .reminder = one,
                                       .detail = posted_detail(one)});
            return;
        }
    }
}

static void add_reminder(struct diary *diary, const aftercare_simulated *one) {
    add_quiet(diary, one);
    for (size_t i = 0; i < one->events_count; i++) {
        const aftercare_reminder_event *event = &one->events[i];
        const char *word = word_of(event->what);
        if (word) {
            add(diary, &(struct entry){.at = event->at,
                                       .what = word,
                                       .reminder = one,
                                       .detail = event->detail});
        }
    }
}

static int by_moment(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    int order = (a->at > b->at) - (a->at < b->at);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static void fill(struct diary *diary) {
    const struct simulated *simulated = diary->simulated;
    for (size_t i = 0; i < simulated->posts_count; i++) {
        add(diary, &(struct entry){.at = simulated->posts[i].at,
                                   .what = "session",
                                   .post = &simulated->posts[i]});
    }
    for (size_t i = 0; i < aftercare_simulation_count(simulated->simulation); i++) {
        add_reminder(diary, aftercare_simulation_at(simulated->simulation, i));
    }
    if (diary->count > 0) {
        qsort(diary->entries, diary->count, sizeof *diary->entries, by_moment);
    }
}

// --- on the patient's clock ---

static void add_moment(struct buffer *out, const struct zone *zone, int64_t at) {
    char date[DATE_TEXT_MAX];
    struct wall wall = zone_wall(zone, (struct instant){at});
    buffer_format(out, "%s %02d:%02d", date_format(date, wall.date), wall.second / 3600,
                  wall.second / 60 % 60);
}

// Without the sign that ends its clause.
static size_t instant_len(const char *at) {
    size_t len = strspn(at, "0123456789T:.+-Z");
    return len > 1 && strchr(":.", at[len - 1]) ? len - 1 : len;
}

// A history's sentences tell instants in full; a person looks at a clock.
static void add_sentence(struct buffer *out, const struct zone *zone, const char *at) {
    while (*at) {
        struct instant instant;
        size_t len = instant_len(at);
        if (len > 0 && instant_parse(&instant, NULL, (struct text){at, len})) {
            add_moment(out, zone, instant.milliseconds);
        } else {
            len = len > 0 ? len : 1;
            buffer_text(out, (struct text){at, len});
        }
        at += len;
    }
}

// --- lines ---

static void add_day(struct buffer *out, struct date day) {
    static const char *const names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
    char date[DATE_TEXT_MAX];
    buffer_format(out, "\n%s%s %s%s\n", style_bold(), names[date_weekday(day) - 1],
                  date_format(date, day), style_plain());
}

static void add_post(struct buffer *line, const struct simulated_post *post) {
    buffer_format(line, "%s is posted, with %zu reminder%s", post->id, post->reminders,
                  post->reminders == 1 ? "" : "s");
}

// What was sent is told with its words, what was not with the reason.
static void add_about(struct buffer *line, const struct zone *zone,
                      const struct entry *entry) {
    const aftercare_reminder *reminder = entry->reminder->reminder;
    bool is_sent = strcmp(entry->what, "sent") == 0;
    if (is_sent) {
        buffer_format(line, "by %s%s%s%s: %s", reminder->channel,
                      reminder->to ? " to " : "", reminder->to ? reminder->to : "",
                      reminder->group ? ", with others" : "", reminder->message);
    } else {
        add_sentence(line, zone, entry->detail);
    }
    buffer_format(line, " (%s)", reminder->key);
}

static void add_entry(struct buffer *out, const struct diary *diary,
                      const struct entry *entry) {
    struct wall wall = zone_wall(diary->simulated->zone, (struct instant){entry->at});
    struct buffer line;
    buffer_init(&line, &system_allocator, 1 << 20);
    if (entry->post) {
        add_post(&line, entry->post);
    } else {
        add_about(&line, diary->simulated->zone, entry);
    }
    buffer_format(out, "  %02d:%02d  %-10s", wall.second / 3600, wall.second / 60 % 60,
                  entry->what);
    wrap_text(out, (struct text){line.at, line.len},
              &(struct wrap){WIDTH, INDENT, INDENT});
    buffer_string(out, "\n");
    out->failed = out->failed || line.failed;
    buffer_clear(&line);
}

static void add_head(struct buffer *out, const struct simulated *simulated) {
    const char *patient = simulated->patient;
    buffer_format(out, "%sWhat would be sent%s", style_bold(), patient ? " to " : "");
    wrap_text(out, text_of(patient ? patient : ""), &(struct wrap){WIDTH, 0, 22});
    buffer_format(out, "%s\nfrom ", style_plain());
    add_moment(out, simulated->zone, simulated->from);
    buffer_string(out, " till ");
    add_moment(out, simulated->zone, simulated->till);
    buffer_format(out, ", on the clock of %s\n", zone_name(simulated->zone));
}

// "12 sent, 1 missed, 2 still to come"; states that nothing ends in are not named.
static void add_tail(struct buffer *out, const struct simulated *simulated) {
    static const struct {
        aftercare_reminder_state state;
        const char *word;
    } rows[] = {
        {AFTERCARE_REMINDER_DELIVERED, "sent"},
        {AFTERCARE_REMINDER_ACKNOWLEDGED, "answered"},
        {AFTERCARE_REMINDER_MISSED, "missed"},
        {AFTERCARE_REMINDER_FAILED, "failed"},
        {AFTERCARE_REMINDER_CANCELLED, "cancelled"},
        {AFTERCARE_REMINDER_SCHEDULED, "still to come"},
    };
    size_t count = aftercare_simulation_count(simulated->simulation);
    const char *before = "\n";
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
        size_t found = 0;
        for (size_t i = 0; i < count; i++) {
            found += aftercare_simulation_at(simulated->simulation, i)->reminder->state ==
                     rows[row].state;
        }
        if (found > 0) {
            buffer_format(out, "%s%zu %s", before, found, rows[row].word);
            before = ", ";
        }
    }
    buffer_string(out, count > 0 ? "\n" : "\nnothing is to be sent\n");
}

void simulated_text(struct buffer *out, const struct simulated *simulated) {
    struct diary diary = {.simulated = simulated};
    struct date day = DATE_MIN;
    fill(&diary);
    add_head(out, simulated);
    for (size_t i = 0; i < diary.count; i++) {
        const struct entry *entry = &diary.entries[i];
        struct date today = zone_wall(simulated->zone, (struct instant){entry->at}).date;
        if (date_compare(today, day) != 0) {
            add_day(out, today);
            day = today;
        }
        add_entry(out, &diary, entry);
    }
    add_tail(out, simulated);
    out->failed = out->failed || diary.failed;
}
