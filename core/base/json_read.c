// Reading a document into json.h's tree. The only file that knows cJSON, whose own tree
// is made by malloc, outside of every arena, and given back before json_read returns.
#include "core/base/json.h"
#include "core/base/json_scan.h"
#include "core/base/json_steps.h"

#include <cjson/cJSON.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct copying {
    struct arena *arena;
    const struct json_document *document;
    const uint32_t *offsets; // of the values, in the order in which they begin
    size_t next;             // offset
    const struct json **sorted;
    size_t capacity; // of sorted
    aftercare_error *err;
};

static aftercare_status no_memory(const struct copying *copying) {
    return fail(copying->err, AFTERCARE_ENOMEM, copying->document->place,
                "no memory for the document");
}

static int by_key(const void *a, const void *b) {
    const struct json *const *first = a;
    const struct json *const *second = b;
    int order = text_compare((*first)->key, (*second)->key);
    return order != 0 ? order
                      : ((*first)->index > (*second)->index) -
                            ((*first)->index < (*second)->index);
}

// Sorted by name, equal names are neighbours: O(n log n) for whatever somebody sends us.
static aftercare_status check_names(struct copying *copying, const struct json *object) {
    size_t count = 0;
    for (const struct json *member = object->first; member; member = member->next) {
        const struct json **sorted = arena_grow(copying->arena, copying->sorted, count,
                                                &copying->capacity, sizeof *sorted);
        if (!sorted) {
            return no_memory(copying);
        }
        copying->sorted = sorted;
        copying->sorted[count++] = member;
    }
    const struct json *twice = NULL;
    if (count > 1) {
        qsort(copying->sorted, count, sizeof *copying->sorted, by_key);
    }
    for (size_t i = 1; i < count; i++) {
        const struct json *member = copying->sorted[i];
        if (text_equal(copying->sorted[i - 1]->key, member->key) &&
            (!twice || member->index < twice->index)) {
            twice = member;
        }
    }
    return twice ? json_fail_twice(copying->err, copying->document, twice) : AFTERCARE_OK;
}

static aftercare_status copy_text(const struct copying *copying, struct text *out,
                                  const char *string) {
    size_t len = strlen(string);
    const char *copy = arena_copy(copying->arena, string, len);
    if (!copy) {
        return no_memory(copying);
    }
    *out = (struct text){copy, len};
    return AFTERCARE_OK;
}

static aftercare_status copy_number(const struct copying *copying, struct json *out,
                                    const cJSON *item) {
    struct text rest = {copying->document->text.at + out->offset,
                        copying->document->text.len - out->offset};
    size_t len = 0;
    out->is_integer = true;
    while (len < rest.len && strchr("+-.0123456789Ee", rest.at[len])) {
        out->is_integer = out->is_integer && !strchr(".Ee", rest.at[len]);
        len++;
    }
    if (isinf(cJSON_GetNumberValue(item))) {
        return json_fail(copying->err, copying->document, out,
                         "the number is too large (at most 1.7e308)");
    }
    const char *copy = arena_copy(copying->arena, rest.at, len);
    if (!copy) {
        return no_memory(copying);
    }
    out->text = (struct text){copy, len};
    out->integer = out->is_integer ? strtoll(copy, NULL, 10) : 0;
    return AFTERCARE_OK;
}

static aftercare_status copy_value(struct copying *copying, struct json *out,
                                   const cJSON *item);

static aftercare_status copy_children(struct copying *copying, struct json *out,
                                      const cJSON *item) {
    const cJSON *child = NULL;
    uint32_t i = 0;
    cJSON_ArrayForEach(child, item) {
        out->count++;
    }
    struct json *children = arena_array(copying->arena, out->count, sizeof *children);
    if (!children) {
        return no_memory(copying);
    }
    out->first = out->count > 0 ? children : NULL;
    cJSON_ArrayForEach(child, item) {
        children[i].parent = out;
        children[i].index = i;
        children[i].next = i + 1 < out->count ? &children[i + 1] : NULL;
        aftercare_status status = AFTERCARE_OK;
        if (child->string) {
            status = copy_text(copying, &children[i].key, child->string);
        }
        if (status == AFTERCARE_OK) {
            status = copy_value(copying, &children[i], child);
        }
        if (status != AFTERCARE_OK) {
            return status;
        }
        i++;
    }
    return AFTERCARE_OK;
}

static enum json_type type_of(const cJSON *item) {
    switch (item->type & 0xFF) {
    case cJSON_False:
        return JSON_FALSE;
    case cJSON_True:
        return JSON_TRUE;
    case cJSON_Number:
        return JSON_NUMBER;
    case cJSON_String:
        return JSON_TEXT;
    case cJSON_Array:
        return JSON_LIST;
    case cJSON_Object:
        return JSON_OBJECT;
    default:
        return JSON_NULL;
    }
}

// Recursion is as deep as the scan allowed the nesting to be.
static aftercare_status copy_value(struct copying *copying, struct json *out,
                                   const cJSON *item) {
    aftercare_status status = AFTERCARE_OK;
    out->type = type_of(item);
    out->offset = copying->offsets[copying->next++];
    switch (out->type) {
    case JSON_NULL:
    case JSON_FALSE:
    case JSON_TRUE:
        return AFTERCARE_OK;
    case JSON_NUMBER:
        return copy_number(copying, out, item);
    case JSON_TEXT:
        return copy_text(copying, &out->text, item->valuestring);
    case JSON_LIST:
        return copy_children(copying, out, item);
    case JSON_OBJECT:
        status = copy_children(copying, out, item);
        return status == AFTERCARE_OK ? check_names(copying, out) : status;
    }
    return status;
}

// The pointer to the value in which a scan ended. A name is still as it was written; one
// with escapes is read by cJSON, and stays as it was written when there is no memory.
static void scan_pointer(char *out, size_t size, const struct json_scan *scan) {
    struct json_steps steps = {.at = out, .size = size};
    out[0] = '\0';
    for (unsigned i = 0; i < scan->steps; i++) {
        struct text key = scan->path[i].key;
        if (key.len == 0) {
            json_steps_index(&steps, scan->path[i].index);
            continue;
        }
        cJSON *name = cJSON_ParseWithLength(key.at, key.len);
        const char *read = name ? cJSON_GetStringValue(name) : NULL;
        json_steps_key(&steps,
                       read ? text_of(read) : (struct text){key.at + 1, key.len - 2});
        cJSON_Delete(name);
    }
    text_clean(out);
}

static aftercare_status copy_tree(struct json_document *document, struct arena *arena,
                                  const struct json_scan *scan, aftercare_error *err) {
    struct copying copying = {
        .arena = arena, .document = document, .offsets = scan->offsets, .err = err};
    struct json *root = arena_alloc(arena, sizeof *root);
    cJSON *tree = cJSON_ParseWithLength(document->text.at, document->text.len);
    aftercare_status status =
        root && tree ? copy_value(&copying, root, tree) : no_memory(&copying);
    cJSON_Delete(tree);
    document->root = root;
    return status;
}

aftercare_status json_read(struct json_document *out, struct arena *arena,
                           const char *place, struct text text,
                           const struct json_limits *limits, aftercare_error *err) {
    if (text.len > limits->bytes || text.len > UINT32_MAX) {
        return fail(err, AFTERCARE_ELIMIT, place,
                    "the document is too large (%zu bytes; at most %zu)", text.len,
                    limits->bytes);
    }
    struct json_scan scan = {
        .text = text, .place = place, .arena = arena, .limits = *limits};
    aftercare_status status = json_scan(&scan, err);
    if (status != AFTERCARE_OK) {
        if (err) {
            scan_pointer(err->pointer, sizeof err->pointer, &scan);
        }
        return status;
    }
    struct json_document document = {.place = place, .text = text};
    status = copy_tree(&document, arena, &scan, err);
    if (status == AFTERCARE_OK) {
        *out = document;
    }
    return status;
}
