// What the files that read and word a sheet share. Each text lives in the sheet's arena;
// its `at` is NULL when there is no memory, also where that was so of what it is made of.
#ifndef AFTERCARE_CLI_SHEET_INSIDE_H
#define AFTERCARE_CLI_SHEET_INSIDE_H

#include "core/cli/sheet.h"

// A row of the table with SAY_VALUES_MAX values, those that it does not ask for "".
struct text sheet_say(const struct sheet *sheet, enum say row, const struct text *values);

struct text sheet_long_date(const struct sheet *sheet, struct date date); // no year
struct text sheet_full_date(const struct sheet *sheet, struct date date);
struct text sheet_moment(const struct sheet *sheet, struct wall wall);

// "2/day" in words.
struct text sheet_how_often(const struct sheet *sheet, struct text frequency);

enum period sheet_period(const struct sheet *sheet, struct wall wall);

// A window, or a step; false when there is no memory.
bool sheet_span_read(struct sheet_span *out, const struct sheet *sheet,
                     const struct json *line);

// A moment that the plan tells, on the patient's wall.
struct wall sheet_span_wall(const struct json *object, const char *name);

// The place among the kind's words that the plan tells, or
// STRENGTH_NONE.
int sheet_span_strength(const struct json *line);

// "changed by dr-4: sensitive skin", of an object with "by" and "because"; empty for
// none.
struct text sheet_span_changed(const struct sheet *sheet, const struct json *change);

// Each false when there is no memory.
bool sheet_read_products(struct sheet *sheet, const struct json *plan);
bool sheet_read_taken_away(struct sheet *sheet, const struct json *plan);

int sheet_compare_walls(struct wall a, struct wall b);

// Brings steps, products and changes into the order that sheet.h tells.
void sheet_sort(struct sheet *sheet);

#endif
