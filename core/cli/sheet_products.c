// The products of a sheet, and from when what holds for them.
#include "core/cli/report.h"
#include "core/cli/sheet_inside.h"

static bool read_product(struct sheet_product *out, const struct sheet *sheet,
                         const struct json *topical) {
    const struct json *list = json_member(topical, "windows");
    const struct json *outside = json_member(topical, "outside");
    size_t count = list ? list->count : 0;
    struct sheet_span *windows = arena_array(sheet->arena, count, sizeof *windows);
    bool is_read = windows != NULL;
    for (const struct json *one = list ? list->first : NULL; is_read && one;
         one = one->next) {
        is_read = sheet_span_read(&windows[one->index], sheet, one);
    }
    *out = (struct sheet_product){
        .label = text_member(topical, "label"),
        .windows = windows,
        .windows_count = count,
        .outside = {.shown = text_member(outside, "shown"),
                    .strength = sheet_span_strength(outside),
                    .how_often = TEXT(""),
                    .because = TEXT(""),
                    .changed = TEXT("")},
    };
    if (count > 0 && out->outside.strength == STRENGTH_NONE) {
        out->outside.strength = STRENGTH_PLAIN;
    }
    return is_read;
}

static bool read_products(struct sheet *sheet, const struct json *plan) {
    const struct json *list = json_member(plan, "topicals");
    sheet->products_count = list ? list->count : 0;
    sheet->products =
        arena_array(sheet->arena, sheet->products_count, sizeof *sheet->products);
    bool is_read = sheet->products != NULL;
    for (const struct json *one = list ? list->first : NULL; is_read && one;
         one = one->next) {
        is_read = read_product(&sheet->products[one->index], sheet, one);
    }
    return is_read;
}

static void add_change(struct sheet *sheet, const struct sheet_product *product,
                       const struct sheet_span *span) {
    sheet->changes[sheet->changes_count++] =
        (struct sheet_change){*span, product->label, sheet_period(sheet, span->from)};
}

// What holds outside the windows: before the first, between them, and after the last.
static void add_changes(struct sheet *sheet, const struct sheet_product *product) {
    struct sheet_span outside = product->outside;
    outside.from = sheet->ended;
    outside.has_till = true;
    for (size_t i = 0; i < product->windows_count; i++) {
        const struct sheet_span *window = &product->windows[i];
        outside.till = window->from;
        if (sheet_compare_walls(outside.from, outside.till) < 0) {
            add_change(sheet, product, &outside);
        }
        add_change(sheet, product, window);
        outside.from = window->till;
    }
    outside.has_till = false;
    add_change(sheet, product, &outside);
}

static bool make_changes(struct sheet *sheet) {
    size_t most = 0;
    for (size_t i = 0; i < sheet->products_count; i++) {
        most += 2 * sheet->products[i].windows_count + 1;
    }
    sheet->changes = arena_array(sheet->arena, most, sizeof *sheet->changes);
    for (size_t i = 0; sheet->changes && i < sheet->products_count; i++) {
        add_changes(sheet, &sheet->products[i]);
    }
    return sheet->changes != NULL;
}

bool sheet_read_products(struct sheet *sheet, const struct json *plan) {
    return read_products(sheet, plan) && make_changes(sheet);
}
