#include "core/decisions/decision_log.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define CONTENT_MAX 4096

struct place {
    char folder[64], path[96], moved[96];
};

static int make_place(void **state) {
    struct place *place = calloc(1, sizeof *place);
    assert_non_null(place);
    (void)snprintf(place->folder, sizeof place->folder, "/tmp/aftercare-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    (void)snprintf(place->path, sizeof place->path, "%s/log", place->folder);
    (void)snprintf(place->moved, sizeof place->moved, "%s/moved", place->folder);
    *state = place;
    return 0;
}

static int remove_place(void **state) {
    struct place *place = *state;
    (void)unlink(place->path);
    (void)unlink(place->moved);
    (void)rmdir(place->folder);
    free(place);
    return 0;
}

static void expect(const char *path, const char *wanted) {
    char content[CONTENT_MAX];
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    size_t len = fread(content, 1, sizeof content - 1, file);
    content[len] = '\0';
    (void)fclose(file);
    assert_string_equal(content, wanted);
}

static void write_file(const char *path, const char *content) {
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs(content, file) >= 0);
    (void)fclose(file);
}

static void a_log_is_its_owners_alone_and_grows(void **state) {
    const struct place *place = *state;
    struct decision_log log;
    struct stat found;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(decision_log_open(&log, place->path, NULL), AFTERCARE_OK);
        assert_int_equal(decision_log_write(&log, TEXT("one\n"), 1, NULL), AFTERCARE_OK);
        assert_int_equal(decision_log_close(&log, NULL), AFTERCARE_OK);
    }

    assert_int_equal(stat(place->path, &found), 0);
    assert_int_equal(found.st_mode & 0777, 0600);
    expect(place->path, "one\none\n");
}

static void a_line_that_was_cut_off_stands_alone(void **state) {
    const struct place *place = *state;
    struct decision_log log;
    write_file(place->path, "one\n{\"deci");

    assert_int_equal(decision_log_open(&log, place->path, NULL), AFTERCARE_OK);
    assert_int_equal(decision_log_write(&log, TEXT("two\n"), 1, NULL), AFTERCARE_OK);
    assert_int_equal(decision_log_close(&log, NULL), AFTERCARE_OK);

    expect(place->path, "one\n{\"deci\ntwo\n");
}

static void after_it_was_moved_away_a_new_file_is_begun(void **state) {
    const struct place *place = *state;
    struct decision_log log;
    assert_int_equal(decision_log_open(&log, place->path, NULL), AFTERCARE_OK);
    assert_int_equal(decision_log_write(&log, TEXT("one\n"), 1, NULL), AFTERCARE_OK);

    assert_int_equal(rename(place->path, place->moved), 0);
    assert_int_equal(decision_log_write(&log, TEXT("two\n"), 1, NULL), AFTERCARE_OK);
    assert_int_equal(decision_log_reopen(&log, NULL), AFTERCARE_OK);
    assert_int_equal(decision_log_write(&log, TEXT("three\n"), 1, NULL), AFTERCARE_OK);

    assert_int_equal(decision_log_close(&log, NULL), AFTERCARE_OK);
    expect(place->moved, "one\ntwo\n");
    expect(place->path, "three\n");
}

static void what_cannot_be_opened_anew_is_gone_on_with(void **state) {
    const struct place *place = *state;
    struct decision_log log;
    aftercare_error err = {0};
    assert_int_equal(decision_log_open(&log, place->path, NULL), AFTERCARE_OK);
    assert_int_equal(rename(place->path, place->moved), 0);
    assert_int_equal(mkdir(place->path, 0700), 0);

    assert_int_equal(decision_log_reopen(&log, &err), AFTERCARE_EIO);
    assert_string_equal(err.place, place->path);
    assert_int_equal(decision_log_write(&log, TEXT("one\n"), 1, NULL), AFTERCARE_OK);

    assert_int_equal(decision_log_close(&log, NULL), AFTERCARE_OK);
    expect(place->moved, "one\n");
    assert_int_equal(rmdir(place->path), 0);
}

static void a_folder_is_no_log(void **state) {
    const struct place *place = *state;
    struct decision_log log;
    aftercare_error err = {0};
    assert_int_equal(decision_log_open(&log, place->folder, &err), AFTERCARE_EIO);
    assert_string_equal(err.place, place->folder);
}

// A file that may not grow stands for a disk that is full.
static void what_could_not_be_written_is_told_by_the_next_line(void **state) {
    const struct place *place = *state;
    struct rlimit before;
    struct decision_log log;
    aftercare_error err = {0};
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit tight = {.rlim_cur = 6, .rlim_max = before.rlim_max};
    assert_int_equal(decision_log_open(&log, place->path, NULL), AFTERCARE_OK);
    assert_int_equal(decision_log_write(&log, TEXT("one\n"), 1, NULL), AFTERCARE_OK);

    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    assert_int_equal(decision_log_write(&log, TEXT("two\n"), 1, &err), AFTERCARE_EIO);
    assert_int_equal(decision_log_write(&log, TEXT("a\nb\n"), 2, &err), AFTERCARE_EIO);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    expect(place->path, "one\n");
    decision_log_lose(&log, 1);
    assert_int_equal(decision_log_write(&log, TEXT("three\n"), 1, NULL), AFTERCARE_OK);
    assert_int_equal(decision_log_write(&log, TEXT("four\n"), 1, NULL), AFTERCARE_OK);

    assert_int_equal(decision_log_close(&log, NULL), AFTERCARE_OK);
    expect(place->path, "one\n{\"lost\":4}\nthree\nfour\n");
}

static void a_full_disk_is_told_as_such(void **state) {
    struct decision_log log;
    aftercare_error err = {0};
    (void)state;
    if (decision_log_open(&log, "/dev/full", &err) != AFTERCARE_OK) {
        skip(); // no such device here
    }
    assert_int_equal(decision_log_write(&log, TEXT("one\n"), 1, &err), AFTERCARE_EFULL);
    (void)decision_log_close(&log, NULL);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, make_place, remove_place)

int main(void) {
    const struct CMUnitTest tests[] = {
        EACH(a_log_is_its_owners_alone_and_grows),
        EACH(a_line_that_was_cut_off_stands_alone),
        EACH(after_it_was_moved_away_a_new_file_is_begun),
        EACH(what_cannot_be_opened_anew_is_gone_on_with),
        EACH(a_folder_is_no_log),
        EACH(what_could_not_be_written_is_told_by_the_next_line),
        cmocka_unit_test(a_full_disk_is_told_as_such),
    };
    (void)signal(SIGXFSZ, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
