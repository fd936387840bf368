// Rules that are loaded anew while threads assess: an assessor goes on with those that it
// was made of, and the last one who holds rules frees them.
#include "tests/unit/rules/workshop.h"

#include <pthread.h>
#include <stdatomic.h>

#define THREADS 8
#define RELOADS 30

#define RULES(because)                                                                   \
    "bar 'h' { works = 'sanding', when = wood :is 'oak', grade = 'never', because = "    \
    "'" because "', sources = 'W-1' }"

static const char *const texts[] = {RULES("First."), RULES("Second.")};

// An allocator that any thread may call, and that counts what has not been given back.
static void *count(void *context, void *pointer, size_t old_size, size_t new_size) {
    atomic_size_t *live = context;
    void *result = system_allocator.allocate(NULL, pointer, old_size, new_size);
    if (!pointer && result) {
        (void)atomic_fetch_add(live, 1);
    } else if (pointer && new_size == 0) {
        (void)atomic_fetch_sub(live, 1);
    }
    return result;
}

// What a host keeps: the rules of now, and a number that says whether they are still the
// ones that an assessor was made of. Only making an assessor takes the lock.
struct current {
    pthread_mutex_t lock;
    aftercare_rules *rules;
    atomic_uint generation;
    atomic_bool is_over;
};

struct worker {
    struct current *current;
    size_t assessed, renewed, wrong;
};

// No assertion here: cmocka's are the first thread's.
static bool renew(struct worker *worker, aftercare_assessor **assessor, unsigned *mine) {
    struct current *current = worker->current;
    aftercare_assessor *fresh = NULL;
    (void)pthread_mutex_lock(&current->lock);
    *mine = atomic_load(&current->generation);
    bool is_made = !aftercare_assessor_new(&fresh, current->rules, NULL);
    (void)pthread_mutex_unlock(&current->lock);
    aftercare_assessor_free(*assessor);
    *assessor = fresh;
    worker->renewed++;
    return is_made;
}

static void *work(void *context) {
    static const char text[] = "{\"patient\": {\"wood\": \"oak\"}, \"request\": "
                               "{\"treatments\": [\"sanding\"], \"areas\": [\"table\"]}}";
    const aftercare_document document = {
        .name = "doc", .text = text, .len = sizeof text - 1};
    struct worker *worker = context;
    aftercare_assessor *assessor = NULL;
    unsigned mine = 0;
    bool is_well = renew(worker, &assessor, &mine);
    // One more after the last reload, so that each thread has seen the last rules.
    for (bool is_last = false; is_well && !is_last;) {
        is_last = atomic_load(&worker->current->is_over);
        if (mine != atomic_load(&worker->current->generation)) {
            is_well = renew(worker, &assessor, &mine);
        }
        const char *because = mine % 2 == 0 ? "First." : "Second.";
        aftercare_json answer = {0};
        is_well = is_well &&
                  !aftercare_assess(assessor, &document, WORKSHOP_TODAY, &answer, NULL);
        is_well = is_well && strstr(answer.text, because);
        worker->assessed++;
    }
    worker->wrong += !is_well;
    aftercare_assessor_free(assessor);
    return NULL;
}

static aftercare_rules *load(struct workshop *shop, atomic_size_t *live, unsigned which) {
    aftercare_load_options options = workshop_options(shop);
    aftercare_error err = {0};
    aftercare_rules *rules = NULL;
    options.allocate = count;
    options.allocate_context = live;
    workshop_write(shop, "t/rules.lua", texts[which % 2]);
    aftercare_status status = aftercare_rules_load(&rules, &options, &err);
    assert_string_equal(err.sentence, "");
    assert_int_equal(status, AFTERCARE_OK);
    return rules;
}

static void reload(struct workshop *shop, atomic_size_t *live, struct current *current) {
    unsigned next = atomic_load(&current->generation) + 1;
    aftercare_rules *fresh = load(shop, live, next);
    (void)pthread_mutex_lock(&current->lock);
    aftercare_rules *old = current->rules;
    current->rules = fresh;
    atomic_store(&current->generation, next);
    (void)pthread_mutex_unlock(&current->lock);
    aftercare_rules_free(old);
}

static void eight_threads_assess_while_rules_are_reloaded(void **state) {
    (void)state;
    struct workshop shop;
    struct current current = {.lock = PTHREAD_MUTEX_INITIALIZER};
    struct worker workers[THREADS] = {{0}};
    pthread_t threads[THREADS];
    atomic_size_t live;
    atomic_init(&live, 0);
    workshop_begin(&shop, texts[0], NULL);
    current.rules = load(&shop, &live, 0);

    for (size_t i = 0; i < THREADS; i++) {
        workers[i].current = &current;
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (int i = 0; i < RELOADS; i++) {
        reload(&shop, &live, &current);
    }
    atomic_store(&current.is_over, true);
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }
    aftercare_rules_free(current.rules);

    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(workers[i].wrong, 0);
        assert_true(workers[i].assessed > 0 && workers[i].renewed > 0);
    }
    assert_int_equal(atomic_load(&live), 0);
    workshop_close(&shop);
}

static void an_assessor_outlives_the_handle_of_its_rules(void **state) {
    (void)state;
    struct workshop shop;
    aftercare_assessor *assessors[2] = {NULL, NULL};
    atomic_size_t live;
    atomic_init(&live, 0);
    workshop_begin(&shop, texts[0], NULL);
    aftercare_rules *rules = load(&shop, &live, 0);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(aftercare_assessor_new(&assessors[i], rules, NULL), 0);
    }
    const char *digest = aftercare_rules_digest(rules);

    aftercare_rules_free(rules);
    aftercare_assessor_free(assessors[0]);

    shop.assessor = assessors[1];
    const struct json *answer = workshop_judge(&shop, "'wood': 'oak'");
    assert_part(&shop, answer, "/treatments/0/verdict", "'never'");
    assert_memory_equal(digest, "sha256:", 7);
    aftercare_assessor_free(assessors[1]);
    shop.assessor = NULL;
    assert_int_equal(atomic_load(&live), 0);
    workshop_close(&shop);
}

static void rules_without_an_assessor_go_at_once(void **state) {
    (void)state;
    struct workshop shop;
    atomic_size_t live;
    atomic_init(&live, 0);
    workshop_begin(&shop, texts[0], NULL);
    aftercare_rules *rules = load(&shop, &live, 0);
    aftercare_assessor *assessor = NULL;
    assert_int_equal(aftercare_assessor_new(&assessor, rules, NULL), 0);
    assert_true(atomic_load(&live) > 0);

    aftercare_assessor_free(assessor);
    aftercare_rules_free(rules);
    aftercare_rules_free(NULL);

    assert_int_equal(atomic_load(&live), 0);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(eight_threads_assess_while_rules_are_reloaded),
        cmocka_unit_test(an_assessor_outlives_the_handle_of_its_rules),
        cmocka_unit_test(rules_without_an_assessor_go_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
