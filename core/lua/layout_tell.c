// What a layout would change, line by line of the source.
#include "core/lua/layout_inside.h"
#include "core/lua/lexer_text.h"

#include <stdio.h>
#include <string.h>

struct telling {
    const struct layout *layout;
    struct text written;
    const struct layout_request *request;
    size_t told;
};

// The line around an offset.
static struct text line_at(struct text text, size_t offset) {
    size_t start = offset, end = offset;
    while (start > 0 && !lexer_is_newline((unsigned char)text.at[start - 1])) {
        start--;
    }
    while (end < text.len && !lexer_is_newline((unsigned char)text.at[end])) {
        end++;
    }
    return (struct text){text.at + start, end - start};
}

static struct text without_blanks(struct text line) {
    while (line.len > 0 && lexer_is_blank((unsigned char)line.at[0])) {
        line = (struct text){line.at + 1, line.len - 1};
    }
    return line;
}

static void tell(struct telling *telling, int line, const char *sentence) {
    telling->told++;
    telling->request->change(telling->request->context, line, sentence);
}

// Whether the piece is the first on its line of the source.
static bool begins_line(const struct layout *layout, const struct piece *piece) {
    size_t at = piece->offset;
    while (at > 0 && lexer_is_blank((unsigned char)layout->source.at[at - 1])) {
        at--;
        if (lexer_is_newline((unsigned char)layout->source.at[at])) {
            return true;
        }
    }
    return at == 0;
}

// Whether there is an empty line above the one that the offset is on.
static bool has_blank_above(struct text text, size_t offset) {
    int lines = 0;
    for (size_t at = offset; at > 0; at--) {
        char c = text.at[at - 1];
        if (!lexer_is_blank((unsigned char)c)) {
            return lines > 1;
        }
        lines += c == '\n';
    }
    return lines > 0;
}

static void tell_line(struct telling *telling, const struct piece *piece) {
    struct text before = line_at(telling->layout->source, piece->offset);
    struct text after = line_at(telling->written, piece->written);
    char sentence[AFTERCARE_SENTENCE_MAX];
    if (text_equal(before, after)) {
        return;
    }
    bool is_moved = text_equal(without_blanks(before), without_blanks(after));
    struct text shown = without_blanks(after);
    if (is_moved) {
        (void)snprintf(sentence, sizeof sentence,
                       "%d blanks would stand before this line", piece->column);
    } else {
        (void)snprintf(sentence, sizeof sentence, "this line would read: %.*s",
                       (int)(shown.len < AFTERCARE_SENTENCE_MAX ? shown.len
                                                                : AFTERCARE_SENTENCE_MAX),
                       shown.at);
    }
    text_clean(sentence);
    tell(telling, piece->line, sentence);
}

static void compare(struct telling *telling, size_t i) {
    const struct layout *layout = telling->layout;
    const struct piece *piece = &layout->at[i];
    bool begins = piece->lines > 0 || i == 0;
    bool began = begins_line(layout, piece);
    if (!begins && began) {
        tell(telling, piece->line, "this line would go on the one above");
    }
    if (!begins) {
        return;
    }
    bool had_blank = has_blank_above(layout->source, piece->offset);
    if (began && (piece->lines > 1) != had_blank) {
        tell(telling, piece->line,
             had_blank ? "no blank line would stand above this one"
                       : "a blank line would stand above this one");
    }
    tell_line(telling, piece);
}

void layout_tell(const struct layout *layout, struct text written,
                 const struct layout_request *request) {
    struct telling telling = {layout, written, request, 0};
    if (text_equal(request->source, written)) {
        return;
    }
    for (size_t i = 0; i < layout->count; i++) {
        compare(&telling, i);
    }
    if (telling.told == 0) {
        tell(&telling, 1, "other blanks or newlines would stand in this file");
    }
}
