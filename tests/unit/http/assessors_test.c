#include "core/http/assessors.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

struct aftercare_rules {
    size_t made, freed, fails_after;
};

struct aftercare_assessor {
    int is_busy; // only one job may be here at a time; checked on the worker threads
    struct aftercare_rules *rules;
};

static aftercare_status make(aftercare_assessor **out, const aftercare_rules *rules,
                             aftercare_error *err) {
    struct aftercare_rules *counted = NULL;
    memcpy(&counted, &rules,
           sizeof counted); // The test counts in what is const to others.
    if (counted->made >= counted->fails_after) {
        *err = (aftercare_error){.status = AFTERCARE_ENOMEM, .sentence = "no memory"};
        return AFTERCARE_ENOMEM;
    }
    counted->made++;
    *out = calloc(1, sizeof **out);
    assert_non_null(*out);
    (*out)->rules = counted;
    return AFTERCARE_OK;
}

static void release(aftercare_assessor *assessor) {
    assessor->rules->freed++;
    free(assessor);
}

static const struct backend backend = {.assessor_new = make, .assessor_free = release};

enum { JOBS = 50 };

struct job {
    struct assessors_job job;
    int was_shared;
    int is_odd;
    int done;
};

static aftercare_status run(void *context, aftercare_assessor *assessor,
                            aftercare_error *err) {
    struct job *job = context;
    job->was_shared = __atomic_exchange_n(&assessor->is_busy, 1, __ATOMIC_SEQ_CST);
    for (volatile int i = 0; i < 10000; i++) {
    }
    __atomic_store_n(&assessor->is_busy, 0, __ATOMIC_SEQ_CST);
    if (job->is_odd) {
        err->status = AFTERCARE_EDOCUMENT;
        return AFTERCARE_EDOCUMENT;
    }
    return AFTERCARE_OK;
}

static void done(void *context, aftercare_status status, const aftercare_error *err) {
    struct job *job = context;
    job->done++;
    assert_int_equal(status, job->is_odd ? AFTERCARE_EDOCUMENT : AFTERCARE_OK);
    assert_int_equal(err != NULL, job->is_odd);
}

static void run_all(struct aftercare_rules *rules) {
    struct job jobs[JOBS] = {{.done = 0}};
    struct assessors *assessors = NULL;
    uv_loop_t loop;
    assert_int_equal(uv_loop_init(&loop), 0);
    assert_int_equal(assessors_new(&assessors, &loop, &backend, rules, NULL),
                     AFTERCARE_OK);

    for (size_t i = 0; i < JOBS; i++) {
        jobs[i].is_odd = (int)(i % 2);
        jobs[i].job.run = run;
        jobs[i].job.done = done;
        jobs[i].job.context = &jobs[i];
        assert_int_equal(assessors_submit(assessors, &jobs[i].job, NULL), AFTERCARE_OK);
        assert_int_equal(jobs[i].done, 0);
    }
    (void)uv_run(&loop, UV_RUN_DEFAULT);

    for (size_t i = 0; i < JOBS; i++) {
        assert_int_equal(jobs[i].done, 1);
        assert_int_equal(jobs[i].was_shared, 0);
    }
    assessors_free(assessors);
    assert_int_equal(uv_loop_close(&loop), 0);
    assert_int_equal(rules->freed, rules->made);
}

static void each_job_is_done_once_alone_with_its_assessor(void **state) {
    struct aftercare_rules rules = {.fails_after = SIZE_MAX};
    (void)state;
    run_all(&rules);
    assert_in_range(rules.made, 1, ASSESSORS_MAX);
}

static void one_assessor_does_all_when_there_is_no_memory_for_more(void **state) {
    struct aftercare_rules rules = {.fails_after = 1};
    (void)state;
    run_all(&rules);
    assert_int_equal(rules.made, 1);
}

// Its done renews the pool while the others are under way or wait.
static void renew(void *context, aftercare_status status, const aftercare_error *err) {
    struct job *job = context;
    done(context, status, err);
    assessors_renew(job->job.pool);
}

static void renewed_assessors_are_others_and_none_is_lost(void **state) {
    struct aftercare_rules rules = {.fails_after = SIZE_MAX};
    struct job jobs[JOBS] = {{.done = 0}};
    struct assessors *assessors = NULL;
    uv_loop_t loop;
    (void)state;
    assert_int_equal(uv_loop_init(&loop), 0);
    assert_int_equal(assessors_new(&assessors, &loop, &backend, &rules, NULL),
                     AFTERCARE_OK);

    for (size_t i = 0; i < JOBS; i++) {
        jobs[i].job.run = run;
        jobs[i].job.done = i == JOBS / 2 ? renew : done;
        jobs[i].job.context = &jobs[i];
        assert_int_equal(assessors_submit(assessors, &jobs[i].job, NULL), AFTERCARE_OK);
    }
    (void)uv_run(&loop, UV_RUN_DEFAULT);
    size_t made = rules.made;
    assert_in_range(made, ASSESSORS_MAX + 1, 2 * ASSESSORS_MAX);
    assert_int_equal(rules.freed, made - ASSESSORS_MAX);
    assessors_renew(assessors); // all are idle now
    assert_int_equal(rules.freed, made);

    jobs[0].done = 0;
    assert_int_equal(assessors_submit(assessors, &jobs[0].job, NULL), AFTERCARE_OK);
    (void)uv_run(&loop, UV_RUN_DEFAULT);
    assert_int_equal(jobs[0].done, 1);
    assert_int_equal(rules.made, made + 1);
    assessors_free(assessors);
    assert_int_equal(uv_loop_close(&loop), 0);
    assert_int_equal(rules.freed, rules.made);
}

static void one_that_cannot_be_renewed_goes_on(void **state) {
    struct aftercare_rules rules = {.fails_after = 1};
    struct job jobs[2] = {{.done = 0}};
    struct assessors *assessors = NULL;
    uv_loop_t loop;
    (void)state;
    assert_int_equal(uv_loop_init(&loop), 0);
    assert_int_equal(assessors_new(&assessors, &loop, &backend, &rules, NULL),
                     AFTERCARE_OK);

    for (size_t i = 0; i < 2; i++) {
        jobs[i].job.run = run;
        jobs[i].job.done = done;
        jobs[i].job.context = &jobs[i];
        assert_int_equal(assessors_submit(assessors, &jobs[i].job, NULL), AFTERCARE_OK);
    }
    assessors_renew(assessors);
    (void)uv_run(&loop, UV_RUN_DEFAULT);

    assert_int_equal(jobs[0].done + jobs[1].done, 2);
    assert_int_equal(rules.made, 1);
    assessors_free(assessors);
    assert_int_equal(uv_loop_close(&loop), 0);
}

static void without_any_assessor_a_job_is_not_begun(void **state) {
    struct aftercare_rules rules = {.fails_after = 0};
    struct job job = {.job = {.run = run, .done = done, .context = &job}};
    struct assessors *assessors = NULL;
    aftercare_error err = {.status = AFTERCARE_OK};
    uv_loop_t loop;
    (void)state;
    assert_int_equal(uv_loop_init(&loop), 0);
    assert_int_equal(assessors_new(&assessors, &loop, &backend, &rules, NULL),
                     AFTERCARE_OK);

    assert_int_equal(assessors_submit(assessors, &job.job, &err), AFTERCARE_ENOMEM);

    (void)uv_run(&loop, UV_RUN_DEFAULT);
    assert_int_equal(err.status, AFTERCARE_ENOMEM);
    assert_int_equal(job.done, 0);
    assessors_free(assessors);
    assert_int_equal(uv_loop_close(&loop), 0);
}

static void count_gone(void *context) {
    size_t *gone = context;
    (*gone)++;
}

static void a_retired_pool_ends_with_its_last_job(void **state) {
    struct aftercare_rules rules = {.fails_after = SIZE_MAX};
    struct job jobs[JOBS] = {{.done = 0}};
    struct assessors *assessors = NULL;
    size_t gone = 0;
    uv_loop_t loop;
    (void)state;
    assert_int_equal(uv_loop_init(&loop), 0);
    assert_int_equal(assessors_new(&assessors, &loop, &backend, &rules, NULL),
                     AFTERCARE_OK);
    for (size_t i = 0; i < JOBS; i++) {
        jobs[i].job =
            (struct assessors_job){.run = run, .done = done, .context = &jobs[i]};
        assert_int_equal(assessors_submit(assessors, &jobs[i].job, NULL), AFTERCARE_OK);
    }

    assessors_retire(assessors, count_gone, &gone);
    assert_int_equal(gone, 0);
    (void)uv_run(&loop, UV_RUN_DEFAULT);

    assert_int_equal(gone, 1);
    assert_int_equal(rules.freed, rules.made);
    for (size_t i = 0; i < JOBS; i++) {
        assert_int_equal(jobs[i].done, 1);
    }
    assert_int_equal(uv_loop_close(&loop), 0);
}

static void an_idle_pool_retires_at_once(void **state) {
    struct aftercare_rules rules = {.fails_after = SIZE_MAX};
    struct assessors *assessors = NULL;
    size_t gone = 0;
    uv_loop_t loop;
    (void)state;
    assert_int_equal(uv_loop_init(&loop), 0);
    assert_int_equal(assessors_new(&assessors, &loop, &backend, &rules, NULL),
                     AFTERCARE_OK);

    assessors_retire(assessors, count_gone, &gone);

    assert_int_equal(gone, 1);
    assert_int_equal(uv_loop_close(&loop), 0);
}

static void a_line_that_is_full_refuses(void **state) {
    struct aftercare_rules rules = {.fails_after = 1};
    size_t count = ASSESSORS_LINE + 2; // one at work, the line, one too many
    struct job *jobs = calloc(count, sizeof *jobs);
    struct assessors *assessors = NULL;
    aftercare_error err;
    uv_loop_t loop;
    (void)state;
    assert_non_null(jobs);
    assert_int_equal(uv_loop_init(&loop), 0);
    assert_int_equal(assessors_new(&assessors, &loop, &backend, &rules, NULL),
                     AFTERCARE_OK);

    for (size_t i = 0; i < count; i++) {
        jobs[i].job =
            (struct assessors_job){.run = run, .done = done, .context = &jobs[i]};
        assert_int_equal(assessors_submit(assessors, &jobs[i].job, &err),
                         i + 1 < count ? AFTERCARE_OK : AFTERCARE_ELIMIT);
    }
    (void)uv_run(&loop, UV_RUN_DEFAULT);

    assert_int_equal(jobs[count - 2].done, 1);
    assert_int_equal(jobs[count - 1].done, 0);
    assessors_free(assessors);
    assert_int_equal(uv_loop_close(&loop), 0);
    free(jobs);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_job_is_done_once_alone_with_its_assessor),
        cmocka_unit_test(one_assessor_does_all_when_there_is_no_memory_for_more),
        cmocka_unit_test(renewed_assessors_are_others_and_none_is_lost),
        cmocka_unit_test(one_that_cannot_be_renewed_goes_on),
        cmocka_unit_test(without_any_assessor_a_job_is_not_begun),
        cmocka_unit_test(a_retired_pool_ends_with_its_last_job),
        cmocka_unit_test(an_idle_pool_retires_at_once),
        cmocka_unit_test(a_line_that_is_full_refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
