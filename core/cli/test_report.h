// What `aftercare test` prints of cases, and of what they have not seen: for people, or
// for a machine that reads TAP, JUnit or JSON. Each format is one row of functions.
#ifndef AFTERCARE_CLI_TEST_REPORT_H
#define AFTERCARE_CLI_TEST_REPORT_H

#include "aftercare/author.h"
#include "core/base/json_writer.h"
#include "core/cli/command.h"

// How much was seen, and how much had to be.
struct test_summary {
    const aftercare_coverage *coverage;
    bool is_cut;        // the rules or their tests could not be read
    bool is_covered;    // whether coverage was asked for
    size_t sides, seen; // of rules and of parts of conditions, together
    unsigned least;     // percent that must be seen
};

struct test_format;

struct test_report {
    struct invocation *invocation;
    const struct test_format *format;
    struct buffer out;         // what is not printed yet
    struct buffer suite, gaps; // JUnit: the cases of a pack; what was not seen
    struct json_writer writer; // JSON
    const char *pack;          // JUnit: of the suite, in the invocation's arena
    size_t tests, failures;    // of the suite; in TAP of all
    bool is_broken;            // standard output cannot be written, or memory is out
};

struct test_format {
    const char *name;
    bool is_for_people; // who see colours on a terminal
    void (*begin)(struct test_report *report);
    void (*told)(struct test_report *report, const aftercare_test_case *told);
    void (*gap)(struct test_report *report, const char *rule, const char *place,
                const char *gap);
    void (*end)(struct test_report *report, const struct test_summary *summary);
};

extern const struct test_format test_format_text, test_format_tap, test_format_junit,
    test_format_json;

// The invocation's format; test_report_end gives the memory back, and says whether all
// could be printed.
void test_report_begin(struct test_report *report, struct invocation *invocation);
enum exit_status test_report_end(struct test_report *report,
                                 const struct test_summary *summary);

// The callbacks of a watch (aftercare_test_watch); context: the report.
void test_report_case(void *context, const aftercare_test_case *told);
void test_report_gap(void *context, const char *rule, const char *place, const char *gap);

#endif
