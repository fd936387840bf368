#include "tests/unit/rules/oracle/listing.h"

#include "core/base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

void listing_add(struct listing *listing, const char *format, ...) {
    char line[2048];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    assert_true(len >= 0 && (size_t)len < sizeof line);
    assert_true(listing->count < LISTING_LINES);
    listing->lines[listing->count++] = arena_copy(listing->arena, line, (size_t)len);
}

static int by_text(const void *a, const void *b) {
    const char *const *left = a;
    const char *const *right = b;
    return strcmp(*left, *right);
}

void listing_sort(struct listing *listing) {
    qsort(listing->lines, listing->count, sizeof *listing->lines, by_text);
}

bool listing_equal(const struct listing *a, const struct listing *b) {
    bool is_equal = a->count == b->count;
    for (size_t i = 0; is_equal && i < a->count; i++) {
        is_equal = strcmp(a->lines[i], b->lines[i]) == 0;
    }
    return is_equal;
}

static void print_lines_without(const struct listing *listing,
                                const struct listing *other, const char *mark) {
    size_t k = 0;
    for (size_t i = 0; i < listing->count; i++) {
        while (k < other->count && strcmp(other->lines[k], listing->lines[i]) < 0) {
            k++;
        }
        if (k == other->count || strcmp(other->lines[k], listing->lines[i]) != 0) {
            print_error("%s %s\n", mark, listing->lines[i]);
        }
    }
}

void listing_print_difference(const struct listing *expected, const struct listing *got) {
    print_lines_without(expected, got, "expected:");
    print_lines_without(got, expected, "got:     ");
}

void set_add(struct set *words, const char *word) {
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->at[i], word) == 0) {
            return;
        }
    }
    assert_true(words->count < SET_MAX);
    words->at[words->count++] = word;
}

const char *set_join(struct arena *arena, struct set *words) {
    char text[1024] = "";
    size_t len = 0;
    qsort(words->at, words->count, sizeof *words->at, by_text);
    for (size_t i = 0; i < words->count; i++) {
        int more = snprintf(text + len, sizeof text - len, " %s", words->at[i]);
        assert_true(more > 0 && len + (size_t)more < sizeof text);
        len += (size_t)more;
    }
    return arena_copy(arena, text, len);
}

// --- the engine's answer ---------------------------------------------------------------

static const char *text_at(const struct json *object, const char *key) {
    const struct json *member = json_member(object, key);
    assert_non_null(member);
    return member->type == JSON_NULL ? "null" : member->text.at;
}

// The list that a pointer leads into, or NONE; *index is the entry's place in it.
static int list_of(const char *pointer, int *index, const char **rest) {
    for (int list = 0; list < LISTS; list++) {
        size_t len = strlen(plain.lists[list].name);
        const char *at = pointer + strlen("/patient/");
        if (strncmp(pointer, "/patient/", strlen("/patient/")) == 0 &&
            strncmp(at, plain.lists[list].name, len) == 0 && at[len] == '/') {
            char *end;
            *index = (int)strtol(at + len + 1, &end, 10);
            *rest = end;
            return list;
        }
    }
    return NONE;
}

// "/patient/faults/0/seen" as "/patient/faults/#2/seen".
static const char *named(struct listing *listing, const struct plain_document *document,
                         const char *pointer) {
    int index = 0;
    const char *rest = "";
    int list = list_of(pointer, &index, &rest);
    if (list == NONE) {
        return pointer;
    }
    assert_true(index >= 0 && index < document->lists[list].count);
    return arena_format(listing->arena, "/patient/%s/#%d%s", plain.lists[list].name,
                        document->lists[list].at[index].name, rest);
}

static const char *join_texts(struct listing *listing,
                              const struct plain_document *document,
                              const struct json *texts, const char *what) {
    struct set words = {.count = 0};
    assert_non_null(texts);
    for (const struct json *one = texts->first; one; one = one->next) {
        set_add(&words, named(listing, document, one->text.at));
    }
    if (words.count != texts->count) {
        listing_add(listing, "! %s twice", what);
    }
    return set_join(listing->arena, &words);
}

static void read_findings(struct listing *listing, const struct plain_document *document,
                          const struct json *verdict, const char *key) {
    const char *treatment = text_at(verdict, "treatment");
    const struct json *findings = json_member(verdict, key);
    assert_non_null(findings);
    for (const struct json *one = findings->first; one; one = one->next) {
        listing_add(
            listing, "%s %s %02u: %s %s %s, clear from %s, area %s, by %s, facts%s",
            treatment, key, one->index, text_at(one, "rule"), text_at(one, "grade"),
            text_at(one, "holds"), text_at(one, "clear_from"), text_at(one, "area"),
            json_member(one, "overruled_by") ? text_at(one, "overruled_by") : "-",
            join_texts(listing, document, json_member(one, "facts"), "a fact"));
    }
}

static int grade_of(const char *grade) {
    int i = 0;
    while (i < COUNT(plain.grades) && strcmp(plain.grades[i], grade) != 0) {
        i++;
    }
    return i;
}

static void read_questions(struct listing *listing, const struct plain_document *document,
                           const struct json *verdict) {
    int worst = 0;
    for (const struct json *one = json_member(verdict, "questions")->first; one;
         one = one->next) {
        int grade = grade_of(text_at(one, "could_be"));
        listing_add(listing, "%s asks %s of %s, could be %s, for%s",
                    text_at(verdict, "treatment"),
                    named(listing, document, text_at(one, "fact")), text_at(one, "term"),
                    text_at(one, "could_be"),
                    join_texts(listing, document, json_member(one, "rules"),
                               "a rule of a question"));
        if (grade < worst) {
            listing_add(listing, "! a question after a milder one");
        }
        worst = grade;
    }
}

static void read_verdict(struct listing *listing, const struct plain_document *document,
                         const struct json *verdict) {
    listing_add(listing, "%s is %s, clear from %s", text_at(verdict, "treatment"),
                text_at(verdict, "verdict"), text_at(verdict, "clear_from"));
    read_findings(listing, document, verdict, "findings");
    read_findings(listing, document, verdict, "overruled");
    read_questions(listing, document, verdict);
    const struct json *excluded = json_member(verdict, "excluded_areas");
    listing_add(listing, "%s leaves out%s", text_at(verdict, "treatment"),
                join_texts(listing, document, excluded, "an excluded area"));
}

static void read_match(struct listing *listing, const struct plain_document *document,
                       const struct json *match) {
    int name = document->lists[WISHES].at[match->index].name;
    listing_add(listing, "wish #%d, %s at %s, best %s", name, text_at(match, "concern"),
                text_at(match, "area"), text_at(match, "best_allowed"));
    for (const struct json *one = json_member(match, "treatments")->first; one;
         one = one->next) {
        listing_add(listing, "wish #%d takes %02u: %s %s %s, clear from %s, by %s", name,
                    one->index, text_at(one, "treatment"), text_at(one, "points"),
                    text_at(one, "verdict"), text_at(one, "clear_from"),
                    text_at(one, "rule"));
    }
}

void listing_read(struct listing *listing, const struct plain_document *document,
                  const char *json, size_t len) {
    struct json_limits limits = {.bytes = 1 << 26, .entries = 1 << 20, .depth = 64};
    struct json_document read;
    aftercare_error err = {0};
    aftercare_status status = json_read(&read, listing->arena, "answer",
                                        (struct text){json, len}, &limits, &err);
    assert_int_equal(status, AFTERCARE_OK);
    int number = 0;
    for (const struct json *one = json_member(read.root, "treatments")->first; one;
         one = one->next) {
        listing_add(listing, "%02d: %s", number++, text_at(one, "treatment"));
        read_verdict(listing, document, one);
    }
    for (const struct json *one = json_member(read.root, "matches")->first; one;
         one = one->next) {
        read_match(listing, document, one);
    }
    listing_sort(listing);
}
