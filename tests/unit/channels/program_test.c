// Which programs may be run.
#include "core/channels/program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct scene {
    struct arena arena;
    char folder[64], inner[80], program[96], link[80];
};

static int begin(void **state) {
    struct scene *scene = calloc(1, sizeof *scene);
    FILE *file = NULL;

    assert_non_null(scene);
    arena_init(&scene->arena, &system_allocator, 0);
    (void)snprintf(scene->folder, sizeof scene->folder, "/tmp/aftercare-program-XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    (void)snprintf(scene->inner, sizeof scene->inner, "%s/bin", scene->folder);
    (void)snprintf(scene->program, sizeof scene->program, "%s/notify", scene->inner);
    (void)snprintf(scene->link, sizeof scene->link, "%s/link", scene->folder);
    assert_int_equal(mkdir(scene->inner, 0755), 0);
    file = fopen(scene->program, "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(scene->program, 0755), 0);
    assert_int_equal(symlink(scene->program, scene->link), 0);
    *state = scene;
    return 0;
}

static int end(void **state) {
    struct scene *scene = *state;

    arena_clear(&scene->arena);
    (void)unlink(scene->link);
    (void)unlink(scene->program);
    (void)rmdir(scene->inner);
    (void)rmdir(scene->folder);
    free(scene);
    return 0;
}

static void refuses(struct scene *scene, const char *path, const char *sentence) {
    char *found = NULL;
    aftercare_error err = {0};

    assert_int_equal(program_find(&found, &scene->arena, path, "exec", &err),
                     AFTERCARE_EUSAGE);
    assert_null(found);
    assert_string_equal(err.place, "exec");
    if (!strstr(err.sentence, sentence)) {
        fail_msg("%s: \"%s\"", path ? path : "none", err.sentence);
    }
}

static void finds(struct scene *scene, const char *path) {
    char *found = NULL;
    aftercare_error err = {0};

    if (program_find(&found, &scene->arena, path, "exec", &err) != AFTERCARE_OK) {
        fail_msg("%s: \"%s\"", path, err.sentence);
    }
    assert_string_equal(found, scene->program);
}

static void a_program_that_nobody_else_may_write_is_found(void **state) {
    struct scene *scene = *state;

    finds(scene, scene->program); // although everybody may write /tmp, which is sticky
    finds(scene, scene->link);    // and what a link leads to is what counts
}

static void what_is_no_program_is_refused(void **state) {
    struct scene *scene = *state;

    refuses(scene, NULL, "from the root");
    refuses(scene, "", "from the root");
    refuses(scene, "notify", "from the root");
    refuses(scene, "./notify", "from the root");
    refuses(scene, "/nowhere/notify", "No such file");
    refuses(scene, scene->inner, "is no program");
    refuses(scene, "/dev/null", "may write /dev/null");
    assert_int_equal(chmod(scene->program, 0644), 0);
    refuses(scene, scene->program, "is no program that can be run");
}

static void what_others_may_write_is_refused(void **state) {
    static const mode_t modes[] = {0775, 0757, 0777};
    struct scene *scene = *state;

    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        assert_int_equal(chmod(scene->program, modes[i]), 0);
        refuses(scene, scene->link, "/bin/notify (chmod go-w)");
        assert_int_equal(chmod(scene->program, 0755), 0);
        assert_int_equal(chmod(scene->inner, modes[i]), 0);
        refuses(scene, scene->program, "/bin (chmod go-w)");
        assert_int_equal(chmod(scene->inner, 0755), 0);
        assert_int_equal(chmod(scene->folder, modes[i]), 0);
        refuses(scene, scene->program, "others may write /tmp/");
        assert_int_equal(chmod(scene->folder, 0755), 0);
    }
    finds(scene, scene->program);
}

static void what_belongs_to_somebody_else_is_refused(void **state) {
    struct scene *scene = *state;

    if (geteuid() != 0) {
        skip(); // only root gives away
    }
    assert_int_equal(chown(scene->program, 65534, (gid_t)-1), 0);
    refuses(scene, scene->program, "belongs to somebody else");
    assert_int_equal(chown(scene->program, 0, (gid_t)-1), 0);
    assert_int_equal(chown(scene->inner, 65534, (gid_t)-1), 0);
    refuses(scene, scene->program, "belongs to somebody else");
}

static void what_it_was_when_it_was_found_is_checked_again(void **state) {
    struct scene *scene = *state;

    assert_int_equal(program_check(scene->program, "exec", NULL), AFTERCARE_OK);
    assert_int_equal(chmod(scene->inner, 0777), 0);
    assert_int_equal(program_check(scene->program, "exec", NULL), AFTERCARE_EUSAGE);
}

static void a_path_beyond_all_bounds_is_refused(void **state) {
    char path[8000];

    (void)state;
    memset(path, '/', sizeof path);
    path[sizeof path - 1] = '\0';
    assert_int_equal(program_check(path, "exec", NULL), AFTERCARE_EUSAGE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_program_that_nobody_else_may_write_is_found),
        TEST(what_is_no_program_is_refused),
        TEST(what_others_may_write_is_refused),
        TEST(what_belongs_to_somebody_else_is_refused),
        TEST(what_it_was_when_it_was_found_is_checked_again),
        TEST(a_path_beyond_all_bounds_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
