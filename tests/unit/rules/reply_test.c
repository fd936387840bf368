// Replies to an intake, written into a document.
#include "tests/unit/rules/asking.h"

#define REPLIES_MAX 4

// Rules that ask for terms of each list, so that all of them matter.
static const char rules[] =
    "bar 'a' { works = 'sanding', when = fault 'rot' :now() :here(), grade = 'never' }\n"
    "bar 'b' { works = 'sanding', when = fault 'split' :now(), grade = 'later' }\n"
    "bar 'c' { works = 'sanding', when = coat 'oil' :within 'P6M', grade = 'later' }\n"
    "bar 'd' { works = 'sanding', when = coat 'linseed_oil' :within 'P6M', grade = "
    "'later' }\n"
    "bar 'e' { works = 'sanding', when = mark 'stamp', grade = 'care' }\n"
    "bar 'f' { works = 'sanding', when = event 'flood' :within 'P6M', grade = 'care' }\n"
    "bar 'g' { works = 'sanding', details = { tool = 'belt' }, grade = 'care' }\n"
    "bar 'h' { works = 'waxing', when = fault 'damage' :ever(), grade = 'care' }\n";

struct row {
    const char *name, *before;
    aftercare_reply replies[REPLIES_MAX];
    const char *after;
};

static void check(const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct workshop shop;
        size_t replies = 0;
        while (replies < REPLIES_MAX && rows[i].replies[replies].answer) {
            replies++;
        }
        workshop_open(&shop, rules);

        const char *after =
            workshop_reply(&shop, rows[i].before, rows[i].replies, replies);

        assert_string_equal(
            arena_format(&shop.arena, "%s: %s", rows[i].name, after),
            arena_format(&shop.arena, "%s: %s", rows[i].name, rows[i].after));
        workshop_close(&shop);
    }
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

static const struct row rows_of_values[] = {
    {"a flag", "{}", {{"/patient/indoors", NULL, "yes"}}, "{'patient':{'indoors':true}}"},
    {"a flag that is not so",
     "{}",
     {{"/patient/indoors", "standing_indoors", "no"}},
     "{'patient':{'indoors':false}}"},
    {"a number", "{}", {{"/patient/hardness", NULL, "4"}}, "{'patient':{'hardness':4}}"},
    {"a number with zeros",
     "{}",
     {{"/patient/hardness", NULL, "004"}},
     "{'patient':{'hardness':4}}"},
    {"a choice", "{}", {{"/patient/wood", NULL, "pine"}}, "{'patient':{'wood':'pine'}}"},
    {"a date in part",
     "{}",
     {{"/patient/made", NULL, "1920-05"}},
     "{'patient':{'made':'1920-05'}}"},
    {"an area", "{}", {{"/request/areas", NULL, "top"}}, "{'request':{'areas':['top']}}"},
    {"areas",
     "{}",
     {{"/request/areas", NULL, " top ,leg"}},
     "{'request':{'areas':['top','leg']}}"},
    {"a detail",
     "{'request':{'details':{'colour':'red'}}}",
     {{"/request/details/tool", NULL, "belt"}},
     "{'request':{'details':{'colour':'red','tool':'belt'}}}"},
    {"a date of an entry",
     "{'patient':{'coats':[{'code':'wax','status':'stopped'}]}}",
     {{"/patient/coats/0/ended", "wax", "2026-05"}},
     "{'patient':{'coats':[{'code':'wax','status':'stopped','ended':'2026-05'}]}}"},
    {"a status in the place of a date",
     "{'patient':{'coats':[{'code':'wax'}]}}",
     {{"/patient/coats/0/ended", "wax", "going_on"}},
     "{'patient':{'coats':[{'code':'wax','status':'going_on'}]}}"},
    {"an area of an entry",
     "{'patient':{'faults':[{'code':'rot'}]}}",
     {{"/patient/faults/0/area", "rot", "leg"}},
     "{'patient':{'faults':[{'code':'rot','area':'leg'}]}}"},
    {"the later of two",
     "{}",
     {{"/patient/wood", NULL, "pine"}, {"/patient/wood", NULL, "oak"}},
     "{'patient':{'wood':'oak'}}"},
    {"nothing where nobody knows",
     "{'patient':{'x_ours':[1.50]}}",
     {{"/patient/wood", NULL, "unknown"}, {"/patient/made", NULL, ""}},
     "{'patient':{'x_ours':[1.50]}}"},
    {"all else stays as it was",
     "{'x_a':1,'patient':{'x_b':'\\u00e9','wood':null,'id':'p'}}",
     {{"/patient/wood", NULL, "oak"}},
     "{'x_a':1,'patient':{'x_b':'\xc3\xa9','wood':'oak','id':'p'}}"},
};

static void a_value_is_written_where_it_belongs(void **state) {
    (void)state;
    CHECK(rows_of_values);
}

static const struct row refusals[] = {
    {"perhaps",
     "{}",
     {{"/patient/indoors", NULL, "perhaps"}},
     "EUSAGE 'perhaps' is no answer to this (yes, no or unknown)"},
    {"perhaps a record",
     "{}",
     {{"/patient/marks", "stamp", "perhaps"}},
     "EUSAGE 'perhaps' is no answer to this (yes, no or unknown)"},
    {"too much",
     "{}",
     {{"/patient/hardness", NULL, "7"}},
     "EUSAGE 7 stands here (it should be a whole number from 1 to 6)"},
    {"no number",
     "{}",
     {{"/patient/hardness", NULL, "4.5"}},
     "EUSAGE '4.5' stands here (it should be a whole number from 1 to 6)"},
    {"below nothing",
     "{}",
     {{"/patient/hardness", NULL, "-1"}},
     "EUSAGE -1 stands here (it should be a whole number from 1 to 6)"},
    {"no number at all",
     "{}",
     {{"/patient/hardness", NULL, "-"}},
     "EUSAGE '-' stands here (it should be a whole number from 1 to 6)"},
    {"a number without end",
     "{}",
     {{"/patient/hardness", NULL, "40000000000000000000000"}},
     "EUSAGE '40000000000000000000000' stands here (it should be a whole number from 1 "
     "to 6)"},
    {"no such day",
     "{}",
     {{"/patient/made", NULL, "2026-02-30"}},
     "EUSAGE '2026-02-30' is no date (write YYYY-MM-DD, or YYYY-MM or YYYY where no "
     "more is known)"},
    {"no fact",
     "{}",
     {{"/patient/nothing", NULL, "yes"}},
     "EUSAGE there is no question about '/patient/nothing' (take 'fact' and 'term' "
     "from the question)"},
    {"no pointer",
     "{}",
     {{"patient", NULL, "yes"}},
     "EUSAGE there is no question about 'patient' (take 'fact' and 'term' from the "
     "question)"},
    {"nothing",
     "{}",
     {{NULL, NULL, "yes"}},
     "EUSAGE there is no question about '' (take 'fact' and 'term' from the "
     "question)"},
    {"below a value",
     "{}",
     {{"/patient/wood/0/x", NULL, "oak"}},
     "EUSAGE there is no question about '/patient/wood/0/x' (take 'fact' and 'term' "
     "from the question)"},
    {"too deep",
     "{}",
     {{"/patient/coats/0/ended/x", NULL, "2026"}},
     "EUSAGE there is no question about '/patient/coats/0/ended/x' (take 'fact' and "
     "'term' from the question)"},
    {"a misspelt term",
     "{}",
     {{"/patient/coats", "waxx", "no"}},
     "EUSAGE 'waxx' is no known term here (did you mean 'wax'?)"},
    {"a term of another list",
     "{}",
     {{"/patient/coats", "rot", "no"}},
     "EUSAGE 'rot' is a term of fault (one of coat belongs here)"},
    {"an end before the beginning",
     "{'patient':{'coats':[{'code':'wax','begun':'2026'}]}}",
     {{"/patient/coats/0/ended", "wax", "2020"}},
     "EUSAGE it ended before it began ('ended' must not lie before 'begun')"},
};

static void what_is_no_answer_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        struct workshop shop;
        workshop_open(&shop, rules);

        char *said = arena_format(
            &shop.arena, "%s",
            workshop_reply(&shop, refusals[i].before, refusals[i].replies, 1));

        for (char *at = strchr(said, '"'); at; at = strchr(at, '"')) {
            *at = '\'';
        }
        assert_string_equal(
            arena_format(&shop.arena, "%s: %s", refusals[i].name, said),
            arena_format(&shop.arena, "%s: %s", refusals[i].name, refusals[i].after));
        workshop_close(&shop);
    }
}

static const struct row nos[] = {
    {"a list as a whole",
     "{}",
     {{"/patient/coats", NULL, "no"}},
     "{'patient':{'coats':[]}}"},
    {"that somebody has entries of it says nothing more",
     "{}",
     {{"/patient/coats", NULL, "yes"}},
     "{}"},
    {"the only term of a list",
     "{}",
     {{"/patient/marks", "stamp", "no"}},
     "{'patient':{'marks':[]}}"},
    {"one of many: the widest of the others stay open",
     "{}",
     {{"/patient/coats", "oil", "no"}},
     "{'patient':{'coats':[],'unanswered':['varnish','water','wax']}}"},
    {"a member: the group stays open through its others",
     "{}",
     {{"/patient/coats", "linseed_oil", "no"}},
     "{'patient':{'coats':[],'unanswered':['tung_oil','varnish','water','wax']}}"},
    {"an unanswered term",
     "{'patient':{'faults':[],'unanswered':['rot','split']}}",
     {{"/patient/faults", "split", "no"}},
     "{'patient':{'faults':[],'unanswered':['rot']}}"},
    {"a member of an unanswered group",
     "{'patient':{'faults':[],'unanswered':['damage']}}",
     {{"/patient/faults", "split", "no"}},
     "{'patient':{'faults':[],'unanswered':['crack','rot']}}"},
    {"the last unanswered term",
     "{'patient':{'faults':[],'unanswered':['split']}}",
     {{"/patient/faults", "split", "no"}},
     "{'patient':{'faults':[],'unanswered':[]}}"},
    {"a group",
     "{'patient':{'faults':[],'unanswered':['split','worm','rot_deep']}}",
     {{"/patient/faults", "damage", "no"}},
     "{'patient':{'faults':[],'unanswered':['worm']}}"},
    {"a term by its synonym",
     "{'patient':{'faults':[],'unanswered':['rot','worm']}}",
     {{"/patient/faults", "Dry Rot", "no"}},
     "{'patient':{'faults':[],'unanswered':['worm']}}"},
    {"what other lists and flags call unanswered stays",
     "{'patient':{'faults':[],'unanswered':['split','standing_indoors']}}",
     {{"/patient/faults", "split", "no"}},
     "{'patient':{'faults':[],'unanswered':['standing_indoors']}}"},
    {"several at once",
     "{}",
     {{"/patient/coats", "oil", "no"},
      {"/patient/coats", "wax", "no"},
      {"/patient/marks", NULL, "no"}},
     "{'patient':{'coats':[],'marks':[],'unanswered':['varnish','water']}}"},
};

static void a_no_answers_its_term_and_leaves_the_rest_open(void **state) {
    (void)state;
    CHECK(nos);
}

static const struct row yeses[] = {
    {"of a list that is there",
     "{'patient':{'marks':[],'unanswered':['stamp']}}",
     {{"/patient/marks", "stamp", "yes"}},
     "{'patient':{'marks':[{'code':'stamp'}],'unanswered':[]}}"},
    {"of a list that is not",
     "{}",
     {{"/patient/coats", "wax", "yes"}},
     "{'patient':{'coats':[{'code':'wax'}],'unanswered':['oil','varnish','water']}}"},
    {"behind those that are there",
     "{'patient':{'coats':[{'code':'wax'}],'unanswered':['oil']}}",
     {{"/patient/coats", "linseed_oil", "yes"}},
     "{'patient':{'coats':[{'code':'wax'},{'code':'linseed_oil'}],'unanswered':['"
     "tung_oil']}}"},
    {"of which more is told",
     "{}",
     {{"/patient/marks", "stamp", "yes"},
      {"/patient/coats", "wax", "yes"},
      {"/patient/coats/0/ended", "wax", "2026-05"}},
     "{'patient':{'marks':[{'code':'stamp'}],'coats':[{'code':'wax','ended':'2026-05'"
     "}],'unanswered':['oil','varnish','water']}}"},
    {"a group, made narrower by its member",
     "{}",
     {{"/patient/coats", "oil", "yes"}, {"/patient/coats", "tung_oil", "yes"}},
     "{'patient':{'coats':[{'code':'tung_oil'}],'unanswered':['linseed_oil','varnish'"
     ",'water','wax']}}"},
    {"a second member stands beside it",
     "{}",
     {{"/patient/coats", "oil", "yes"},
      {"/patient/coats", "tung_oil", "yes"},
      {"/patient/coats", "linseed_oil", "yes"}},
     "{'patient':{'coats':[{'code':'tung_oil'},{'code':'linseed_oil'}],'unanswered':["
     "'varnish','water','wax']}}"},
    {"a group whose member is not meant",
     "{}",
     {{"/patient/coats", "oil", "yes"}, {"/patient/coats", "linseed_oil", "no"}},
     "{'patient':{'coats':[{'code':'oil'}],'unanswered':['varnish','water','wax']}}"},
};

static void a_yes_makes_an_entry(void **state) {
    (void)state;
    CHECK(yeses);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_written_where_it_belongs),
        cmocka_unit_test(what_is_no_answer_is_refused),
        cmocka_unit_test(a_no_answers_its_term_and_leaves_the_rest_open),
        cmocka_unit_test(a_yes_makes_an_entry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
