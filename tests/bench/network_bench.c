// All rules against one patient, from facts to findings, for rule bases of 100 to 100 000
// rules of the shape that real ones have; and what loading them costs. Beside it, in the
// same run: a plain loop over all rules; what the hardware allows; the rules as plain Lua
// functions; CLIPS. What each finds is compared with what is true, patient by patient,
// before any time is taken.
#include "tests/bench/network_bench/measure.h"
#include "tests/bench/network_bench/ours.h"
#include "tests/bench/network_bench/pack.h"
#include "tests/bench/network_bench/yardstick.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define PATIENTS 400   // asked one by one
#define BATCH 10000    // asked one behind the other
#define BATCH_PART 100 // timed at once
#define BUDGET 2e6     // microseconds for a figure
#define ROUNDS 300     // of two threads
#define SHIFT 400      // patients of a thread in a round

static const struct yardstick *const yardsticks[] = {&yardstick_bare, &yardstick_lua,
                                                     &yardstick_clips};
#define YARDSTICKS (sizeof yardsticks / sizeof *yardsticks)

struct bench {
    struct world world;
    struct ours ours;
    struct desk desk;
    uint32_t *held;       // room for what holds for one patient
    unsigned char *truth; // by patient and rule: what must be found
    double loop;          // microseconds a patient: what figures are compared with
};

static void print(const struct bench *bench, const char *name, double value,
                  const char *unit) {
    printf("%s_%u %.2f %s %.5f\n", name, bench->world.rules_count, value, unit,
           value / bench->loop);
    (void)fflush(stdout);
}

static void make_truth(struct bench *bench) {
    const struct world *world = &bench->world;
    bench->truth = calloc((size_t)PATIENTS * world->rules_count, 1);
    bench->held = calloc(world->rules_count, sizeof *bench->held);
    if (!bench->truth || !bench->held) {
        die("no memory");
    }
    for (size_t p = 0; p < PATIENTS; p++) {
        unsigned char *truth = &bench->truth[p * world->rules_count];
        for (size_t i = 0; i < world->rules_count; i++) {
            truth[i] = world_holds(world, &world->patients[p], &world->rules[i]);
        }
    }
}

// Each rule once that is true for the patient, and no other.
static void compare(struct bench *bench, const char *name, size_t patient, size_t count) {
    const size_t rules = bench->world.rules_count;
    const unsigned char *truth = &bench->truth[patient * rules];
    size_t expected = 0;
    for (size_t i = 0; i < rules; i++) {
        expected += truth[i];
    }
    for (size_t i = 0; i < count; i++) {
        if (!truth[bench->held[i]]) {
            die(name);
        }
    }
    if (count != expected) {
        die(name);
    }
}

static void call_ours(void *context, size_t patient) {
    struct bench *bench = context;
    desk_assess(&bench->desk, patient);
}

static void call_loop(void *context, size_t patient) {
    struct bench *bench = context;
    (void)desk_loop(&bench->desk, patient, bench->held);
}

static void measure_loop(struct bench *bench) {
    for (size_t p = 0; p < PATIENTS; p++) {
        compare(bench, "the loop finds something else", p,
                desk_loop(&bench->desk, p, bench->held));
    }
    bench->loop = measure(call_loop, bench, PATIENTS, BUDGET).median;
    print(bench, "loop", bench->loop, "us");
}

static void measure_ours(struct bench *bench) {
    for (size_t p = 0; p < PATIENTS; p++) {
        compare(bench, "the network finds something else", p,
                desk_held(&bench->desk, p, bench->held));
    }
    bench->desk.findings = 0;
    for (size_t p = 0; p < PATIENTS; p++) {
        desk_assess(&bench->desk, p);
    }
    print(bench, "findings", (double)bench->desk.findings / PATIENTS, "a_patient");
    struct figure figure = measure(call_ours, bench, PATIENTS, BUDGET);
    print(bench, "network", figure.median, "us");
    print(bench, "network_p99", figure.p99, "us");
}

struct asking {
    const struct yardstick *yardstick;
    void *context;
    uint32_t *held;
};

static void call_yardstick(void *context, size_t patient) {
    const struct asking *asking = context;
    (void)asking->yardstick->ask(asking->context, patient, asking->held);
}

static void measure_yardstick(struct bench *bench, const struct yardstick *yardstick) {
    if (!yardstick->open) {
        printf("%s_%u is left out: built without it\n", yardstick->name,
               bench->world.rules_count);
        return;
    }
    if (bench->world.rules_count > yardstick->rules_max) {
        return;
    }
    struct asking asking = {.yardstick = yardstick, .held = bench->held};
    asking.context = yardstick->open(&bench->world, PATIENTS);
    for (size_t p = 0; p < PATIENTS; p++) {
        compare(bench, yardstick->name, p,
                yardstick->ask(asking.context, p, bench->held));
    }
    struct figure figure = measure(call_yardstick, &asking, PATIENTS, BUDGET);
    print(bench, yardstick->name, figure.median, "us");
    yardstick->close(asking.context);
}

static void call_batch(void *context, size_t part) {
    struct bench *bench = context;
    for (size_t i = 0; i < BATCH_PART; i++) {
        desk_assess(&bench->desk, part * BATCH_PART + i);
    }
}

// All patients in memory, one behind the other; timed in parts, so that what else the
// machine does can be left out.
static void measure_batch(struct bench *bench) {
    struct figure figure = measure(call_batch, bench, BATCH / BATCH_PART, BUDGET);
    print(bench, "batch", figure.mean / BATCH_PART, "us");
}

// One thread, and its part of the work.
struct shift {
    struct desk desk;
    size_t first;
    pthread_barrier_t *begin;
    double began[ROUNDS], ended[ROUNDS];
};

static void *work(void *context) {
    struct shift *shift = context;
    size_t patients = shift->desk.ours->patients_count;
    for (int round = 0; round < ROUNDS; round++) {
        (void)pthread_barrier_wait(shift->begin);
        shift->began[round] = now();
        for (size_t i = 0; i < SHIFT; i++) {
            desk_assess(&shift->desk, (shift->first + i) % patients);
        }
        shift->ended[round] = now();
    }
    return NULL;
}

// From when the first began till when the last ended, in the best of many short rounds in
// which all assess the same number of patients: microseconds.
static double time_shifts(struct shift *shifts, unsigned count) {
    pthread_t threads[2];
    pthread_barrier_t begin;
    double best = 0;
    if (pthread_barrier_init(&begin, NULL, count) != 0) {
        die("no barrier");
    }
    for (unsigned i = 0; i < count; i++) {
        shifts[i].begin = &begin;
        if (pthread_create(&threads[i], NULL, work, &shifts[i]) != 0) {
            die("no thread");
        }
    }
    for (unsigned i = 0; i < count; i++) {
        (void)pthread_join(threads[i], NULL);
    }
    for (int round = 0; round < ROUNDS; round++) {
        double began = shifts[0].began[round];
        double ended = shifts[0].ended[round];
        for (unsigned i = 1; i < count; i++) {
            began = shifts[i].began[round] < began ? shifts[i].began[round] : began;
            ended = shifts[i].ended[round] > ended ? shifts[i].ended[round] : ended;
        }
        best = round == 0 || ended - began < best ? ended - began : best;
    }
    (void)pthread_barrier_destroy(&begin);
    return best;
}

// How much more two threads do than one in the same time.
static void measure_threads(struct bench *bench) {
    struct shift shifts[2] = {{.first = 0}, {.first = SHIFT}};
    desk_open(&shifts[0].desk, &bench->ours);
    desk_open(&shifts[1].desk, &bench->ours);
    double one = time_shifts(shifts, 1);
    double two = time_shifts(shifts, 2);
    desk_close(&shifts[0].desk);
    desk_close(&shifts[1].desk);
    print(bench, "two_threads_do", 2 * one / two, "times_one");
}

static void print_memory(const struct bench *bench, size_t words) {
    double rules = bench->world.rules_count;
    const struct counted *memory = &bench->ours.memory;
    struct rusage usage;
    (void)getrusage(RUSAGE_SELF, &usage);
    print(bench, "load", bench->ours.loaded, "us");
    print(bench, "memory", (double)memory->live / rules, "bytes/rule");
    print(bench, "memory_without_words", (double)(memory->live - words) / rules,
          "bytes/rule");
    print(bench, "memory_while_loading", (double)memory->peak / rules, "bytes/rule");
    print(bench, "resident", (double)usage.ru_maxrss, "kB");
}

// What the vocabulary, the schema and the plugins take before there is a rule.
static size_t memory_of_words(const char *folder) {
    struct ours none;
    ours_open(&none, folder, NULL, 0);
    size_t live = none.memory.live;
    ours_close(&none);
    return live;
}

static void run(unsigned rules) {
    struct bench bench = {0};
    char folder[FOLDER_MAX];
    pack_begin(folder);
    size_t words = memory_of_words(folder);
    world_make(&bench.world, rules, BATCH);
    pack_write(folder, &bench.world);
    ours_open(&bench.ours, folder, &bench.world, BATCH);
    desk_open(&bench.desk, &bench.ours);
    make_truth(&bench);
    measure_loop(&bench);
    measure_ours(&bench);
    measure_batch(&bench);
    measure_threads(&bench);
    print_memory(&bench, words);
    for (size_t i = 0; i < YARDSTICKS; i++) {
        measure_yardstick(&bench, yardsticks[i]);
    }
    desk_close(&bench.desk);
    ours_close(&bench.ours);
    world_free(&bench.world);
    free(bench.truth);
    free(bench.held);
    pack_remove(folder);
}

// The number of rules; without one, 100 to 100 000.
int main(int argc, char **argv) {
    static const unsigned sizes[] = {100, 1000, 10000, 100000};
    for (int i = 1; i < argc; i++) {
        run((unsigned)strtoul(argv[i], NULL, 10));
    }
    for (size_t i = 0; argc == 1 && i < sizeof sizes / sizeof *sizes; i++) {
        run(sizes[i]);
    }
    return 0;
}
