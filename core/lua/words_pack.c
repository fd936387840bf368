// pack.lua: pack "name" { … }; and versions, which plugins have too.
#include "core/lua/stages.h"

#include <limits.h>
#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define VERSION_PARTS 3
#define VERSION_DIGITS 6

struct version {
    int parts[VERSION_PARTS];
};

// "1", "1.2" or "1.2.3".
static bool parse(struct version *out, struct text text) {
    struct version version = {{0}};
    size_t at = 0;
    for (int part = 0; part < VERSION_PARTS; part++) {
        size_t first = at;
        while (at < text.len && at - first < VERSION_DIGITS && text.at[at] >= '0' &&
               text.at[at] <= '9') {
            version.parts[part] = version.parts[part] * 10 + (text.at[at] - '0');
            at++;
        }
        if (at == first) {
            return false;
        }
        if (at == text.len) {
            *out = version;
            return true;
        }
        if (text.at[at] != '.') {
            return false;
        }
        at++;
    }
    return false;
}

static int compare(struct text a, struct text b) {
    struct version left = {{0}};
    struct version right = {{0}};
    (void)parse(&left, a);
    (void)parse(&right, b);
    for (int i = 0; i < VERSION_PARTS; i++) {
        if (left.parts[i] != right.parts[i]) {
            return left.parts[i] < right.parts[i] ? -1 : 1;
        }
    }
    return 0;
}

static bool is_version(const struct spot *spot, struct text text) {
    struct version version;
    return parse(&version, text) ||
           complain(spot, "\"%.*s\" is no version (write it as in \"1.0.0\")",
                    SHOWN(text));
}

bool version_read(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    struct text text;
    if (!value_text(spot, &text) || !is_version(spot, text)) {
        return false;
    }
    *(struct text *)out = text;
    return true;
}

bool engine_read(const struct spot *spot, const struct member *member, void *out) {
    (void)member;
    struct texts pair;
    int count = 0;
    static const char right[] =
        "two versions, from and below, as in { \"0.1\", \"1.0\" }";
    if (!value_count(spot, right, &count)) {
        return false;
    }
    if (count != 2) {
        return complain(spot, "\"engine\" is not two versions (write %s)", right);
    }
    if (!value_texts(spot, &pair) || !is_version(spot, pair.at[0]) ||
        !is_version(spot, pair.at[1])) {
        return false;
    }
    if (compare(pair.at[0], pair.at[1]) >= 0) {
        return complain(spot,
                        "no engine lies from \"%.*s\" on and below \"%.*s\" (write %s)",
                        SHOWN(pair.at[0]), SHOWN(pair.at[1]), right);
    }
    *(struct engine_range *)out = (struct engine_range){pair.at[0], pair.at[1]};
    return true;
}

bool engine_fits(struct reading *reading, const struct head *head,
                 const struct engine_range *range) {
    struct text engine = TEXT(AFTERCARE_VERSION);
    if (compare(engine, range->from) < 0) {
        problem(
            reading->problems, head->place,
            "%s \"%.*s\" needs aftercare %.*s or later, and this is %s (install a newer "
            "aftercare, or an older %s)",
            head->word->name, SHOWN(head->id), SHOWN(range->from), AFTERCARE_VERSION,
            head->word->name);
        return false;
    }
    if (compare(engine, range->below) >= 0) {
        problem(
            reading->problems, head->place,
            "%s \"%.*s\" was made for aftercare below %.*s, and this is %s (install a "
            "newer %s, or raise the second number of engine once its tests pass)",
            head->word->name, SHOWN(head->id), SHOWN(range->below), AFTERCARE_VERSION,
            head->word->name);
        return false;
    }
    return true;
}

struct draft {
    struct pack pack;
    struct engine_range engine;
    struct texts plugins;
};
#define PACK(field) offsetof(struct draft, pack.field)

static const struct member members[] = {
    {.name = "version",
     .read = version_read,
     .offset = PACK(version),
     .is_needed = true,
     .right = "\"1.0.0\""},
    {.name = "licence",
     .read = member_text,
     .offset = PACK(licence),
     .is_needed = true,
     .right = "\"MIT\" or another licence"},
    {.name = "engine",
     .read = engine_read,
     .offset = offsetof(struct draft, engine),
     .is_needed = true,
     .right = "{ \"0.1\", \"1.0\" }"},
    {.name = "plugins",
     .read = member_names,
     .offset = offsetof(struct draft, plugins),
     .is_needed = true,
     .right = "the plugins whose kinds it uses",
     .style = STYLE_KEBAB},
    {.name = "says",
     .read = member_text,
     .offset = PACK(says),
     .is_needed = true,
     .right = "one sentence"},
};

static void check_plugins(const struct spot *table, struct texts names) {
    struct spot list = spot_field(table, TEXT("plugins"));
    for (size_t i = 0; i < names.count; i++) {
        struct nearest nearest = {.word = names.at[i]};
        bool is_loaded = false;
        const struct plugin *at = table->reading->load->plugins;
        for (; at && !is_loaded; at = at->next) {
            is_loaded = text_equal(at->name, names.at[i]);
            nearest_offer(&nearest, at->name);
        }
        if (!is_loaded) {
            struct spot entry = list;
            const struct token *token = block_entry(list.token, (int)i + 1);
            entry.place = token ? reading_place(table->reading, token, 0) : list.place;
            struct suggestion end;
            (void)complain(&entry, "the plugin \"%.*s\" is not loaded%s",
                           SHOWN(names.at[i]),
                           suggest(&end, &nearest, "put its file into a plugins folder"));
        }
    }
    lua_settop(table->L, list.index - 1);
}

// The loader made the pack, with its folder; here it gets the rest.
static void read_pack(struct reading *reading, const struct head *head,
                      const struct spot *table) {
    struct draft draft = {.pack = *reading->pack};
    bool is_right = members_read(table, members, COUNT(members), &draft);
    if (reading->pack->name.len > 0) {
        (void)complain(table,
                       "this file has a pack already, \"%.*s\" (a folder is one pack)",
                       SHOWN(reading->pack->name));
        return;
    }
    struct pack *pack = reading->pack;
    *pack = draft.pack;
    pack->name = head->id;
    pack->place = head->place;
    pack->engine_from = draft.engine.from;
    pack->engine_below = draft.engine.below;
    pack->plugins = draft.plugins.at;
    pack->plugins_count = draft.plugins.count;
    if (is_right) {
        check_plugins(table, draft.plugins);
    }
    if (draft.engine.from.len > 0) {
        (void)engine_fits(reading, head, &draft.engine);
    }
    if (head->is_right) {
        (void)reading_check(reading,
                            rulebase_add_pack(reading->base, pack, reading->problems));
    }
}

const struct word pack_words[] = {
    {.name = "pack", .read = read_pack, .has_id = true, .style = STYLE_KEBAB},
    {.name = NULL},
};
