#include "core/cli/sheet_page.h"

#include "core/cli/html.h"

struct text sheet_page_word(const struct sheet *sheet, enum say row) {
    return text_of(language_word(sheet->language, row));
}

void sheet_page_text(struct buffer *out, struct text text) {
    out->failed = out->failed || !text.at;
    html_text(out, text);
}

void sheet_page_element(struct buffer *out, const char *tag, const char *class,
                        struct text text) {
    buffer_format(out, "<%s", tag);
    if (class) {
        buffer_format(out, " class=\"%s\"", class);
    }
    buffer_string(out, ">");
    sheet_page_text(out, text);
    buffer_format(out, "</%s>\n", tag);
}
