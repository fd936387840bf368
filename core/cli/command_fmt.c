// aftercare fmt [PATH…]: rule files in their one layout.
#include "aftercare/author.h"
#include "core/base/file.h"
#include "core/cli/lua_files.h"
#include "core/cli/report.h"
#include "core/cli/save.h"

#include <stdio.h>
#include <string.h>

static const struct option_row options[] = {
    {"check", NULL, "change nothing; print the lines that would change"},
    {0},
};

static const char *const formats[] = {"text", NULL};

#define FILE_MAX ((size_t)1 << 20) // the layout itself takes less, and says so

// One run over files.
struct run {
    struct invocation *invocation;
    bool is_check;
    size_t files, changed, lines; // so far
    enum exit_status status;      // of the first file that could not be laid out
};

// One file of it.
struct file {
    struct run *run;
    const char *path;
    struct text before;
    enum exit_status status;
};

static bool is_standard_input(const char *path) {
    return strcmp(path, "-") == 0;
}

static void tell(void *context, const aftercare_error *change) {
    struct run *run = context;
    char line[AFTERCARE_PLACE_MAX * 2 + AFTERCARE_SENTENCE_MAX];
    run->lines++;
    (void)printf("%s\n", fail_line(line, sizeof line, change));
}

static enum exit_status put(const struct file *file, struct text after) {
    int error = save_over(file->path, after);
    if (error) {
        (void)fprintf(stderr, "aftercare: %s: %s\n", file->path, strerror(error));
        return EXIT_OURS;
    }
    if (!has_option(file->run->invocation, "quiet")) {
        (void)printf("%s\n", file->path);
    }
    return EXIT_DONE;
}

static void laid_out(void *context, const char *text, size_t len) {
    struct file *file = context;
    const struct text after = {text, len};
    bool is_same = text_equal(file->before, after);
    file->run->changed += !is_same;
    if (file->run->is_check) {
        return;
    }
    if (is_standard_input(file->path)) {
        file->status = print_page(text, len);
    } else if (!is_same) {
        file->status = put(file, after);
    }
}

static void lay_out_text(struct file *file) {
    struct run *run = file->run;
    aftercare_error err;
    aftercare_rule_file given = AFTERCARE_RULE_FILE;
    given.name = file->path;
    given.text = file->before.at;
    given.len = file->before.len;
    const aftercare_layout_watch compare = {.change = tell, .context = run};
    const aftercare_layout_watch change = {.laid_out = laid_out, .context = file};
    aftercare_status status = aftercare_rule_file_layout(&given, &change, &err);
    if (!status && run->is_check) {
        status = aftercare_rule_file_layout(&given, &compare, &err);
    }
    if (status) {
        file->status = report_error(run->invocation, &err);
    }
}

static void lay_out(struct run *run, const char *path) {
    struct arena arena;
    aftercare_error err;
    struct file file = {.run = run, .path = path};
    arena_init(&arena, &system_allocator, 0);
    run->files++;
    if (file_read(&file.before, &arena, path, FILE_MAX, FILE_ANY, &err)) {
        file.status = report_error(run->invocation, &err);
    } else {
        lay_out_text(&file);
    }
    arena_clear(&arena);
    run->status = run->status ? run->status : file.status;
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

static void print_count(const struct run *run) {
    if (has_option(run->invocation, "quiet")) {
        return;
    }
    if (run->is_check) {
        (void)printf("%zu line%s in %zu of %zu file%s would change\n", run->lines,
                     plural(run->lines), run->changed, run->files, plural(run->files));
    } else {
        (void)printf("%zu of %zu file%s changed\n", run->changed, run->files,
                     plural(run->files));
    }
}

static enum exit_status find(struct lua_files *files, struct invocation *invocation) {
    aftercare_error err;
    aftercare_status status = AFTERCARE_OK;
    for (int i = 0; !status && i < invocation->arguments_count; i++) {
        status = lua_files_add(files, invocation->arguments[i], &err);
    }
    if (invocation->arguments_count == 0) {
        status = lua_files_add(files, ".", &err);
    }
    return status ? report_error(invocation, &err) : EXIT_DONE;
}

static enum exit_status run(struct invocation *invocation) {
    struct lua_files files = {.arena = &invocation->arena};
    struct run all = {.invocation = invocation,
                      .is_check = has_option(invocation, "check")};
    enum exit_status status = find(&files, invocation);
    if (status) {
        return status;
    }
    bool is_filter = false;
    for (size_t i = 0; i < files.count; i++) {
        is_filter = is_filter || is_standard_input(files.at[i]);
        lay_out(&all, files.at[i]);
    }
    if (!is_filter || all.is_check) {
        print_count(&all);
    }
    bool has_found = all.is_check && all.changed > 0;
    return all.status ? all.status : has_found ? EXIT_FOUND : EXIT_DONE;
}

const struct command command_fmt = {
    .name = "fmt",
    .arguments = "[PATH…]",
    .says = "rule files in their one layout; what they mean never changes",
    .least = 0,
    .most = OPTION_VALUES_MAX,
    .options = options,
    .formats = formats,
    .run = run,
};
