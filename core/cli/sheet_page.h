// What the files that write the sheet as a page share.
#ifndef AFTERCARE_CLI_SHEET_PAGE_H
#define AFTERCARE_CLI_SHEET_PAGE_H

#include "core/cli/sheet.h"

extern const char sheet_style[];

// The picture: a table with a row for each step and each group of products that share
// their windows, and in each a bar of SVG. Its scale is wide for the first days and
// narrow for the later ones. Every kind of bar has a pattern of its own, and its words
// stand beside it.
void sheet_timeline(struct buffer *out, const struct sheet *sheet);

// Adds <tag class="…">text</tag>, escaped; class may be NULL. A text whose `at` is NULL
// (there was no memory for it) fails the buffer.
void sheet_page_element(struct buffer *out, const char *tag, const char *class,
                        struct text text);

// Adds an escaped text; otherwise as above.
void sheet_page_text(struct buffer *out, struct text text);

// The fixed words.
struct text sheet_page_word(const struct sheet *sheet, enum say row);

#endif
