// What loading rules costs: the shipped packs, from the start of the program to its first
// verdict, beside the same program that only tells its version; and 1 000, 10 000 and
// 100 000 rules made from one fixed seed, beside plain Lua that runs the same files with
// words that do nothing, each in a state of its own.
#include "core/plan/library.h"

#include <lauxlib.h>

#include <fcntl.h>
#include <libgen.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#define STARTS 41
#define LOADS 3
#define RULES_A_FILE 60
#define PATH_LEN_MAX 256
#define NAME_LEN 32

static uint64_t seed; // xorshift64*, https://vigna.di.unimi.it/ftp/papers/xorshift.pdf

static unsigned pick(unsigned below) {
    seed ^= seed >> 12;
    seed ^= seed << 25;
    seed ^= seed >> 27;
    return (unsigned)((seed * UINT64_C(2685821657736338717)) >> 33) % below;
}

static void die(const char *what) {
    (void)fprintf(stderr, "load_bench: %s\n", what);
    exit(1);
}

static double now_ms(void) {
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int by_size(const void *a, const void *b) {
    const double *left = a;
    const double *right = b;
    return (*left > *right) - (*left < *right);
}

static double median(double *times, size_t count) {
    qsort(times, count, sizeof *times, by_size);
    return times[count / 2];
}

// Milliseconds from the program's start to its end; what it writes is dropped.
static double start(char *const *arguments) {
    extern char **environ;
    posix_spawn_file_actions_t actions;
    pid_t child = 0;
    int state = 0;
    if (posix_spawn_file_actions_init(&actions) ||
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)) {
        die("no memory");
    }
    double begin = now_ms();
    if (posix_spawn(&child, arguments[0], &actions, NULL, arguments, environ) ||
        waitpid(child, &state, 0) != child || state != 0) {
        die("the program does not run (build aftercare beside this one)");
    }
    double took = now_ms() - begin;
    (void)posix_spawn_file_actions_destroy(&actions);
    return took;
}

static void measure_first_verdict(const char *folder) {
    char program[PATH_LEN_MAX];
    char assess[] = "assess";
    char version[] = "--version";
    char document[] = AFTERCARE_SOURCE "/examples/clinic/ana.json";
    double verdicts[STARTS];
    double versions[STARTS];
    (void)snprintf(program, sizeof program, "%s/aftercare", folder);
    for (size_t i = 0; i < STARTS; i++) {
        verdicts[i] = start((char *[]){program, assess, document, NULL});
        versions[i] = start((char *[]){program, version, NULL});
    }
    double verdict = median(verdicts, STARTS);
    double yardstick = median(versions, STARTS);
    printf("version %.2f ms 1.00\n", yardstick);
    printf("shipped_first_verdict %.2f ms %.2f\n", verdict, verdict / yardstick);
}

static FILE *file_in(const char *folder, const char *name) {
    char path[PATH_LEN_MAX];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        die(path);
    }
    return file;
}

static void write_file(const char *folder, const char *name, const char *text) {
    FILE *file = file_in(folder, name);
    (void)fputs(text, file);
    (void)fclose(file);
}

static void make_folder(const char *folder, const char *name) {
    char path[PATH_LEN_MAX];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    if (mkdir(path, S_IRWXU) != 0) {
        die(path);
    }
}

static const struct {
    const char *category;
    unsigned count;
} terms[] = {{"condition", 400}, {"medication", 300}, {"allergy", 60},
             {"area", 40},       {"treatment", 30},   {"concern", 40}};

// Every fifth term is a group of the four behind it.
static void write_vocabulary(const char *folder) {
    make_folder(folder, "vocabulary");
    FILE *file = file_in(folder, "vocabulary/terms.lua");
    for (size_t t = 0; t < sizeof terms / sizeof *terms; t++) {
        const char *category = terms[t].category;
        for (unsigned i = 0; i < terms[t].count; i++) {
            (void)fprintf(file, "term \"%s_%u\" { category = \"%s\", label = \"%s %u\"",
                          category, i, category, category, i);
            if (i % 5 != 0) {
                (void)fprintf(file, ", parents = { \"%s_%u\" }", category, i - i % 5);
            }
            (void)fputs(" }\n", file);
        }
    }
    (void)fclose(file);
}

static const char schema[] =
    "request { treatments = { \"treatment\" }, areas = { \"area\" },\n"
    "  products = { \"condition\" }, areas_from = \"concerns\" }\n"
    "fact \"birth_date\" { type = \"date\", word = \"age\" }\n"
    "fact \"skin\" { type = \"number\", word = \"skin\", from = 1, till = 6 }\n"
    "fact \"conditions\" { type = \"records\", word = \"condition\",\n"
    "  of = { \"condition\" }, area = true, begins = \"onset\", ends = \"resolved\",\n"
    "  verbs = { active = \"present\", ever = \"ever\" } }\n"
    "fact \"medications\" { type = \"records\", word = \"medication\",\n"
    "  of = { \"medication\" }, begins = \"started\", ends = \"stopped\",\n"
    "  verbs = { taken_within = \"within\" } }\n"
    "fact \"allergies\" { type = \"records\", word = \"allergy\", of = { \"allergy\" },\n"
    "  verbs = { known = \"ever\" }, plain = \"known\" }\n"
    "fact \"concerns\" { type = \"records\", word = \"concern\", of = { \"concern\" },\n"
    "  area = true, verbs = { told = \"ever\" }, plain = \"told\" }\n";

static void write_test(FILE *file) {
    static const char *const spans[] = {"P2W", "P1M", "P3M", "P6M", "P1Y"};
    switch (pick(6)) {
    case 0:
    case 1:
        (void)fprintf(file, "condition \"condition_%u\" :active()%s", pick(400),
                      pick(2) ? " :here()" : "");
        return;
    case 2:
    case 3:
        (void)fprintf(file, "medication \"medication_%u\" :taken_within \"%s\"",
                      pick(300), spans[pick(5)]);
        return;
    case 4:
        (void)fprintf(file, "allergy \"allergy_%u\"", pick(60));
        return;
    default:
        (void)fprintf(file, pick(2) ? "age :under \"P%uY\"" : "skin :at_least(%u)",
                      3 + pick(4));
    }
}

// A condition of the person, and one to three more parts: one in eight is an or of two,
// one in ten is negated.
static void write_rule(FILE *file, unsigned number) {
    static const char *const severities[] = {"refuse", "defer", "review", "caution"};
    unsigned parts = 1 + pick(3);
    (void)fprintf(file,
                  "contraindication \"r-%u\" { treatments = { \"treatment_%u\" },\n"
                  "  when = condition \"condition_%u\" :ever()",
                  number, pick(30), pick(400));
    for (unsigned i = 0; i < parts; i++) {
        bool is_or = pick(8) == 0;
        (void)fputs(is_or ? " & (" : pick(10) ? " & " : " & ~", file);
        write_test(file);
        if (is_or) {
            (void)fputs(" | ", file);
            write_test(file);
            (void)fputs(")", file);
        }
    }
    (void)fprintf(
        file, ",\n  severity = \"%s\", because = \"Made.\", sources = { \"S-1\" } }\n",
        severities[pick(4)]);
}

// Returns how many files of rules there are.
static unsigned write_rules(const char *folder, unsigned count) {
    unsigned files = 0;
    seed = 88172645463325252U;
    write_file(folder, "schema.lua", schema);
    write_file(folder, "sources.lua",
               "source { ids = { \"S-1\" }, title = \"Made\", address = \"made:here\",\n"
               "  evidence = \"none\", seen = \"none\" }\n");
    write_vocabulary(folder);
    make_folder(folder, "made");
    write_file(folder, "made/pack.lua",
               "pack \"made\" { version = \"1.0.0\", licence = \"MIT\",\n"
               "  engine = { \"0.1\", \"1.0\" }, plugins = { \"contraindications\" },\n"
               "  says = \"Made.\" }\n");
    for (unsigned i = 0; i < count; files++) {
        char name[NAME_LEN];
        (void)snprintf(name, sizeof name, "made/rules-%u.lua", files);
        FILE *file = file_in(folder, name);
        for (unsigned end = i + RULES_A_FILE; i < count && i < end; i++) {
            write_rule(file, i);
        }
        (void)fclose(file);
    }
    return files;
}

static double load(const char *folder) {
    const char *plugins[] = {AFTERCARE_SOURCE "/plugins"};
    const char *folders[] = {folder};
    aftercare_load_options options = AFTERCARE_LOAD_OPTIONS;
    aftercare_rules *rules = NULL;
    aftercare_error err = {0};
    options.plugins = plugins;
    options.plugins_count = 1;
    options.rules = folders;
    options.rules_count = 1;
    double begin = now_ms();
    if (aftercare_rules_load(&rules, &options, &err)) {
        (void)fprintf(stderr, "%s:%d: ", err.place, err.line);
        die(err.sentence);
    }
    double took = now_ms() - begin;
    aftercare_rules_free(rules);
    return took;
}

// Gives its first upvalue, whatever it is asked for.
static int give(lua_State *L) {
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    return 1;
}

// Gives give, so that what is indexed can be called.
static int give_method(lua_State *L) {
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushcclosure(L, give, 1);
    return 1;
}

// A state in which every word is a value that bears everything.
static lua_State *new_plain(void) {
    static const char *const events[] = {"__call", "__band", "__bor", "__bnot"};
    lua_State *L = luaL_newstate();
    if (!L) {
        die("no memory");
    }
    (void)lua_newuserdatauv(L, 0, 0);
    lua_createtable(L, 0, 8);
    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        lua_pushvalue(L, 1);
        lua_pushcclosure(L, give, 1);
        lua_setfield(L, 2, events[i]);
    }
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, give_method, 1);
    lua_setfield(L, 2, "__index");
    lua_setmetatable(L, 1);
    lua_pushglobaltable(L);
    lua_createtable(L, 0, 1);
    lua_pushvalue(L, 1);
    lua_pushcclosure(L, give, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_settop(L, 0);
    return L;
}

static double load_plainly(const char *folder, unsigned files) {
    double begin = now_ms();
    for (unsigned i = 0; i < files; i++) {
        char path[PATH_LEN_MAX];
        (void)snprintf(path, sizeof path, "%s/made/rules-%u.lua", folder, i);
        lua_State *L = new_plain();
        if (luaL_loadfile(L, path) != LUA_OK || lua_pcall(L, 0, 0, 0) != LUA_OK) {
            die(lua_tostring(L, -1));
        }
        lua_close(L);
    }
    return now_ms() - begin;
}

static void measure_load(unsigned count) {
    char folder[] = "/tmp/load-bench-XXXXXX";
    char command[PATH_LEN_MAX];
    double ours[LOADS];
    double plain[LOADS];
    if (!mkdtemp(folder)) {
        die("no folder");
    }
    unsigned files = write_rules(folder, count);
    for (size_t i = 0; i < LOADS; i++) {
        plain[i] = load_plainly(folder, files);
        ours[i] = load(folder);
    }
    double yardstick = median(plain, LOADS);
    double took = median(ours, LOADS);
    printf("plain_lua_%u %.1f ms 1.00\n", count, yardstick);
    printf("load_%u %.1f ms %.2f\n", count, took, took / yardstick);
    (void)snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command) != 0) {
        die(folder);
    }
}

int main(int argc, char **argv) {
    static const unsigned counts[] = {1000, 10000, 100000};
    size_t most = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 3;
    measure_first_verdict(dirname(argv[0]));
    for (size_t i = 0; i < most && i < sizeof counts / sizeof *counts; i++) {
        measure_load(counts[i]);
    }
    return 0;
}
