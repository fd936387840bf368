// sources.lua: source { … }.
#include "core/lua/stages.h"

#define SOURCES_MAX 10000
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct source_draft {
    struct texts ids;
    struct source source;
};

#define SOURCE(field) offsetof(struct source_draft, source.field)

static const struct member source_members[] = {
    {.name = "ids",
     .read = member_names,
     .offset = offsetof(struct source_draft, ids),
     .is_needed = true,
     .right = "the ids that rules cite",
     .style = STYLE_ID},
    {.name = "title", .read = member_text, .offset = SOURCE(title)},
    {.name = "address", .read = member_text, .offset = SOURCE(address)},
    {.name = "evidence",
     .read = member_text,
     .offset = SOURCE(evidence),
     .is_needed = true,
     .right = "its grade"},
    {.name = "seen", .read = member_text, .offset = SOURCE(seen)},
    {.name = "says", .read = member_text, .offset = SOURCE(says)},
};

static void read_source(struct script *script, const struct head *head,
                        const struct spot *table) {
    struct source_draft draft = {0};
    (void)members_read(table, source_members, COUNT(source_members), &draft);
    for (size_t i = 0; i < draft.ids.count; i++) {
        struct source *source = script_alloc(script, 1, sizeof *source);
        if (!source ||
            !spot_has_room(table, script->base->sources_count, SOURCES_MAX, "sources")) {
            return;
        }
        *source = draft.source;
        source->id = draft.ids.at[i];
        source->place = head->place;
        (void)script_check(script,
                           rulebase_add_source(script->base, source, script->problems));
    }
}

const struct word words_sources[] = {
    {.name = "source", .read = read_source, WORD_MEMBERS(source_members)},
    ACCEPT_WORD,
    {.name = NULL},
};
