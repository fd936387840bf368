// A digest of what a document says, whatever its layout: members in the order of their
// names, null members and the caller's own ("x_…") left out.
#include "core/plan/session.h"

#include <stdlib.h>

static int by_key(const void *a, const void *b) {
    const struct json *const *left = a;
    const struct json *const *right = b;
    return text_compare((*left)->key, (*right)->key);
}

static aftercare_status add(struct digest *digest, struct arena *arena,
                            const struct json *value);

static aftercare_status add_object(struct digest *digest, struct arena *arena,
                                   const struct json *object) {
    const struct json **members =
        arena_array(arena, object->count, sizeof(const struct json *));
    if (!members) {
        return AFTERCARE_ENOMEM;
    }
    size_t count = 0;
    for (const struct json *member = object->first; member; member = member->next) {
        if (member->type != JSON_NULL && !facts_is_callers(member->key)) {
            members[count++] = member;
        }
    }
    if (count > 1) {
        qsort(members, count, sizeof(const struct json *), by_key);
    }
    aftercare_status status = AFTERCARE_OK;
    for (size_t i = 0; !status && i < count; i++) {
        digest_add(digest, members[i]->key);
        status = add(digest, arena, members[i]);
    }
    return status;
}

// Nesting is bounded by the limits of reading.
static aftercare_status add(struct digest *digest, struct arena *arena,
                            const struct json *value) {
    static const char kinds[] = "0ftnsl{";
    digest_add(digest, (struct text){&kinds[value->type], 1});
    aftercare_status status = AFTERCARE_OK;
    if (value->type == JSON_NUMBER || value->type == JSON_TEXT) {
        digest_add(digest, value->text);
    } else if (value->type == JSON_OBJECT) {
        status = add_object(digest, arena, value);
    } else if (value->type == JSON_LIST) {
        for (const struct json *one = value->first; !status && one; one = one->next) {
            status = add(digest, arena, one);
        }
    }
    digest_add(digest, TEXT("}"));
    return status;
}

aftercare_status session_content(char out[DIGEST_TEXT_MAX], struct arena *arena,
                                 const struct json *root) {
    struct digest digest;
    digest_begin(&digest);
    aftercare_status status = add(&digest, arena, root);
    (void)digest_end(out, &digest);
    return status;
}
