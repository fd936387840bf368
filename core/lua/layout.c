#include "core/lua/layout.h"

#include "core/lua/layout_inside.h"
#include "core/lua/lexer_text.h"
#include "core/lua/sandbox.h"

#include <string.h>

#define LAYOUT_MEMORY ((size_t)64 << 20) // of the parser
#define LAYOUT_BYTES ((size_t)64 << 20)  // written: blanks can outgrow the source

static aftercare_status no_memory(const struct layout *layout) {
    return fail(layout->err, AFTERCARE_ENOMEM, layout->place, "no memory to lay it out");
}

// Has Lua compile the source, and drops what it made.
static int compile(lua_State *L) {
    const struct layout *layout = lua_touserdata(L, 1);
    char chunk[AFTERCARE_PLACE_MAX + 1] = "=";
    size_t len = strlen(layout->place);
    len = len < AFTERCARE_PLACE_MAX ? len : AFTERCARE_PLACE_MAX - 1;
    memcpy(chunk + 1, layout->place, len);
    if (luaL_loadbufferx(L, layout->source.at, layout->source.len, chunk, "t") !=
        LUA_OK) {
        return lua_error(L);
    }
    return 0;
}

static aftercare_status check_syntax(struct layout *layout) {
    const struct sandbox_limits limits = {.source = SANDBOX_SOURCE_MAX,
                                          .memory = LAYOUT_MEMORY,
                                          .block = 1 << 20,
                                          .fuel = 10000000,
                                          .refusals = 1};
    struct sandbox *sandbox = NULL;
    aftercare_status status =
        lexer_bound(layout->place, layout->source, LAYOUT_NESTING, layout->err);
    if (!status) {
        status = sandbox_new(&sandbox, &layout->arena->allocator, &limits, layout->err);
    }
    if (!status && sandbox) {
        sandbox_set_name(sandbox, layout->place);
        status = sandbox_call(sandbox, compile, layout, layout->err);
    }
    sandbox_free(sandbox);
    return status;
}

static aftercare_status check(struct layout *layout) {
    if (layout->source.len > SANDBOX_SOURCE_MAX) {
        return fail(layout->err, AFTERCARE_ELIMIT, layout->place,
                    "the file is larger than %d KiB (split it in two)",
                    SANDBOX_SOURCE_MAX / 1024);
    }
    if (!text_is_utf8(layout->source)) {
        return fail(layout->err, AFTERCARE_ERULES, layout->place,
                    "the file is not UTF-8 (save it as UTF-8)");
    }
    return check_syntax(layout);
}

static aftercare_status prepare(struct layout *layout) {
    aftercare_status status = layout_pieces(layout);
    status = status ? status : layout_brackets(layout);
    if (status) {
        return status;
    }
    size_t count = layout->count + 1;
    layout->rulers = arena_array(layout->arena, count, sizeof *layout->rulers);
    layout->before = arena_array(layout->arena, count, sizeof *layout->before);
    layout->widths = arena_array(layout->arena, count, sizeof *layout->widths);
    return layout->rulers && layout->before && layout->widths ? AFTERCARE_OK
                                                              : no_memory(layout);
}

// Lines are broken until all fit or cannot be broken; each pass only adds breaks, so the
// result is laid out as it is.
static aftercare_status arrange(struct layout *layout) {
    layout_lines(layout);
    for (int pass = 0; pass < LAYOUT_PASSES; pass++) {
        layout_blocks(layout);
        layout_columns(layout);
        if (!layout_break(layout)) {
            return AFTERCARE_OK;
        }
    }
    return fail(layout->err, AFTERCARE_ELIMIT, layout->place,
                "its lines are too long and too tangled (break some of them)");
}

static void write_blanks(struct buffer *out, int count) {
    for (int i = 0; i < count; i++) {
        buffer_add(out, " ", 1);
    }
}

static void write_pieces(struct layout *layout, struct buffer *out) {
    for (size_t i = 0; i < layout->count; i++) {
        struct piece *piece = &layout->at[i];
        const struct piece *last = i > 0 ? piece - 1 : NULL;
        for (int k = 0; k < piece->lines; k++) {
            buffer_add(out, "\n", 1);
        }
        if (piece->lines > 0 || !last) {
            write_blanks(out, piece->column);
        } else if (piece->is_code) {
            const char *behind = last->text.at + last->text.len;
            buffer_add(out, behind, (size_t)(piece->text.at - behind));
        } else {
            write_blanks(out, layout_space(layout, i) + piece->pad);
        }
        piece->written = (uint32_t)out->len;
        buffer_text(out, piece->text);
        if (piece->has_comma) {
            buffer_add(out, ",", 1);
        }
    }
    if (layout->count > 0) {
        buffer_add(out, "\n", 1);
    }
}

static aftercare_status write(struct text *out, struct layout *layout) {
    struct buffer buffer;
    buffer_init(&buffer, &layout->arena->allocator, LAYOUT_BYTES);
    write_pieces(layout, &buffer);
    char *copy = buffer.failed ? NULL : arena_copy(layout->arena, buffer.at, buffer.len);
    *out = (struct text){copy, buffer.len};
    buffer_clear(&buffer);
    return copy ? AFTERCARE_OK : no_memory(layout);
}

// Whether a token is a separator that another layout may leave out.
static bool is_idle(const struct token *token) {
    return (token_is(token, TOKEN_OPERATOR, ",") ||
            token_is(token, TOKEN_OPERATOR, ";")) &&
           token_is(token + 1, TOKEN_OPERATOR, "}");
}

static bool are_same(const struct token *a, const struct token *b) {
    for (;; a++, b++) {
        a += is_idle(a);
        b += is_idle(b);
        if (a->kind != b->kind || !text_equal(a->text, b->text)) {
            return false;
        }
        if (a->kind == TOKEN_END) {
            return true;
        }
    }
}

static const struct piece *next_comment(const struct layout *layout, size_t *i) {
    while (*i < layout->count && !layout->at[*i].is_comment) {
        (*i)++;
    }
    return *i < layout->count ? &layout->at[(*i)++] : NULL;
}

static bool have_same_comments(const struct layout *a, const struct layout *b) {
    size_t i = 0, k = 0;
    for (;;) {
        const struct piece *one = next_comment(a, &i);
        const struct piece *other = next_comment(b, &k);
        if (!one || !other) {
            return !one && !other;
        }
        if (!text_equal(one->text, other->text)) {
            return false;
        }
    }
}

// Reads what was written as if nothing were known of it.
static aftercare_status prove(struct layout *layout, struct text written) {
    struct token *before = NULL, *after = NULL;
    size_t count;
    struct layout again = {.arena = layout->arena,
                           .place = layout->place,
                           .source = written,
                           .err = layout->err};
    aftercare_status status = lexer_scan(&before, &count, layout->arena, layout->place,
                                         layout->source, layout->err);
    if (!status) {
        status = lexer_scan(&after, &count, layout->arena, layout->place, written,
                            layout->err);
    }
    status = status ? status : layout_pieces(&again);
    if (status) {
        return status;
    }
    bool is_same =
        before && after && are_same(before, after) && have_same_comments(layout, &again);
    return is_same ? AFTERCARE_OK
                   : fail(layout->err, AFTERCARE_EINTERNAL, layout->place,
                          "laid out it would not say the same any more (it stays as it "
                          "is; please report it)");
}

aftercare_status layout_make(struct text *out, struct arena *arena,
                             const struct layout_request *request, aftercare_error *err) {
    struct layout layout = {
        .arena = arena, .place = request->place, .source = request->source, .err = err};
    struct text written = {0};
    struct text mark = TEXT("\xEF\xBB\xBF"); // some editors put it there
    if (layout.source.len >= mark.len &&
        memcmp(layout.source.at, mark.at, mark.len) == 0) {
        layout.source.at += mark.len;
        layout.source.len -= mark.len;
    }
    aftercare_status status = check(&layout);
    status = status ? status : prepare(&layout);
    status = status ? status : arrange(&layout);
    status = status ? status : write(&written, &layout);
    status = status ? status : prove(&layout, written);
    if (!status && request->change) {
        layout_tell(&layout, written, request);
    }
    if (!status) {
        *out = written;
    }
    return status;
}
