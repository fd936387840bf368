#include "core/lua/files.h"

#include "core/lua/sandbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool is_lua(struct text name) {
    return name.len > 4 && text_is((struct text){name.at + name.len - 4, 4}, ".lua");
}

static aftercare_status pass_on(aftercare_error *err, const aftercare_error *why) {
    if (err) {
        *err = *why;
    }
    return why->status;
}

aftercare_status files_read(const struct tree *tree, struct text *out,
                            struct arena *arena, const char *path,
                            struct problems *problems, aftercare_error *err) {
    aftercare_error why = {0};
    struct text text = {0};
    aftercare_status status = tree->read(tree, &text, arena, path, &why);
    if (status == AFTERCARE_ELIMIT) {
        problem(problems, CHECK_TOO_MUCH, (struct place){.file = path},
                "the file is larger than %d KiB (split it in two)",
                SANDBOX_SOURCE_MAX / 1024);
        *out = (struct text){0};
        return AFTERCARE_OK;
    }
    if (status == AFTERCARE_EIO) { // a link, a pipe, one that others may write
        problem(problems, CHECK_MISPLACED_FILE, (struct place){.file = path}, "%s",
                why.sentence);
        *out = (struct text){0};
        return AFTERCARE_OK;
    }
    if (status) {
        return pass_on(err, &why);
    }
    if (text.len >= 3 && memcmp(text.at, "\xEF\xBB\xBF", 3) == 0) {
        text = (struct text){text.at + 3, text.len - 3};
    }
    *out = text;
    return AFTERCARE_OK;
}

static const char *join(struct arena *arena, const char *folder, struct text name) {
    size_t len = strlen(folder);
    bool has_slash = len > 0 && folder[len - 1] == '/';
    return arena_format(arena, "%s%s%.*s", folder, has_slash ? "" : "/", TEXT_ARGS(name));
}

// A folder, and what stands before its files' names.
struct folder {
    const char *path;
    const char *prefix; // "rules/vocabulary"
    struct pack *pack;
};

static aftercare_status add(struct files *files, enum file_kind kind,
                            const struct folder *folder, struct text name,
                            aftercare_error *err) {
    struct file *grown = arena_grow(files->scratch, files->at, files->count,
                                    &files->capacity, sizeof *grown);
    const char *path = join(files->kept, folder->path, name);
    const char *relative = join(files->scratch, folder->prefix, name);
    if (!grown || !path || !relative) {
        return fail(err, AFTERCARE_ENOMEM, folder->path, "no memory for its files");
    }
    files->at = grown;
    struct file *file = &files->at[files->count++];
    *file = (struct file){
        .kind = kind, .path = path, .name = text_of(relative), .pack = folder->pack};
    return files_read(files->tree, &file->text, files->scratch, path, files->problems,
                      err);
}

// All Lua files of a folder in which these are, but for the one of that name (NULL:
// none).
static aftercare_status add_named(struct files *files, enum file_kind kind,
                                  const struct folder *folder, struct tree_names names,
                                  const char *but, aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < names.count; i++) {
        if (is_lua(names.at[i]) && !(but && text_is(names.at[i], but))) {
            status = add(files, kind, folder, names.at[i], err);
        }
    }
    return status;
}

static aftercare_status add_all(struct files *files, enum file_kind kind,
                                const struct folder *folder, aftercare_error *err) {
    struct tree_names names = {0};
    aftercare_status status =
        files->tree->list(files->tree, &names, files->scratch, folder->path, err);
    return status ? status : add_named(files, kind, folder, names, NULL, err);
}

static bool has(struct tree_names names, const char *name) {
    for (size_t i = 0; i < names.count; i++) {
        if (text_is(names.at[i], name)) {
            return true;
        }
    }
    return false;
}

static size_t count_lua(struct tree_names names) {
    size_t found = 0;
    for (size_t i = 0; i < names.count; i++) {
        found += is_lua(names.at[i]);
    }
    return found;
}

// A folder in rules/ that holds pack.lua; the pack's name is the folder's until pack.lua
// says it.
static aftercare_status add_pack(struct files *files, const struct folder *folder,
                                 struct tree_names names, aftercare_error *err) {
    struct pack *pack = arena_alloc(files->kept, sizeof *pack);
    if (!pack) {
        return fail(err, AFTERCARE_ENOMEM, folder->path, "no memory for the pack");
    }
    pack->folder = text_of(folder->path);
    pack->is_in_memory = files->tree != &tree_disk;
    struct folder own = *folder;
    own.pack = pack;
    aftercare_status status = add(files, FILE_PACK, &own, TEXT("pack.lua"), err);
    return status ? status : add_named(files, FILE_RULES, &own, names, "pack.lua", err);
}

static aftercare_status add_sub_folder(struct files *files, const struct folder *folder,
                                       struct text name, aftercare_error *err) {
    struct folder inner = {join(files->kept, folder->path, name),
                           join(files->scratch, folder->prefix, name), NULL};
    if (!inner.path || !inner.prefix) {
        return fail(err, AFTERCARE_ENOMEM, folder->path, "no memory for its folders");
    }
    if (text_is(name, "vocabulary")) {
        return add_all(files, FILE_VOCABULARY, &inner, err);
    }
    if (text_is(name, "sources")) {
        return add_all(files, FILE_SOURCES, &inner, err);
    }
    struct tree_names names = {0};
    aftercare_error why = {0};
    aftercare_status status =
        files->tree->list(files->tree, &names, files->scratch, inner.path, &why);
    if (status == AFTERCARE_ENOTFOUND) {
        return AFTERCARE_OK; // a file, such as README.md
    }
    if (status) {
        return pass_on(err, &why);
    }
    if (has(names, "pack.lua")) {
        return add_pack(files, &inner, names, err);
    }
    if (count_lua(names) > 0) {
        problem(
            files->problems, CHECK_MISPLACED_FILE, (struct place){.file = inner.path},
            "this folder has rules and no pack.lua (begin one with pack \"name\" { … })");
    }
    return AFTERCARE_OK;
}

// The files that a rules folder may hold itself.
static const struct {
    const char *name;
    enum file_kind kind;
} own_files[] = {
    {"schema.lua", FILE_SCHEMA},
    {"options.lua", FILE_OPTIONS},
    {"sources.lua", FILE_SOURCES},
};

static aftercare_status add_own(struct files *files, const struct folder *folder,
                                struct text name, aftercare_error *err) {
    struct nearest nearest = {.word = name};
    for (size_t i = 0; i < COUNT(own_files); i++) {
        if (text_is(name, own_files[i].name)) {
            return add(files, own_files[i].kind, folder, name, err);
        }
        nearest_offer(&nearest, text_of(own_files[i].name));
    }
    const char *path = join(files->kept, folder->path, name);
    if (!path) {
        return fail(err, AFTERCARE_ENOMEM, folder->path, "no memory for its files");
    }
    bool is_near = nearest.best.len > 0;
    problem(files->problems, CHECK_MISPLACED_FILE, (struct place){.file = path},
            "no file of this name belongs here (%s%.*s%s)",
            is_near ? "did you mean \""
                    : "rules stand in a folder of their own, with pack.lua",
            TEXT_ARGS(nearest.best), is_near ? "\"?" : "");
    return AFTERCARE_OK;
}

static aftercare_status add_rules(struct files *files, const char *path,
                                  aftercare_error *err) {
    struct folder folder = {path, "rules", NULL};
    struct tree_names names = {0};
    aftercare_status status =
        files->tree->list(files->tree, &names, files->scratch, path, err);
    for (size_t i = 0; !status && i < names.count; i++) {
        status = is_lua(names.at[i]) ? add_own(files, &folder, names.at[i], err)
                                     : add_sub_folder(files, &folder, names.at[i], err);
    }
    return status;
}

static int by_order(const void *a, const void *b) {
    const struct file *left = a;
    const struct file *right = b;
    if (left->kind != right->kind) {
        return left->kind < right->kind ? -1 : 1;
    }
    int order = text_compare(left->name, right->name);
    order = order != 0 ? order : text_compare(left->text, right->text);
    return order != 0 ? order : strcmp(left->path, right->path);
}

// Whether the same path stands in the list before.
static bool is_again(const char *const *paths, size_t index) {
    for (size_t i = 0; i < index; i++) {
        if (strcmp(paths[i], paths[index]) == 0) {
            return true;
        }
    }
    return false;
}

static aftercare_status find_on_disk(struct files *files,
                                     const aftercare_load_options *options,
                                     aftercare_error *err) {
    aftercare_status status = AFTERCARE_OK;
    files->tree = &tree_disk;
    for (size_t i = 0; !status && i < options->plugins_count; i++) {
        struct folder folder = {options->plugins[i], "plugins", NULL};
        if (!is_again(options->plugins, i)) {
            status = add_all(files, FILE_PLUGIN, &folder, err);
        }
    }
    for (size_t i = 0; !status && i < options->rules_count; i++) {
        if (!is_again(options->rules, i)) {
            status = add_rules(files, options->rules[i], err);
        }
    }
    return status;
}

static aftercare_status find_in_memory(struct files *files,
                                       const aftercare_load_options *options,
                                       aftercare_error *err) {
    struct tree tree = {0};
    const struct folder plugins = {"plugins", "plugins", NULL};
    aftercare_status status = tree_of_memory(&tree, files->scratch, options, err);
    if (status || tree.count == 0) {
        return status;
    }
    files->tree = &tree;
    if (tree_has_any(options, "plugins")) {
        status = add_all(files, FILE_PLUGIN, &plugins, err);
    }
    if (!status && tree_has_any(options, "rules")) {
        status = add_rules(files, "rules", err);
    }
    files->tree = &tree_disk;
    return status;
}

aftercare_status files_find(struct files *files, const aftercare_load_options *options,
                            aftercare_error *err) {
    aftercare_status status = find_on_disk(files, options, err);
    if (!status) {
        status = find_in_memory(files, options, err);
    }
    if (!status && files->count > 1) {
        qsort(files->at, files->count, sizeof *files->at, by_order);
    }
    return status;
}

aftercare_status files_tests(const struct tree *tree, struct tree_names *out,
                             struct arena *arena, const char *folder,
                             aftercare_error *err) {
    *out = (struct tree_names){0};
    const char *path = join(arena, folder, TEXT("tests"));
    if (!path) {
        return fail(err, AFTERCARE_ENOMEM, folder, "no memory for its tests");
    }
    struct tree_names names = {0};
    aftercare_error why = {0};
    aftercare_status status = tree->list(tree, &names, arena, path, &why);
    if (status == AFTERCARE_ENOTFOUND) {
        return AFTERCARE_OK;
    }
    if (status) {
        return pass_on(err, &why);
    }
    size_t kept = 0;
    for (size_t i = 0; i < names.count; i++) {
        if (is_lua(names.at[i])) {
            names.at[kept++] = names.at[i];
        }
    }
    *out = (struct tree_names){names.at, kept};
    return AFTERCARE_OK;
}
