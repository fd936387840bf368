#include "core/reminders/revision.h"

#include "core/base/digest.h"
#include "core/base/fail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS 32  // hexadecimal, of each part
#define ROW_MAX 96 // of what is added for a row, besides its key

static int by_key(const void *a, const void *b) {
    const struct store_row *const *left = a;
    const struct store_row *const *right = b;
    return strcmp((*left)->reminder.key, (*right)->reminder.key);
}

static void add_row(struct digest *digest, const struct store_row *row) {
    char text[ROW_MAX];
    (void)snprintf(text, sizeof text, "%s %d %d", life_name(row->life), row->events,
                   row->reminder.attempts);
    digest_add(digest, text_of(row->reminder.key));
    digest_add(digest, text_of(text));
}

// The digits that are kept of a digest.
static const char *digits_of(char text[DIGEST_TEXT_MAX], struct digest *digest) {
    char *digits = strchr(digest_end(text, digest), ':') + 1;
    digits[DIGITS] = '\0';
    return digits;
}

// The part for what was posted.
static const char *posted(char text[DIGEST_TEXT_MAX],
                          const struct store_session *session) {
    struct digest digest;
    digest_begin(&digest);
    digest_add(&digest, text_of(session->content));
    digest_add(&digest, text_of(session->is_cancelled ? "cancelled" : "open"));
    return digits_of(text, &digest);
}

aftercare_status revision_make(const char **out, struct arena *arena,
                               const struct store_session *session,
                               const struct store_rows *rows, aftercare_error *err) {
    struct digest digest;
    char first[DIGEST_TEXT_MAX], second[DIGEST_TEXT_MAX];
    const struct store_row **sorted =
        arena_array(arena, rows->count, sizeof(const struct store_row *));
    if (!sorted) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the session");
    }
    for (size_t i = 0; i < rows->count; i++) {
        sorted[i] = &rows->rows[i];
    }
    qsort(sorted, rows->count, sizeof(const struct store_row *), by_key);
    digest_begin(&digest);
    for (size_t i = 0; i < rows->count; i++) {
        add_row(&digest, sorted[i]);
    }
    *out =
        arena_format(arena, "%s.%s", posted(first, session), digits_of(second, &digest));
    return *out ? AFTERCARE_OK
                : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the session");
}

aftercare_status revision_read(const char **out, struct store *store, struct arena *arena,
                               const struct store_session *session,
                               aftercare_error *err) {
    struct store_rows rows = {0};
    aftercare_status status =
        store->functions->rows_in_brief(store, arena, session->number, &rows, err);
    return status ? status : revision_make(out, arena, session, &rows, err);
}

static bool is_one_of(const aftercare_condition *condition, const char *revision) {
    bool is_one = false;
    for (size_t i = 0; i < condition->revisions_count; i++) {
        is_one = is_one || strcmp(condition->revisions[i], revision) == 0;
    }
    return is_one;
}

bool aftercare_revision_fits(const aftercare_condition *condition, const char *revision) {
    switch (condition->must) {
    case AFTERCARE_MUST_NOTHING:
        break;
    case AFTERCARE_MUST_BE_THERE:
        return revision != NULL;
    case AFTERCARE_MUST_BE_NEW:
        return revision == NULL;
    case AFTERCARE_MUST_BE_ONE_OF:
        return revision && is_one_of(condition, revision);
    case AFTERCARE_MUST_BE_NONE_OF:
        return !revision || !is_one_of(condition, revision);
    }
    return true;
}

static bool is_so_already(const struct store_session *session, const char *content) {
    return content ? !session->is_cancelled && strcmp(session->content, content) == 0
                   : session->is_cancelled;
}

// The condition's revisions, as far as they tell of what was posted.
static aftercare_status cut(aftercare_condition *out, struct arena *arena,
                            aftercare_error *err) {
    const char **parts = arena_array(arena, out->revisions_count, sizeof(const char *));
    bool is_short = !parts;
    for (size_t i = 0; !is_short && i < out->revisions_count; i++) {
        parts[i] = arena_copy(arena, out->revisions[i], strcspn(out->revisions[i], "."));
        is_short = !parts[i];
    }
    out->revisions = parts;
    return is_short ? fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the session")
                    : AFTERCARE_OK;
}

aftercare_status revision_meet(bool *out, struct store *store, struct arena *arena,
                               const aftercare_condition *condition,
                               aftercare_error *err) {
    struct store_session session = {0};
    char text[DIGEST_TEXT_MAX];
    aftercare_condition wanted = *condition;
    *out = true;
    if (condition->must == AFTERCARE_MUST_NOTHING) {
        return AFTERCARE_OK;
    }
    aftercare_status status =
        store->functions->session_read(store, arena, condition->session, &session, err);
    if (status && status != AFTERCARE_ENOTFOUND) {
        return status;
    }
    bool is_there = status == AFTERCARE_OK;
    if (is_there && is_so_already(&session, condition->content)) {
        return AFTERCARE_OK;
    }
    status = cut(&wanted, arena, err);
    if (!status) {
        *out = aftercare_revision_fits(&wanted, is_there ? posted(text, &session) : NULL);
    }
    return status;
}
