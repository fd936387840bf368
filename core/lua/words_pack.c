// pack.lua: pack "name" { … }.
#include "core/lua/stages.h"
#include "core/lua/version.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
struct draft {
    struct pack pack;
    struct version_range engine;
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
     .read = version_range_read,
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
        const struct plugin *at = table->script->load->plugins;
        for (; at && !is_loaded; at = at->next) {
            is_loaded = text_equal(at->name, names.at[i]);
            nearest_offer(&nearest, at->name);
        }
        if (!is_loaded) {
            struct spot entry =
                spot_at(&list, block_entry(spot_token(&list), (int)i + 1));
            struct suggestion end;
            (void)spot_complain(
                &entry, CHECK_UNKNOWN_PLUGIN, "the plugin \"%.*s\" is not loaded%s",
                SHOWN(names.at[i]),
                suggest_near(&end, &nearest, "put its file into a plugins folder"));
        }
    }
    lua_settop(table->L, list.index - 1);
}

// The loader made the pack, with its folder; here it gets the rest.
static void read_pack(struct script *script, const struct head *head,
                      const struct spot *table) {
    struct draft draft = {.pack = *script->pack};
    bool is_right = members_read(table, members, COUNT(members), &draft);
    if (script->pack->name.len > 0) {
        (void)spot_complain(
            table, CHECK_FILE_SHAPE,
            "this file has a pack already, \"%.*s\" (a folder is one pack)",
            SHOWN(script->pack->name));
        return;
    }
    struct pack *pack = script->pack;
    *pack = draft.pack;
    pack->name = script_copy(script, head->id);
    pack->place = head->place;
    pack->engine_from = draft.engine.from;
    pack->engine_below = draft.engine.below;
    pack->plugins = draft.plugins.at;
    pack->plugins_count = draft.plugins.count;
    pack->names_plugins = is_right || draft.plugins.count > 0;
    if (is_right) {
        check_plugins(table, draft.plugins);
    }
    if (draft.engine.from.len > 0) {
        const struct version_owner owner = {TEXT("pack"), head->id, head->place};
        (void)version_fits(script, &owner, &draft.engine);
    }
    if (head->is_right) {
        (void)script_check(script,
                           rulebase_add_pack(script->base, pack, script->problems));
    }
}

const struct word words_pack[] = {
    {.name = "pack",
     .read = read_pack,
     WORD_MEMBERS(members),
     .has_id = true,
     .style = STYLE_PACK},
    {.name = NULL},
};
