// The order in which a sheet is read, and what in it is the same but for its label.
#include "core/cli/sheet_inside.h"

#include <stdlib.h>

int sheet_compare_walls(struct wall a, struct wall b) {
    int days = date_compare(a.date, b.date);
    return days != 0 ? days : (a.second > b.second) - (a.second < b.second);
}

// Each comparison goes on with the next one where the last found no difference.
static int compare_texts(int so_far, struct text a, struct text b) {
    return so_far != 0 ? so_far : text_compare(a, b);
}

// By time, then by strength (what has none comes last), then by what is said.
static int compare_spans(const struct sheet_span *a, const struct sheet_span *b) {
    int order = sheet_compare_walls(a->from, b->from);
    order = order != 0 ? order : a->strength - b->strength;
    order = order != 0 ? order : b->has_till - a->has_till;
    order = order != 0 || !a->has_till ? order : sheet_compare_walls(a->till, b->till);
    order = compare_texts(order, a->shown, b->shown);
    order = compare_texts(order, a->how_often, b->how_often);
    return compare_texts(order, a->changed, b->changed);
}

static int compare_steps(const void *left, const void *right) {
    const struct sheet_step *a = left;
    const struct sheet_step *b = right;
    int order = a->is_red_flag - b->is_red_flag;
    order = order != 0 ? order : (int)a->period - (int)b->period;
    if (!a->is_red_flag) {
        order = order != 0 ? order : a->span.strength - b->span.strength;
        order = compare_texts(order, a->span.shown, b->span.shown);
    }
    order = order != 0 ? order : compare_spans(&a->span, &b->span);
    return compare_texts(order, a->says, b->says);
}

static int compare_windows(const struct sheet_product *a, const struct sheet_product *b) {
    size_t least =
        a->windows_count < b->windows_count ? a->windows_count : b->windows_count;
    for (size_t i = 0; i < least; i++) {
        int order = compare_spans(&a->windows[i], &b->windows[i]);
        if (order != 0) {
            return order;
        }
    }
    int order =
        (a->windows_count > b->windows_count) - (a->windows_count < b->windows_count);
    return compare_texts(order, a->outside.shown, b->outside.shown);
}

static int compare_products(const void *left, const void *right) {
    const struct sheet_product *a = left;
    const struct sheet_product *b = right;
    return compare_texts(compare_windows(a, b), a->label, b->label);
}

static int compare_changes(const void *left, const void *right) {
    const struct sheet_change *a = left;
    const struct sheet_change *b = right;
    return compare_texts(compare_spans(&a->span, &b->span), a->label, b->label);
}

void sheet_sort(struct sheet *sheet) {
    qsort(sheet->steps, sheet->steps_count + sheet->red_flags_count, sizeof *sheet->steps,
          compare_steps);
    qsort(sheet->products, sheet->products_count, sizeof *sheet->products,
          compare_products);
    qsort(sheet->changes, sheet->changes_count, sizeof *sheet->changes, compare_changes);
}

size_t sheet_products_end(const struct sheet *sheet, size_t from) {
    size_t end = from + 1;
    while (end < sheet->products_count &&
           compare_windows(&sheet->products[from], &sheet->products[end]) == 0) {
        end++;
    }
    return end;
}

size_t sheet_changes_end(const struct sheet *sheet, size_t from) {
    size_t end = from + 1;
    while (end < sheet->changes_count &&
           compare_spans(&sheet->changes[from].span, &sheet->changes[end].span) == 0) {
        end++;
    }
    return end;
}
