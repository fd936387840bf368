#include "tests/unit/rules/oracle/plain.h"

#include <stdio.h>

const struct plain_words plain =
    {
        .lists =
            {
                [FAULTS] = {.name = "faults",
                            .word = "fault",
                            .categories = {"fault"},
                            .has_area = true,
                            .begins = "seen",
                            .ends = "mended",
                            .statuses = {"present", "gone", "resting"}},
                [COATS] = {.name = "coats",
                           .word = "coat",
                           .categories = {"coat", "stuff"},
                           .begins = "begun",
                           .ends = "ended",
                           .statuses = {"going_on", "stopped", "paused"}},
                [EVENTS] = {.name = "events",
                            .word = "event",
                            .categories = {"event", "work"},
                            .has_area = true,
                            .begins = "day",
                            .ends = "day"},
                [MARKS] = {.name = "marks", .word = "mark", .categories = {"mark"}},
                [STAYS] = {.name = "stays",
                           .word = "stay",
                           .categories = {"event"},
                           .has_area = true,
                           .begins = "since"},
                [LOANS] = {.name = "loans",
                           .word = "loan",
                           .categories = {"stuff"},
                           .ends = "back"},
                [HABITS] = {.name = "habits",
                            .word = "habit",
                            .categories = {"mark"},
                            .begins = "from",
                            .statuses = {"kept", "lost", "sleeping"}},
                [WISHES] = {.name = "wishes",
                            .word = "wish",
                            .categories = {"wish", "fault"},
                            .has_area = true},
            },
        .woods = {"oak", "pine", "other"},
        .tools = {"plane", "scraper", "belt"},
        .colours = {"red", "dark green", "none"},
        .choices = {"slow", "fast", "old-school"},
        .packs = {"t", "u"},
        .grades = {"never", "later", "ask", "care"},
        .flag = "standing_indoors",
};

char *plain_name(char out[PLAIN_NAME_MAX], const struct plain_rule *rule) {
    (void)snprintf(out, PLAIN_NAME_MAX, "%s.r%d", plain.packs[rule->pack],
                   rule->number % 1000);
    return out;
}

int plain_chosen(const struct plain_option *option) {
    return option->chosen != NONE ? option->chosen : option->has_standard ? 0 : NONE;
}

// Parents are made before their members, so this ends.
bool plain_lies_in(const struct plain_rules *rules, int inner, int outer) {
    const struct plain_term *term = &rules->terms[inner];
    bool lies_in = inner == outer;
    for (int i = 0; i < term->parents_count; i++) {
        lies_in = lies_in || plain_lies_in(rules, term->parents[i], outer);
    }
    return lies_in;
}
