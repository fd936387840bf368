#include "core/daemon/audit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOG "audit.jsonl"
#define LINES 20

static int enter_folder(void **state) {
    char name[] = "/tmp/audit-XXXXXX";
    (void)state;
    assert_non_null(mkdtemp(name));
    return chdir(name);
}

static int leave_folder(void **state) {
    char name[256];
    (void)state;
    (void)unlink(LOG);
    assert_non_null(getcwd(name, sizeof name));
    return chdir("/") || rmdir(name);
}

static void open_log(struct audit *audit) {
    aftercare_error trouble, err;
    assert_int_equal(audit_open(audit, LOG, &trouble, &err), AFTERCARE_OK);
    assert_int_equal(trouble.status, AFTERCARE_OK);
}

static void note(struct audit *audit, int i) {
    const struct audit_entry entry = {.at = INT64_C(1795435200000) + i,
                                      .who = i % 2 ? "emr" : "local",
                                      .did = "GET /v1/sessions/{}",
                                      .of = i % 3 ? "s-canary" : NULL,
                                      .status = 200};
    assert_true(audit_note(audit, &entry));
}

static void write_log(void) {
    struct audit audit;
    open_log(&audit);
    for (int i = 0; i < LINES; i++) {
        note(&audit, i);
    }
    audit_close(&audit);
}

static struct audit_verdict verify(const char *digest, char *said, size_t size) {
    struct audit_verdict verdict;
    aftercare_error err;
    FILE *told = fmemopen(said, size, "w");
    assert_non_null(told);
    assert_int_equal(audit_verify(&verdict, LOG, digest, told, &err), AFTERCARE_OK);
    (void)fclose(told);
    return verdict;
}

static char *read_log(size_t *len) {
    char *text = calloc(1, (size_t)LINES * AUDIT_LINE_MAX);
    FILE *file = fopen(LOG, "r");
    assert_non_null(text);
    assert_non_null(file);
    *len = fread(text, 1, (size_t)LINES * AUDIT_LINE_MAX - 1, file);
    (void)fclose(file);
    return text;
}

static void replace_log(const char *text, size_t len) {
    FILE *file = fopen(LOG, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, len, file), len);
    (void)fclose(file);
}

static void what_was_written_is_found_unbroken(void **state) {
    char said[256] = "";
    struct stat made;
    size_t len = 0;
    (void)state;
    write_log();
    write_log(); // opened again, it goes on

    struct audit_verdict verdict = verify(NULL, said, sizeof said);

    assert_int_equal(verdict.lines, 2 * LINES);
    assert_int_equal(verdict.broken, 0);
    assert_int_equal(verdict.last.number, 2 * LINES);
    assert_string_equal(said, "");
    char *text = read_log(&len);
    assert_null(strstr(text, "canary"));
    free(text);
    assert_int_equal(stat(LOG, &made), 0);
    assert_int_equal(made.st_mode & 0777, 0600);
}

static void any_byte_that_is_changed_is_found(void **state) {
    char said[4096] = "";
    size_t len = 0;
    (void)state;
    write_log();
    char *text = read_log(&len);

    for (size_t i = 0; i < len; i += 7) {
        char before = text[i];
        text[i] = before == 'x' ? 'y' : 'x';
        replace_log(text, len);
        struct audit_verdict verdict = verify(NULL, said, sizeof said);
        if (verdict.broken == 0) {
            fail_msg("byte %zu was changed, and nobody saw it", i);
        }
        text[i] = before;
    }
    free(text);
}

// The text's line of that number, from 0, with its newline.
static struct text line_of(const char *text, int number) {
    const char *at = text;
    for (int i = 0; i < number; i++) {
        at = strchr(at, '\n') + 1;
    }
    return (struct text){at, (size_t)(strchr(at, '\n') + 1 - at)};
}

static void a_line_that_is_taken_out_or_moved_is_found(void **state) {
    char said[4096] = "";
    size_t len = 0;
    (void)state;
    write_log();
    char *text = read_log(&len);
    char *changed = calloc(1, len + 1);
    assert_non_null(changed);

    struct text gone = line_of(text, 7);
    size_t before = (size_t)(gone.at - text);
    memcpy(changed, text, before);
    memcpy(changed + before, gone.at + gone.len, len - before - gone.len);
    replace_log(changed, len - gone.len);
    assert_int_equal(verify(NULL, said, sizeof said).broken, 1);
    assert_string_equal(said,
                        LOG ":8: what stood before this line is gone, or another one\n");

    struct text next = line_of(text, 8);
    memcpy(changed, text, len);
    memcpy(changed + before, next.at, next.len);
    memcpy(changed + before + next.len, gone.at, gone.len);
    replace_log(changed, len);
    assert_int_equal(verify(NULL, said, sizeof said).broken, 3);
    free(changed);
    free(text);
}

static void lines_that_are_missing_at_the_end_are_found_by_a_digest(void **state) {
    char said[256] = "";
    size_t len = 0;
    (void)state;
    write_log();
    struct audit_verdict whole = verify(NULL, said, sizeof said);
    assert_true(verify(whole.last.digest, said, sizeof said).is_found);
    char *text = read_log(&len);

    replace_log(text, (size_t)(line_of(text, LINES - 1).at - text));

    struct audit_verdict cut = verify(whole.last.digest, said, sizeof said);
    assert_int_equal(cut.broken, 0);
    assert_false(cut.is_found);
    free(text);
}

static void what_a_power_cut_left_of_a_line_is_cut_off(void **state) {
    char said[256] = "";
    size_t len = 0;
    (void)state;
    write_log();
    char *text = read_log(&len);
    replace_log(text, len - 30);
    free(text);

    struct audit audit;
    open_log(&audit);
    note(&audit, 1);
    audit_close(&audit);

    struct audit_verdict verdict = verify(NULL, said, sizeof said);
    assert_int_equal(verdict.broken, 0);
    assert_int_equal(verdict.lines, LINES);
}

static void a_last_line_that_was_changed_is_told_and_the_log_goes_on(void **state) {
    struct audit audit;
    aftercare_error trouble, err;
    char said[256] = "";
    size_t len = 0;
    (void)state;
    write_log();
    char *text = read_log(&len);
    text[len - 20] = '!';
    replace_log(text, len);
    free(text);

    assert_int_equal(audit_open(&audit, LOG, &trouble, &err), AFTERCARE_OK);
    assert_int_equal(trouble.status, AFTERCARE_EDOCUMENT);
    note(&audit, 1);
    audit_close(&audit);

    assert_int_equal(verify(NULL, said, sizeof said).broken, 2);
}

static void a_line_that_cannot_be_written_is_counted_by_the_next(void **state) {
    struct rlimit limit, small;
    struct stat full;
    char said[256] = "";
    size_t len = 0;
    const struct audit_entry entry = {.who = "emr", .did = "x", .status = 200};
    (void)state;
    write_log();
    struct audit audit;
    open_log(&audit);
    assert_int_equal(stat(LOG, &full), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    (void)signal(SIGXFSZ, SIG_IGN);
    small = limit;
    small.rlim_cur = (rlim_t)full.st_size + 10; // a part of a line fits

    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_false(audit_note(&audit, &entry));
    assert_false(audit_note(&audit, &entry));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    note(&audit, 1);
    audit_close(&audit);

    struct audit_verdict verdict = verify(NULL, said, sizeof said);
    assert_int_equal(verdict.broken, 0);
    assert_int_equal(verdict.lines, LINES + 2);
    char *text = read_log(&len);
    assert_non_null(strstr(text, "2 lines could not be written"));
    free(text);
}

static void what_is_no_file_of_ours_is_refused(void **state) {
    struct audit audit;
    aftercare_error trouble, err;
    (void)state;
    assert_int_equal(symlink("/dev/null", LOG), 0);

    assert_int_equal(audit_open(&audit, LOG, &trouble, &err), AFTERCARE_EIO);
    assert_string_equal(err.place, LOG);
    assert_int_equal(audit_open(&audit, "/dev/null", &trouble, &err), AFTERCARE_EIO);
    assert_int_equal(audit_open(&audit, "/nowhere/x", &trouble, &err), AFTERCARE_EIO);
}

#define IN_A_FOLDER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(what_was_written_is_found_unbroken),
        IN_A_FOLDER(any_byte_that_is_changed_is_found),
        IN_A_FOLDER(a_line_that_is_taken_out_or_moved_is_found),
        IN_A_FOLDER(lines_that_are_missing_at_the_end_are_found_by_a_digest),
        IN_A_FOLDER(what_a_power_cut_left_of_a_line_is_cut_off),
        IN_A_FOLDER(a_last_line_that_was_changed_is_told_and_the_log_goes_on),
        IN_A_FOLDER(a_line_that_cannot_be_written_is_counted_by_the_next),
        IN_A_FOLDER(what_is_no_file_of_ours_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
