#include "core/lua/load.h"

#include "core/base/digest.h"
#include "core/base/mistakes.h"
#include "core/lua/doubts.h"
#include "core/lua/files.h"
#include "core/lua/mould.h"
#include "core/lua/plugin_lists.h"
#include "core/lua/stages.h"

#include <stdlib.h>
#include <string.h>

#define BYTES_A_PIECE 50 // of source for one text or list that is kept, about

// The load and what its stages need besides.
struct loading {
    struct load load;
    const aftercare_load_options *options;
    struct files files;
    struct mistakes mistakes;
    aftercare_error *err;
};

static aftercare_status finish_vocabulary(struct loading *loading) {
    struct rulebase *base = loading->load.base;
    struct problems *problems = loading->load.problems;
    aftercare_status status = vocabulary_finish(&base->vocabulary, problems);
    if (status) {
        return status;
    }
    schema_finish(&base->schema, problems);
    words_schema_check(&loading->load);
    const aftercare_load_options *options = loading->options;
    bool has_folder = options->rules_count > 0;
    if ((has_folder || tree_has_any(options, "rules")) && !loading->load.request.file) {
        problem(problems, CHECK_FILE_SHAPE,
                (struct place){.file = has_folder ? options->rules[0] : "rules"},
                "no schema.lua says what a request is (add request { … })");
    }
    return AFTERCARE_OK;
}

static aftercare_status finish_options(struct loading *loading) {
    const aftercare_load_options *options = loading->options;
    for (size_t i = 0; i < options->options_count; i++) {
        rulebase_choose(loading->load.base, text_of(options->options[i].name),
                        text_of(options->options[i].value), (struct place){0},
                        loading->load.problems);
    }
    return AFTERCARE_OK;
}

static aftercare_status finish_plugins(struct loading *loading) {
    words_plugin_check(&loading->load);
    if (plugin_lists_narrow(&loading->load)) {
        return AFTERCARE_ENOMEM;
    }
    words_vocabulary_check(&loading->load);
    return AFTERCARE_OK;
}

static aftercare_status finish_rules(struct loading *loading) {
    return rulebase_finish(loading->load.base, loading->load.problems);
}

static void prepare_rules(lua_State *L, struct script *script) {
    words_rule_add(L, script);
    words_condition_add(L, script);
    words_accept_add(L);
}

// What each stage's files are run with, and what is done behind the last of them.
static const struct stage {
    const struct word *words;
    run_prepare *prepare;
    bool is_data;
    struct text manifest; // the word whose table says for which engines it is
    aftercare_status (*finish)(struct loading *loading);
} stages[FILE_KINDS] = {
    [FILE_SCHEMA] = {.words = words_schema},
    [FILE_VOCABULARY] = {.words = words_vocabulary, .finish = finish_vocabulary},
    [FILE_OPTIONS] = {.words = words_options, .finish = finish_options},
    [FILE_SOURCES] = {.words = words_sources},
    [FILE_PLUGIN] = {.words = words_plugin,
                     .manifest = {"plugin", 6},
                     .prepare = words_plugin_prepare,
                     .finish = finish_plugins},
    [FILE_PACK] = {.words = words_pack, .manifest = {"pack", 4}},
    [FILE_RULES] = {.prepare = prepare_rules, .is_data = true, .finish = finish_rules},
};

// A pack whose manifest does not say its name has that of its folder.
static void name_pack(struct pack *pack) {
    size_t at = pack->folder.len;
    while (at > 0 && pack->folder.at[at - 1] != '/') {
        at--;
    }
    if (pack->name.len == 0) {
        pack->name = (struct text){pack->folder.at + at, pack->folder.len - at};
    }
}

static aftercare_status run_one(struct loading *loading, struct file *file) {
    const struct stage *stage = &stages[file->kind];
    struct load *load = &loading->load;
    struct run run = {.words = stage->words,
                      .prepare = stage->prepare,
                      .is_data = stage->is_data,
                      .manifest = stage->manifest,
                      .pack = file->pack,
                      .digest = file->digest};
    run.is_quiet = file->kind == FILE_RULES && load->is_schema_doubtful;
    struct text plugin = {0};
    size_t before = load->problems->count;
    aftercare_status status = run_file(load, file->path, file->text, &run, &plugin);
    bool is_right = load->problems->count == before;
    struct place place = {.file = file->path, .line = 1, .column = 1};
    if (!status && is_right && file->kind == FILE_PLUGIN && plugin.len == 0) {
        problem(load->problems, CHECK_FILE_SHAPE, place,
                "this file is no plugin (begin it with plugin "
                "\"name\" { … })");
    }
    if (!status && is_right && file->kind == FILE_PACK && file->pack->name.len == 0) {
        problem(load->problems, CHECK_FILE_SHAPE, place,
                "this file names no pack (write pack \"name\" { … })");
    }
    if (file->kind == FILE_PACK) {
        name_pack(file->pack);
    }
    return status;
}

// What a stage's mistakes mean for the files that come later: words and terms may be
// missing there for no fault of theirs.
static void doubt(struct load *load, enum file_kind kind) {
    bool is_schema = kind == FILE_SCHEMA || kind == FILE_PLUGIN;
    load->is_schema_doubtful = load->is_schema_doubtful || is_schema;
    load->is_vocabulary_doubtful =
        load->is_vocabulary_doubtful || kind == FILE_VOCABULARY || kind == FILE_SCHEMA;
}

static aftercare_status run_stage(struct loading *loading, enum file_kind kind) {
    struct load *load = &loading->load;
    size_t before = load->problems->count;
    for (size_t i = 0; i < loading->files.count; i++) {
        struct file *file = &loading->files.at[i];
        if (file->kind != kind || !file->text.at) {
            continue;
        }
        bool is_refused = kind == FILE_RULES && file->pack && file->pack->is_refused;
        size_t mistakes = load->problems->count;
        aftercare_status status = is_refused ? AFTERCARE_OK : run_one(loading, file);
        if (!status && (is_refused || load->problems->count > mistakes)) {
            status = doubts_of_file(load, file->text);
        }
        if (status) {
            return fail(loading->err, status, file->path, "no memory to load it");
        }
    }
    if (load->problems->count > before) {
        doubt(load, kind);
    }
    if (!stages[kind].finish) {
        return AFTERCARE_OK;
    }
    aftercare_status status = stages[kind].finish(loading);
    return status ? fail(loading->err, status, NULL, "no memory for the rules") : status;
}

// By name, then by what they say: files of one name, in two folders, were sorted by how
// they say it.
static int compare_digests(const void *a, const void *b) {
    const struct file *one = a, *other = b;
    int order = text_compare(one->name, other->name);
    return order != 0 ? order : strcmp(one->digest, other->digest);
}

static void add_digest(struct rulebase *base, struct files *files) {
    struct digest digest;
    digest_begin(&digest);
    if (files->count > 1) {
        qsort(files->at, files->count, sizeof *files->at, compare_digests);
    }
    for (size_t i = 0; i < files->count; i++) {
        digest_add(&digest, files->at[i].name);
        digest_add(&digest, text_of(files->at[i].digest));
    }
    for (size_t i = 0; i < base->options_count; i++) {
        digest_add(&digest, base->options[i]->name);
        digest_add(&digest, base->options[i]->chosen);
    }
    (void)digest_end(base->digest, &digest);
}

static aftercare_status tell(struct loading *loading, struct problems *problems) {
    if (mistakes_tell(&loading->mistakes, problems)) {
        return fail(loading->err, AFTERCARE_ENOMEM, NULL, "no memory for the mistakes");
    }
    if (loading->mistakes.count == 0) {
        return AFTERCARE_OK;
    }
    if (doubts_begin(&loading->load)) {
        return fail(loading->err, AFTERCARE_ENOMEM, NULL, "no memory for the mistakes");
    }
    if (loading->err) {
        *loading->err = problems->first;
    }
    return AFTERCARE_ERULES;
}

static void expect_pieces(struct loading *loading) {
    size_t bytes = 0;
    for (size_t i = 0; i < loading->files.count; i++) {
        bytes += loading->files.at[i].text.len;
    }
    unique_expect(&loading->load.unique, bytes / BYTES_A_PIECE);
}

aftercare_status load_rules(struct rulebase *base, const aftercare_load_options *options,
                            struct problems *problems, aftercare_error *err) {
    struct arena scratch;
    struct arena page;
    struct mould mould;
    arena_init(&scratch, &base->arena->allocator, 0);
    arena_init(&page, &base->arena->allocator, 0);
    mould_init(&mould, &base->arena->allocator, MOULD_SIZE);
    struct loading loading = {.options = options, .err = err};
    mistakes_init(&loading.mistakes, &scratch);
    base->loading = &scratch;
    struct problems *collected = &loading.mistakes.problems;
    loading.load = (struct load){.base = base,
                                 .kept = base->arena,
                                 .scratch = &scratch,
                                 .page = &page,
                                 .mould = &mould,
                                 .problems = collected};
    unique_init(&loading.load.unique, base->arena, &scratch);
    loading.files =
        (struct files){.kept = base->arena, .scratch = &scratch, .problems = collected};

    aftercare_status status = files_find(&loading.files, options, err);
    expect_pieces(&loading);
    for (int kind = 0; !status && kind < FILE_KINDS; kind++) {
        status = run_stage(&loading, (enum file_kind)kind);
    }
    if (!status) {
        add_digest(base, &loading.files);
        status = tell(&loading, problems);
    }
    base->loading = NULL;
    mould_clear(&mould);
    arena_clear(&page);
    arena_clear(&scratch);
    return status;
}
