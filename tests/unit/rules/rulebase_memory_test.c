// How much memory loaded rules take, counted at the allocator that the caller gives:
// rules, what they say, and the network over them.
#include "tests/unit/rules/workshop.h"

#define RULES 4000
#define RULES_A_FILE 400
#define BYTES_A_RULE_MAX 400

struct counted { // bytes
    size_t live;
};

static void *count(void *context, void *pointer, size_t old_size, size_t new_size) {
    struct counted *counted = context;
    void *result = system_allocator.allocate(NULL, pointer, old_size, new_size);
    counted->live -= pointer ? old_size : 0;
    counted->live += new_size;
    return result;
}

// Two to four parts, most of them shared with other rules, and each of another mixture.
static void write_condition(struct buffer *out, unsigned number) {
    static const char *const faults[] = {"rot",  "crack",  "split",     "stain",
                                         "worm", "damage", "black_rot", "rot_deep"};
    static const char *const coats[] = {"varnish", "shellac", "oil", "wax", "tung_oil"};
    static const char *const spans[] = {"P2W", "P1M", "P3M", "P6M", "P1Y"};
    buffer_format(out, "fault '%s' :%s", faults[number % 8],
                  number % 3 ? "now()" : "ever()");
    buffer_format(out, " & %scoat '%s' :within '%s'", number % 10 ? "" : "~",
                  coats[number / 8 % 5], spans[number / 40 % 5]);
    if (number % 3 == 1) {
        buffer_format(out, " & (hardness :at_least(%u) | indoors :yes())",
                      2 + number % 5);
    }
    if (number % 4 == 1) {
        buffer_format(out, " & age :under 'P%uY'", 18 + 4 * (number % 10));
    }
}

static void write_rule(struct buffer *out, unsigned number) {
    static const char *const works[] = {"sanding", "oiling", "waxing", "painting"};
    static const char *const grades[] = {"never", "later", "ask", "care"};
    buffer_format(out, "bar 'rule-%u' { works = { '%s' }, when = ", number,
                  works[number % 4]);
    write_condition(out, number);
    buffer_format(out,
                  ", grade = '%s', because = 'It is number %u of a hundred.', "
                  "sources = { 'W-1' } }\n",
                  grades[number / 4 % 4], number % 100);
}

static void file_of(char out[32], unsigned first) {
    (void)snprintf(out, 32, "t/rules-%u.lua", first);
}

static void write_files(const struct workshop *shop) {
    struct buffer text;
    buffer_init(&text, &system_allocator, 1 << 20);
    for (unsigned first = 0; first < RULES; first += RULES_A_FILE) {
        char name[32];
        buffer_reset(&text);
        for (unsigned i = first; i < first + RULES_A_FILE; i++) {
            write_rule(&text, i);
        }
        assert_false(text.failed);
        file_of(name, first);
        workshop_write(shop, name, text.at);
    }
    buffer_clear(&text);
}

static void remove_files(const struct workshop *shop) {
    for (unsigned first = 0; first < RULES; first += RULES_A_FILE) {
        char name[32];
        char path[160];
        file_of(name, first);
        workshop_path(path, shop, name);
        assert_int_equal(remove(path), 0);
    }
}

static void a_loaded_rule_takes_at_most_400_bytes(void **state) {
    (void)state;
    struct workshop shop;
    struct counted counted = {0};
    aftercare_error err = {0};
    workshop_begin(&shop, "", NULL);
    write_files(&shop);
    aftercare_load_options options = workshop_options(&shop);
    options.allocate = count;
    options.allocate_context = &counted;

    aftercare_status status = aftercare_rules_load(&shop.rules, &options, &err);

    assert_string_equal(shop.mistakes, "");
    assert_int_equal(status, AFTERCARE_OK);
    if (counted.live > (size_t)RULES * BYTES_A_RULE_MAX) {
        fail_msg("%zu bytes for %d rules", counted.live, RULES);
    }
    assert_true(counted.live > (size_t)RULES * 100); // it was counted at all
    aftercare_rules_free(shop.rules);
    shop.rules = NULL;
    assert_int_equal(counted.live, 0);
    remove_files(&shop);
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_loaded_rule_takes_at_most_400_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
