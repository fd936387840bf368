// What comes next: the course that the best match for a wish describes.
#include "core/plan/course.h"

#include "tests/unit/rules/workshop.h"

static const char *course_of(struct workshop *shop, const char *more,
                             const char *patient) {
    const struct json *plan = workshop_plan(
        shop, workshop_session(shop, more,
                               arena_format(&shop->arena, ", 'patient': {%s}", patient)));
    const struct json *course = json_member(plan, "course")->first;
    return arena_format(&shop->arena, "%s %s", workshop_at(shop, course, "/sessions"),
                        workshop_at(shop, course, "/next_session"));
}

#define SUIT(id, wish, points, more)                                                     \
    "suit '" id "' { wish = '" wish "', work = 'sanding', points = " points more " }\n"
#define COURSE ", sessions = { 2, 3 }, interval = { 'P2W', 'P1M' }"
#define OTHER ", sessions = { 5, 9 }, interval = { 'P1D', 'P2D' }"
#define NEXT "[2,3] {'earliest':'2026-06-29','latest':'2026-07-15'}"
#define OTHER_NEXT "[5,9] {'earliest':'2026-06-16','latest':'2026-06-17'}"
#define NONE "null null"

static void the_best_match_for_a_wish_describes_the_course(void **state) {
    (void)state;
    static const struct {
        const char *rules, *more, *patient, *course;
    } rows[] = {
        {SUIT("a", "smooth", "50", COURSE), "", "'wishes': [{'code':'smooth'}]", NEXT},
        {SUIT("a", "smooth", "50", COURSE), "", "'wishes': [{'code':'shiny'}]", NONE},
        {SUIT("a", "smooth", "50", COURSE), "", "'wishes': []", NONE},
        {SUIT("a", "smooth", "50", COURSE), "", "", NONE},
        {SUIT("a", "smooth", "50", COURSE) SUIT("b", "smooth", "60", OTHER), "",
         "'wishes': [{'code':'smooth'}]", OTHER_NEXT},
        {SUIT("a", "smooth", "50", COURSE) SUIT("b", "smooth", "50", OTHER), "",
         "'wishes': [{'code':'smooth'}]", NEXT}, // of equals the first by name
        {SUIT("a", "damage", "50", COURSE), "", "'wishes': [{'code':'rot'}]", NEXT},
        // A match that says nothing of a course has none.
        {SUIT("a", "smooth", "50", COURSE) SUIT("b", "smooth", "60", ""), "",
         "'wishes': [{'code':'smooth'}]", NEXT},
        // The last session of the course is the last.
        {SUIT("a", "smooth", "50", COURSE), ", 'number': 2",
         "'wishes': [{'code':'smooth'}]", NEXT},
        {SUIT("a", "smooth", "50", COURSE), ", 'number': 3",
         "'wishes': [{'code':'smooth'}]", "[2,3] null"},
        // Only what suits this piece.
        {SUIT("a", "smooth", "50", COURSE)
             SUIT("b", "smooth", "60", OTHER ", unless = mark 'stamp'"),
         "", "'wishes': [{'code':'smooth'}], 'marks': [{'code':'stamp'}]", NEXT},
        {SUIT("a", "smooth", "50", COURSE)
             SUIT("b", "smooth", "60", OTHER ", when = mark 'stamp'"),
         "", "'wishes': [{'code':'smooth'}], 'marks': []", NEXT},
        {SUIT("a", "smooth", "50", COURSE)
             SUIT("b", "smooth", "60", OTHER ", parts = 'leg'"),
         "", "'wishes': [{'code':'smooth','area':'top'}]", NEXT},
        {SUIT("a", "smooth", "50", COURSE)
             SUIT("b", "smooth", "60", OTHER ", parts = 'leg'"),
         "", "'wishes': [{'code':'smooth','area':'leg_front'}]", OTHER_NEXT},
        {SUIT("a", "smooth", "50", COURSE)
             SUIT("b", "smooth", "60", OTHER ", details = { tool = 'plane' }"),
         ", 'details': {'tool': 'belt'}", "'wishes': [{'code':'smooth'}]", NEXT},
        {SUIT("a", "smooth", "50", COURSE)
             SUIT("b", "smooth", "60", OTHER ", details = { tool = 'plane' }"),
         ", 'details': {'tool': 'plane'}", "'wishes': [{'code':'smooth'}]", OTHER_NEXT},
        {SUIT("a", "smooth", "50", COURSE)
             SUIT("b", "smooth", "60", OTHER ", policy = { drying = 'fast' }"),
         "", "'wishes': [{'code':'smooth'}]", NEXT},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct workshop shop;
        workshop_open(&shop, rows[i].rules);
        const char *course = course_of(&shop, rows[i].more, rows[i].patient);
        assert_string_equal(
            arena_format(&shop.arena, "%s%s %s", rows[i].rules, rows[i].patient, course),
            arena_format(&shop.arena, "%s%s %s", rows[i].rules, rows[i].patient,
                         rows[i].course));
        workshop_close(&shop);
    }
}

static void an_overruled_match_describes_no_course(void **state) {
    (void)state;
    struct workshop shop;
    assert_int_equal(
        workshop_try(&shop,
                     SUIT("old", "smooth", "90", OTHER) SUIT(
                         "new", "smooth", "10",
                         COURSE ", policy = { drying = 'fast' }, overrules = { 'old' }"),
                     "drying=fast"),
        AFTERCARE_OK);

    assert_string_equal(course_of(&shop, "", "'wishes': [{'code':'smooth'}]"), NEXT);
    workshop_close(&shop);
}

static void every_work_of_the_session_has_its_course(void **state) {
    (void)state;
    struct workshop shop;
    workshop_open(&shop, SUIT("a", "smooth", "50", COURSE));

    const struct json *plan = workshop_plan(
        &shop, "{'session': {'id': 's', 'treatments': ['waxing', 'sanding'], 'ended_at': "
               "'2026-06-15T23:30:00Z', 'timezone': 'Europe/Berlin'}, 'patient': "
               "{'wishes': [{'code':'smooth'}]}}");

    assert_part(&shop, plan, "/course/*/treatment", "['sanding','waxing']");
    // The day is the patient's: it is the 16th in Berlin.
    assert_part(&shop, plan, "/course/*/next_session/earliest", "['2026-06-30',nothing]");
    workshop_close(&shop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_match_for_a_wish_describes_the_course),
        cmocka_unit_test(an_overruled_match_describes_no_course),
        cmocka_unit_test(every_work_of_the_session_has_its_course),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
