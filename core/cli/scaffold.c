#include "core/cli/scaffold.h"

#include "core/base/file.h"
#include "core/cli/save.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MAX 8
#define TEXT_MAX ((size_t)1 << 20)

struct piece { // one file of it
    const char *from, *path;
    struct text text;
};

struct copying {
    const struct scaffold *scaffold;
    struct arena *arena;
    aftercare_error *err;
    struct piece *pieces;
    size_t count, capacity;
};

static aftercare_status no_memory(const struct copying *copying) {
    return fail(copying->err, AFTERCARE_ENOMEM, copying->scaffold->into,
                "no memory to copy files");
}

// The ways in which a name is spelt.
enum spelling { KEBAB, SNAKE, CAPITALS, SPELLINGS };

static char spelt(char c, enum spelling spelling) {
    if (spelling == SNAKE && c == '-') {
        return '_';
    }
    return spelling == CAPITALS ? (char)toupper((unsigned char)c) : c;
}

// Whether the text begins with the word; *out: how it is spelt.
static bool begins(struct text text, const char *word, enum spelling *out) {
    for (enum spelling spelling = KEBAB; spelling < SPELLINGS; spelling++) {
        size_t len = 0;
        while (word[len] && len < text.len &&
               text.at[len] == spelt(word[len], spelling)) {
            len++;
        }
        if (!word[len]) {
            *out = spelling;
            return true;
        }
    }
    return false;
}

// The text with the name in the word's place; NULL at when there is no memory.
static struct text renamed(const struct copying *copying, struct text text) {
    const char *name = copying->scaffold->name;
    size_t word_len = strlen(copying->scaffold->word);
    struct buffer out;
    buffer_init(&out, &system_allocator, TEXT_MAX);
    for (size_t at = 0; at < text.len;) {
        enum spelling spelling;
        struct text rest = {text.at + at, text.len - at};
        if (!begins(rest, copying->scaffold->word, &spelling)) {
            buffer_add(&out, rest.at, 1);
            at++;
            continue;
        }
        for (const char *c = name; *c; c++) {
            char letter = spelt(*c, spelling);
            buffer_add(&out, &letter, 1);
        }
        at += word_len;
    }
    char *copy = out.failed ? NULL : arena_copy(copying->arena, out.at, out.len);
    struct text answer = {copy, copy ? out.len : 0};
    buffer_clear(&out);
    return answer;
}

static aftercare_status gather_file(struct copying *copying, const char *path,
                                    const char *relative) {
    struct piece *grown = arena_grow(copying->arena, copying->pieces, copying->count,
                                     &copying->capacity, sizeof *grown);
    struct text name = renamed(copying, text_of(relative));
    if (!grown || !name.at) {
        return no_memory(copying);
    }
    copying->pieces = grown;
    struct piece *piece = &grown[copying->count++];
    *piece = (struct piece){
        .from = path,
        .path = arena_format(copying->arena, "%s%s", copying->scaffold->into, name.at)};
    struct text text;
    aftercare_status status =
        file_read(&text, copying->arena, path, TEXT_MAX, FILE_ANY, copying->err);
    if (status) {
        return status;
    }
    piece->text = renamed(copying, text);
    return piece->path && piece->text.at ? AFTERCARE_OK : no_memory(copying);
}

// relative: of the folder, "" or "/rules".
static aftercare_status gather(struct copying *copying, const char *relative, int depth) {
    struct text *names;
    size_t count;
    const char *folder =
        arena_format(copying->arena, "%s%s", copying->scaffold->from, relative);
    if (!folder) {
        return no_memory(copying);
    }
    aftercare_status status =
        file_list(&names, &count, copying->arena, folder, copying->err);
    for (size_t i = 0; !status && i < count; i++) {
        const char *inner =
            arena_format(copying->arena, "%s/%.*s", relative, TEXT_ARGS(names[i]));
        const char *path =
            arena_format(copying->arena, "%s/%.*s", folder, TEXT_ARGS(names[i]));
        if (!inner || !path) {
            return no_memory(copying);
        }
        bool is_folder = file_is_folder(path) && depth < DEPTH_MAX;
        status = is_folder ? gather(copying, inner, depth + 1)
                           : gather_file(copying, path, inner);
    }
    return status;
}

static aftercare_status check_free(const struct copying *copying) {
    for (size_t i = 0; i < copying->count; i++) {
        struct stat there;
        if (lstat(copying->pieces[i].path, &there) == 0) {
            return fail(copying->err, AFTERCARE_EUSAGE, copying->pieces[i].path,
                        "is there already (choose another name, or --into another "
                        "folder)");
        }
    }
    return AFTERCARE_OK;
}

// Every folder above the path, where it is missing. Returns 0, or the error's number.
static int make_folders(struct arena *arena, const char *path) {
    char *folder = arena_copy(arena, path, strlen(path));
    for (char *at = folder ? strchr(folder + 1, '/') : NULL; at;
         at = strchr(at + 1, '/')) {
        *at = '\0';
        if (mkdir(folder, 0755) != 0 && errno != EEXIST) {
            return errno;
        }
        *at = '/';
    }
    return folder ? 0 : ENOMEM;
}

static aftercare_status write_all(const struct copying *copying) {
    for (size_t i = 0; i < copying->count; i++) {
        const struct piece *piece = &copying->pieces[i];
        int error = make_folders(copying->arena, piece->path);
        error = error ? error : save_new(piece->path, piece->text);
        if (!error) {
            continue;
        }
        while (i > 0) {
            (void)unlink(copying->pieces[--i].path);
        }
        return fail(copying->err, AFTERCARE_EIO, piece->path, "%s", strerror(error));
    }
    return AFTERCARE_OK;
}

static aftercare_status tell(struct text **made, size_t *count,
                             const struct copying *copying) {
    *made = arena_array(copying->arena, copying->count, sizeof **made);
    if (!*made) {
        return no_memory(copying);
    }
    for (size_t i = 0; i < copying->count; i++) {
        (*made)[i] = text_of(copying->pieces[i].path);
    }
    *count = copying->count;
    return AFTERCARE_OK;
}

aftercare_status scaffold_copy(struct text **made, size_t *count, struct arena *arena,
                               const struct scaffold *scaffold, aftercare_error *err) {
    struct copying copying = {.scaffold = scaffold, .arena = arena, .err = err};
    aftercare_status status = gather(&copying, "", 0);
    status = status ? status : check_free(&copying);
    status = status ? status : tell(made, count, &copying);
    return status ? status : write_all(&copying);
}
