#include "core/lua/tree.h"

#include "core/base/fail.h"
#include "core/base/file.h"
#include "core/base/sort.h"
#include "core/lua/sandbox.h"

#include <string.h>

// --- the disk --------------------------------------------------------------------------

static aftercare_status list_disk(const struct tree *tree, struct tree_names *out,
                                  struct arena *arena, const char *folder,
                                  aftercare_error *err) {
    (void)tree;
    return file_list(&out->at, &out->count, arena, folder, err);
}

static aftercare_status read_disk(const struct tree *tree, struct text *out,
                                  struct arena *arena, const char *path,
                                  aftercare_error *err) {
    (void)tree;
    return file_read(out, arena, path, SANDBOX_SOURCE_MAX, FILE_STRICT, err);
}

const struct tree tree_disk = {.list = list_disk, .read = read_disk};

// --- memory ----------------------------------------------------------------------------

// The first file whose path is not less.
static size_t find(const struct tree *tree, struct text path) {
    size_t from = 0;
    size_t till = tree->count;
    while (from < till) {
        size_t middle = from + (till - from) / 2;
        if (text_compare(text_of(tree->files[middle]->path), path) < 0) {
            from = middle + 1;
        } else {
            till = middle;
        }
    }
    return from;
}

static int by_bytes(const void *a, const void *b) {
    const struct text *left = a;
    const struct text *right = b;
    return text_compare(*left, *right);
}

// The step of a path behind a folder, or nothing when it does not lie in there.
static struct text step_behind(const char *path, struct text folder) {
    struct text all = text_of(path);
    if (all.len <= folder.len || memcmp(all.at, folder.at, folder.len) != 0) {
        return (struct text){0};
    }
    const char *step = all.at + folder.len;
    return (struct text){step, strcspn(step, "/")};
}

// What lies in one folder stands together, as its path begins all of theirs; so a name is
// there again only right behind itself.
static aftercare_status list_memory(const struct tree *tree, struct tree_names *out,
                                    struct arena *arena, const char *folder,
                                    aftercare_error *err) {
    const char *prefix = arena_format(arena, "%s/", folder);
    struct text *names = arena_array(arena, tree->count, sizeof *names);
    if (!prefix || !names) {
        return fail(err, AFTERCARE_ENOMEM, folder, "no memory to list it");
    }
    size_t first = find(tree, text_of(prefix));
    size_t count = 0;
    bool is_there = false;
    for (size_t i = first; i < tree->count; i++) {
        struct text step = step_behind(tree->files[i]->path, text_of(prefix));
        if (step.len == 0) {
            break;
        }
        is_there = true;
        if (step.at[0] != '.' && (count == 0 || !text_equal(names[count - 1], step))) {
            names[count++] = step;
        }
    }
    if (!is_there) {
        return fail(err, AFTERCARE_ENOTFOUND, folder, "there is no such file or folder");
    }
    if (count > 1) {
        sort_in_place(names, count, sizeof *names, by_bytes);
    }
    *out = (struct tree_names){names, count};
    return AFTERCARE_OK;
}

static aftercare_status read_memory(const struct tree *tree, struct text *out,
                                    struct arena *arena, const char *path,
                                    aftercare_error *err) {
    size_t at = find(tree, text_of(path));
    if (at == tree->count || strcmp(tree->files[at]->path, path) != 0) {
        return fail(err, AFTERCARE_ENOTFOUND, path, "there is no such file or folder");
    }
    const aftercare_file *file = tree->files[at];
    if (file->len > SANDBOX_SOURCE_MAX) {
        return fail(err, AFTERCARE_ELIMIT, path, "is too large (at most %d bytes)",
                    SANDBOX_SOURCE_MAX);
    }
    const char *copy = arena_copy(arena, file->text ? file->text : "", file->len);
    if (!copy) {
        return fail(err, AFTERCARE_ENOMEM, path, "no memory to read it");
    }
    *out = (struct text){copy, file->len};
    return AFTERCARE_OK;
}

// --- what a host hands over ------------------------------------------------------------

bool tree_lies_in(const aftercare_file *file, const char *folder) {
    size_t len = strlen(folder);
    return file->path && strncmp(file->path, folder, len) == 0 && file->path[len] == '/';
}

bool tree_has_any(const aftercare_load_options *options, const char *folder) {
    for (size_t i = 0; options->files && i < options->files_count; i++) {
        if (tree_lies_in(&options->files[i], folder)) {
            return true;
        }
    }
    return false;
}

// No step of a path is empty, or leads out of its folder.
static bool has_right_steps(const char *path) {
    for (const char *at = path;; at++) {
        size_t len = strcspn(at, "/");
        bool is_dots = (len == 1 && at[0] == '.') || (len == 2 && !memcmp(at, "..", 2));
        if (len == 0 || is_dots) {
            return false;
        }
        at += len;
        if (*at == '\0') {
            return true;
        }
    }
}

static aftercare_status check_path(const aftercare_file *file, size_t number,
                                   aftercare_error *err) {
    const char *path = file->path;
    if (!path || (!file->text && file->len > 0)) {
        return fail(err, AFTERCARE_EUSAGE, path, "files[%zu] has no %s (set %s)", number,
                    path ? "text" : "path", path ? "text and len" : "path");
    }
    if (strlen(path) >= AFTERCARE_PLACE_MAX) {
        return fail(err, AFTERCARE_ELIMIT, path,
                    "the path of a file in memory is too long (at most %d bytes)",
                    AFTERCARE_PLACE_MAX - 1);
    }
    if (!text_is_utf8(text_of(path))) {
        return fail(err, AFTERCARE_EUSAGE, path,
                    "the path of files[%zu] is not UTF-8 (write it in UTF-8)", number);
    }
    if (!tree_lies_in(file, "plugins") && !tree_lies_in(file, "rules")) {
        return fail(err, AFTERCARE_EUSAGE, path,
                    "a file in memory lies in \"plugins/\" or in \"rules/\" (begin its "
                    "path with one of them)");
    }
    if (!has_right_steps(path)) {
        return fail(err, AFTERCARE_EUSAGE, path,
                    "no step of a path in memory is empty, \".\" or \"..\" (write it as "
                    "in \"rules/vocabulary/areas.lua\")");
    }
    return AFTERCARE_OK;
}

// Each path is there once, and none of them is a folder of another.
static aftercare_status check_neighbours(const struct tree *tree, struct arena *arena,
                                         aftercare_error *err) {
    for (size_t i = 0; i < tree->count; i++) {
        const char *path = tree->files[i]->path;
        if (i > 0 && strcmp(tree->files[i - 1]->path, path) == 0) {
            return fail(err, AFTERCARE_EUSAGE, path,
                        "this path stands in memory twice (give each file once)");
        }
        const char *inside = arena_format(arena, "%s/", path);
        if (!inside) {
            return fail(err, AFTERCARE_ENOMEM, path, "no memory for the files");
        }
        size_t at = find(tree, text_of(inside));
        bool is_folder = at < tree->count &&
                         step_behind(tree->files[at]->path, text_of(inside)).len > 0;
        if (is_folder) {
            return fail(err, AFTERCARE_EUSAGE, path,
                        "this is a file and a folder in memory (rename one of them)");
        }
    }
    return AFTERCARE_OK;
}

static int by_path(const void *a, const void *b) {
    const aftercare_file *const *left = a;
    const aftercare_file *const *right = b;
    return strcmp((*left)->path, (*right)->path);
}

aftercare_status tree_of_memory(struct tree *out, struct arena *arena,
                                const aftercare_load_options *options,
                                aftercare_error *err) {
    size_t count = options->files_count;
    struct tree tree = {.list = list_memory, .read = read_memory, .count = count};
    if (count > TREE_FILES_MAX) {
        return fail(err, AFTERCARE_ELIMIT, NULL,
                    "%zu files in memory are too many (at most %d)", count,
                    TREE_FILES_MAX);
    }
    if (count > 0 && !options->files) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "%zu files in memory are announced and none is there (set files)",
                    count);
    }
    tree.files = arena_array(arena, count, sizeof(const aftercare_file *));
    if (!tree.files) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the files");
    }
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < count; i++) {
        tree.files[i] = &options->files[i];
        status = check_path(tree.files[i], i, err);
    }
    if (!status && count > 1) {
        sort_in_place(tree.files, count, sizeof *tree.files, by_path);
    }
    if (!status) {
        status = check_neighbours(&tree, arena, err);
    }
    if (!status) {
        *out = tree;
    }
    return status;
}
