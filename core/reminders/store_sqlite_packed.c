// Long texts in the SQLite store: what becomes smaller is kept as a blob, and what does
// not as the text that it is. A frame has a checksum, so that a changed byte is noticed.
#include "core/reminders/compressor.h"
#include "core/reminders/store_sqlite.h"

// SQLite frees what is bound, and a block that is too large is made to fit.
static int pack(struct store_sqlite *store, struct text text, void **out, size_t *len) {
    void *block = sqlite3_malloc64(compressor_room(text.len));
    if (!block || compressor_pack(store->compressor, text, block, len)) {
        sqlite3_free(block);
        return SQLITE_NOMEM;
    }
    void *fitting = sqlite3_realloc64(block, *len);
    *out = fitting ? fitting : block;
    return SQLITE_OK;
}

void store_sqlite_put_packed(struct store_sqlite_cursor *cursor, const char *string) {
    struct text text = text_of(string);
    void *frame = NULL;
    size_t len = 0;
    if (pack(cursor->store, text, &frame, &len)) {
        cursor->column++;
        cursor->code = cursor->code ? cursor->code : SQLITE_NOMEM;
        return;
    }
    if (len >= text.len) {
        sqlite3_free(frame);
        store_sqlite_put_text(cursor, string);
        return;
    }
    cursor->column++;
    int code =
        sqlite3_bind_blob64(cursor->statement, cursor->column, frame, len, sqlite3_free);
    cursor->code = cursor->code ? cursor->code : code;
}

static const char *unpack(struct store_sqlite_cursor *cursor, struct text frame) {
    size_t len = 0;
    aftercare_status status = compressor_len(frame, &len);
    char *text = status ? NULL : arena_alloc(cursor->arena, len + 1);
    if (text) {
        status = compressor_unpack(cursor->store->compressor, frame, text, len);
    } else if (!status) {
        status = AFTERCARE_ENOMEM;
    }
    if (status) {
        cursor->code = status == AFTERCARE_ENOMEM ? SQLITE_NOMEM : SQLITE_CORRUPT;
        return "";
    }
    return text;
}

const char *store_sqlite_take_packed(struct store_sqlite_cursor *cursor) {
    int column = cursor->column;
    int type = sqlite3_column_type(cursor->statement, column);
    if (type == SQLITE_TEXT) {
        return store_sqlite_take_text(cursor);
    }
    cursor->column++;
    const char *at =
        type == SQLITE_BLOB ? sqlite3_column_blob(cursor->statement, column) : NULL;
    int len = sqlite3_column_bytes(cursor->statement, column);
    return unpack(cursor, (struct text){at, at ? (size_t)len : 0});
}

aftercare_status store_sqlite_examine_packed(struct store_sqlite *store,
                                             aftercare_error *err) {
    struct arena arena;
    arena_init(&arena, &system_allocator, 0);
    struct store_sqlite_cursor cursor =
        store_sqlite_start(&store->store, STATEMENT_SESSION_TEXTS, &arena);
    while (store_sqlite_step(&cursor)) {
        arena_reset(&arena);
        (void)store_sqlite_take_packed(&cursor);
        (void)store_sqlite_take_packed(&cursor);
    }
    aftercare_status status = store_sqlite_end(&cursor, "be read", err);
    arena_clear(&arena);
    return status;
}

// packed(text), for upgrades alone.
static void pack_value(sqlite3_context *context, int count, sqlite3_value **values) {
    const char *at = (const char *)sqlite3_value_text(values[0]);
    struct text text = {at, (size_t)sqlite3_value_bytes(values[0])};
    void *frame = NULL;
    size_t len = 0;
    (void)count;
    if (!at || pack(sqlite3_user_data(context), text, &frame, &len)) {
        sqlite3_result_error_nomem(context);
        return;
    }
    if (len >= text.len) {
        sqlite3_free(frame);
        sqlite3_result_value(context, values[0]);
        return;
    }
    sqlite3_result_blob64(context, frame, len, sqlite3_free);
}

int store_sqlite_know_packed(struct store_sqlite *store) {
    return sqlite3_create_function_v2(store->database, "packed", 1,
                                      SQLITE_UTF8 | SQLITE_DIRECTONLY, store, pack_value,
                                      NULL, NULL, NULL);
}
