#include "core/base/file.h"

#include "tests/unit/base/failing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

// A folder of its own for each test, entered, so that names stay short.
static int enter_folder(void **state) {
    static const char pattern[] = "/tmp/aftercare-files-XXXXXX";
    char *folder = malloc(sizeof pattern);
    memcpy(folder, pattern, sizeof pattern);
    *state = folder;
    return mkdtemp(folder) ? chdir(folder) : -1;
}

static int leave_folder(void **state) {
    char *folder = *state;
    int result = chdir("/") != 0 || rmdir(folder) != 0;
    free(folder);
    return result;
}

static void write_file(const char *path, const char *bytes, size_t len) {
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, len), len);
    assert_int_equal(close(file), 0);
}

static aftercare_status read_path(const char *path, size_t max, enum file_trust trust,
                                  aftercare_error *err) {
    struct arena arena;
    struct text text = {0};
    arena_init(&arena, &system_allocator, 0);
    aftercare_status status = file_read(&text, &arena, path, max, trust, err);
    arena_clear(&arena);
    return status;
}

static void a_file_is_read_whole(void **state) {
    (void)state;
    struct arena arena;
    struct text text = {0};
    arena_init(&arena, &system_allocator, 0);
    write_file("a", "one\0two", 7);
    write_file("empty", "", 0);

    assert_int_equal(file_read(&text, &arena, "a", 7, FILE_STRICT, NULL), AFTERCARE_OK);
    assert_int_equal(text.len, 7);
    assert_memory_equal(text.at, "one\0two", 8); // and a NUL behind
    assert_int_equal(file_read(&text, &arena, "empty", 0, FILE_STRICT, NULL),
                     AFTERCARE_OK);
    assert_int_equal(text.len, 0);
    assert_string_equal(text.at, "");
    arena_clear(&arena);
    (void)unlink("a");
    (void)unlink("empty");
}

static void what_cannot_be_read_says_why(void **state) {
    (void)state;
    write_file("a", "12345678", 8);
    assert_int_equal(mkdir("folder", 0755), 0);
    assert_int_equal(mkfifo("fifo", 0644), 0);
    assert_int_equal(symlink("loop", "loop"), 0);
    char long_path[5000];
    memset(long_path, 'x', sizeof long_path - 1);
    long_path[sizeof long_path - 1] = '\0';
    assert_int_equal(read_path(long_path, 9, FILE_ANY, NULL), AFTERCARE_EIO);
    static const struct {
        const char *path;
        size_t max;
        aftercare_status status;
        const char *sentence;
    } rows[] = {
        {"none", 9, AFTERCARE_ENOTFOUND, "there is no such file or folder"},
        {"a/b", 9, AFTERCARE_ENOTFOUND, "there is no such file or folder"},
        {"", 9, AFTERCARE_ENOTFOUND, "there is no such file or folder"},
        {"folder", 9, AFTERCARE_EIO, "is not a regular file"},
        {"fifo", 9, AFTERCARE_EIO, "is not a regular file"},
        {"/dev/zero", 9, AFTERCARE_EIO, "is not a regular file"},
        {"loop", 9, AFTERCARE_EIO, "is a symbolic link (name the file itself)"},
        {"a", 7, AFTERCARE_ELIMIT, "is too large (at most 7 bytes)"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        aftercare_error err = {0};
        assert_int_equal(read_path(rows[i].path, rows[i].max, FILE_ANY, &err),
                         rows[i].status);
        assert_string_equal(err.sentence, rows[i].sentence);
        assert_string_equal(err.place, rows[i].path);
    }
    (void)unlink("a");
    (void)rmdir("folder");
    (void)unlink("fifo");
    (void)unlink("loop");
}

static void strictly_read_files_are_no_links_and_their_owners_alone(void **state) {
    (void)state;
    aftercare_error err = {0};
    write_file("a", "x", 1);
    assert_int_equal(symlink("a", "link"), 0);

    assert_int_equal(read_path("link", 9, FILE_ANY, &err), AFTERCARE_OK);
    assert_int_equal(read_path("link", 9, FILE_STRICT, &err), AFTERCARE_EIO);
    assert_string_equal(err.sentence, "is a symbolic link (name the file itself)");
    assert_int_equal(read_path("link", 9, FILE_GUARDED, &err), AFTERCARE_OK);
    assert_int_equal(chmod("a", 0664), 0);
    assert_int_equal(read_path("a", 9, FILE_STRICT, &err), AFTERCARE_EIO);
    assert_string_equal(err.sentence,
                        "may be written by others than its owner (chmod go-w)");
    assert_int_equal(chmod("a", 0602), 0);
    assert_int_equal(read_path("link", 9, FILE_GUARDED, &err), AFTERCARE_EIO);
    assert_int_equal(read_path("a", 9, FILE_STRICT, &err), AFTERCARE_EIO);
    assert_int_equal(read_path("a", 9, FILE_ANY, &err), AFTERCARE_OK);
    (void)unlink("a");
    (void)unlink("link");
}

static void a_sparse_giant_costs_nothing(void **state) {
    (void)state;
    aftercare_error err = {0};
    write_file("giant", "x", 1);
    assert_int_equal(truncate("giant", (off_t)1 << 40), 0);

    assert_int_equal(read_path("giant", 1 << 20, FILE_STRICT, &err), AFTERCARE_ELIMIT);
    (void)unlink("giant");
}

// Reads what a pipe holds as standard input.
static aftercare_status read_piped(struct text *out, struct arena *arena, size_t len,
                                   size_t max) {
    int ends[2];
    int kept = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    for (size_t i = 0; i < len; i++) {
        assert_int_equal(write(ends[1], "y", 1), 1);
    }
    (void)close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    aftercare_status status = file_read(out, arena, "-", max, FILE_STRICT, NULL);
    assert_int_equal(dup2(kept, STDIN_FILENO), STDIN_FILENO);
    (void)close(kept);
    (void)close(ends[0]);
    return status;
}

static void a_dash_is_standard_input(void **state) {
    (void)state;
    static const struct {
        size_t len, max;
        aftercare_status status;
    } rows[] = {
        {0, 10, AFTERCARE_OK},
        {10, 10, AFTERCARE_OK},
        {11, 10, AFTERCARE_ELIMIT},
        {65536, 1 << 20, AFTERCARE_OK},
        {65536, 65535, AFTERCARE_ELIMIT},
        {3, 0, AFTERCARE_ELIMIT},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct text text = {0};
        arena_init(&arena, &system_allocator, 0);
        assert_int_equal(read_piped(&text, &arena, rows[i].len, rows[i].max),
                         rows[i].status);
        if (rows[i].status == AFTERCARE_OK) {
            assert_int_equal(text.len, rows[i].len);
            assert_int_equal(strlen(text.at), rows[i].len);
        }
        arena_clear(&arena);
    }
}

// Reads what is at that path as standard input.
static aftercare_status read_redirected(struct text *out, struct arena *arena,
                                        const char *path, aftercare_error *err) {
    int kept = dup(STDIN_FILENO);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(file >= 0);
    assert_int_equal(dup2(file, STDIN_FILENO), STDIN_FILENO);
    aftercare_status status = file_read(out, arena, "-", 1 << 20, FILE_STRICT, err);
    assert_int_equal(dup2(kept, STDIN_FILENO), STDIN_FILENO);
    (void)close(kept);
    (void)close(file);
    return status;
}

static void standard_input_may_be_long_or_broken(void **state) {
    (void)state;
    struct arena arena;
    struct text text = {0};
    aftercare_error err = {0};
    arena_init(&arena, &system_allocator, 0);
    char *bytes = arena_alloc(&arena, 300001);
    memset(bytes, 'z', 300000);
    write_file("long", bytes, 300000);

    assert_int_equal(read_redirected(&text, &arena, "long", &err), AFTERCARE_OK);
    assert_int_equal(text.len, 300000);
    assert_string_equal(text.at, bytes);
    assert_int_equal(read_redirected(&text, &arena, ".", &err), AFTERCARE_EIO);
    assert_string_equal(err.place, "-");
    assert_string_equal(err.sentence, "Is a directory");
    (void)unlink("long");
    arena_clear(&arena);
}

static void names_are_sorted_and_hidden_ones_left_out(void **state) {
    (void)state;
    static const char *const names[] = {"b", "a.lua", "B", "a", ".hidden", "z-10", "z-9"};
    static const char *const sorted[] = {"B", "a", "a.lua", "b", "z-10", "z-9"};
    struct arena arena;
    struct text *found = NULL;
    size_t count = 0;
    arena_init(&arena, &system_allocator, 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        write_file(names[i], "", 0);
    }

    assert_int_equal(file_list(&found, &count, &arena, ".", NULL), AFTERCARE_OK);

    assert_int_equal(count, sizeof sorted / sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(found[i].at, sorted[i]);
        assert_int_equal(found[i].len, strlen(sorted[i]));
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        (void)unlink(names[i]);
    }
    assert_int_equal(file_list(&found, &count, &arena, ".", NULL), AFTERCARE_OK);
    assert_int_equal(count, 0);
    arena_clear(&arena);
}

static void a_folder_that_is_none_says_why(void **state) {
    (void)state;
    struct arena arena;
    struct text *found = NULL;
    size_t count = 7;
    aftercare_error err = {0};
    arena_init(&arena, &system_allocator, 0);
    write_file("a", "", 0);

    assert_int_equal(file_list(&found, &count, &arena, "none", &err),
                     AFTERCARE_ENOTFOUND);
    assert_string_equal(err.place, "none");
    assert_int_equal(file_list(&found, &count, &arena, "a", &err), AFTERCARE_ENOTFOUND);
    assert_int_equal(count, 7);
    (void)unlink("a");
}

static void a_folder_holds_ten_thousand_names_at_most(void **state) {
    (void)state;
    struct arena arena;
    struct text *found = NULL;
    size_t count = 0;
    char name[16];
    aftercare_error err = {0};
    arena_init(&arena, &system_allocator, 0);
    write_file("0", "", 0);
    for (int i = 1; i < 10000; i++) {
        (void)snprintf(name, sizeof name, "%d", i);
        assert_int_equal(link("0", name), 0);
    }

    assert_int_equal(file_list(&found, &count, &arena, ".", &err), AFTERCARE_OK);
    assert_int_equal(count, 10000);
    assert_int_equal(link("0", "one-more"), 0);
    assert_int_equal(file_list(&found, &count, &arena, ".", &err), AFTERCARE_ELIMIT);

    assert_string_equal(err.sentence, "has too many entries (at most 10000)");
    (void)unlink("one-more");
    for (int i = 0; i < 10000; i++) {
        (void)snprintf(name, sizeof name, "%d", i);
        assert_int_equal(unlink(name), 0);
    }
    arena_clear(&arena);
}

static void a_path_is_a_folder_a_file_or_neither(void **state) {
    (void)state;
    write_file("a", "", 0);
    assert_int_equal(mkfifo("fifo", 0644), 0);

    assert_true(file_is_folder("."));
    assert_false(file_is_folder("a"));
    assert_false(file_is_folder("none"));
    assert_true(file_is_regular("a"));
    assert_false(file_is_regular("."));
    assert_false(file_is_regular("fifo"));
    assert_false(file_is_regular("none"));
    (void)unlink("a");
    (void)unlink("fifo");
}

static void each_allocation_may_fail(void **state) {
    (void)state;
    aftercare_status status = AFTERCARE_ENOMEM;
    write_file("a", "x", 1);
    for (size_t n = 1; status != AFTERCARE_OK; n++) {
        struct failing failing = {.fails_at = n};
        struct allocator allocator = failing_allocator(&failing);
        struct arena arena;
        struct text text = {0};
        struct text *names = NULL;
        size_t count = 7;
        aftercare_error err = {0};
        arena_init(&arena, &allocator, 0);

        status = file_list(&names, &count, &arena, ".", &err);
        if (status == AFTERCARE_OK) {
            arena_clear(&arena); // so that reading needs a block of its own
            status = file_read(&text, &arena, "a", 9, FILE_STRICT, &err);
        }

        assert_int_equal(status == AFTERCARE_OK, failing.requests < n);
        assert_int_equal(err.status, status);
        arena_clear(&arena);
        assert_int_equal(failing.live, 0);
    }
    (void)unlink("a");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_read_whole),
        cmocka_unit_test(what_cannot_be_read_says_why),
        cmocka_unit_test(strictly_read_files_are_no_links_and_their_owners_alone),
        cmocka_unit_test(a_sparse_giant_costs_nothing),
        cmocka_unit_test(a_dash_is_standard_input),
        cmocka_unit_test(standard_input_may_be_long_or_broken),
        cmocka_unit_test(names_are_sorted_and_hidden_ones_left_out),
        cmocka_unit_test(a_folder_that_is_none_says_why),
        cmocka_unit_test(a_folder_holds_ten_thousand_names_at_most),
        cmocka_unit_test(a_path_is_a_folder_a_file_or_neither),
        cmocka_unit_test(each_allocation_may_fail),
    };
    return cmocka_run_group_tests_name("file", tests, enter_folder, leave_folder);
}
