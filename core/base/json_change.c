#include "core/base/json_change.h"

#include <stdio.h>
#include <string.h>

// The changes that lead to one value, or through it: those whose pointers begin with
// path.
struct changing {
    struct json_writer *writer;
    const struct json_change *changes;
    size_t count;
    struct text path;
};

static bool leads_through(const struct json_change *change, struct text path) {
    return change->pointer.len > path.len &&
           memcmp(change->pointer.at, path.at, path.len) == 0 &&
           change->pointer.at[path.len] == '/';
}

// The next name behind the path.
static struct text step_of(const struct json_change *change, struct text path) {
    const char *at = change->pointer.at + path.len + 1;
    const char *end = change->pointer.at + change->pointer.len;
    const char *slash = memchr(at, '/', (size_t)(end - at));
    return (struct text){at, (size_t)((slash ? slash : end) - at)};
}

// The first change that leads through the path to a step of that name; count: none does.
static size_t find(const struct changing *changing, struct text name) {
    for (size_t i = 0; i < changing->count; i++) {
        if (leads_through(&changing->changes[i], changing->path) &&
            text_equal(step_of(&changing->changes[i], changing->path), name)) {
            return i;
        }
    }
    return changing->count;
}

static const struct json_change *final_of(const struct changing *changing) {
    for (size_t i = changing->count; i > 0; i--) {
        if (text_equal(changing->changes[i - 1].pointer, changing->path)) {
            return &changing->changes[i - 1];
        }
    }
    return NULL;
}

static void write_value(const struct changing *changing, const struct json *value);

// The value of that name below the path; value is what stood there, or NULL.
static void write_step(const struct changing *changing, struct text name,
                       const struct json *value) {
    size_t first = find(changing, name);
    if (first == changing->count) {
        json_copy(changing->writer, value);
        return;
    }
    struct changing below = *changing;
    below.path = (struct text){changing->changes[first].pointer.at,
                               changing->path.len + 1 + name.len};
    write_value(&below, value);
}

static bool has_member(const struct json *object, struct text name) {
    const struct json *member = object ? object->first : NULL;
    while (member && !text_equal(member->key, name)) {
        member = member->next;
    }
    return member != NULL;
}

static void write_object(const struct changing *changing, const struct json *object) {
    json_begin_object(changing->writer);
    const struct json *member = object ? object->first : NULL;
    for (; member; member = member->next) {
        json_name(changing->writer, member->key);
        write_step(changing, member->key, member);
    }
    for (size_t i = 0; i < changing->count; i++) {
        if (!leads_through(&changing->changes[i], changing->path)) {
            continue;
        }
        struct text name = step_of(&changing->changes[i], changing->path);
        if (!has_member(object, name) && find(changing, name) == i) {
            json_name(changing->writer, name);
            write_step(changing, name, NULL);
        }
    }
    json_end_object(changing->writer);
}

static void write_list(const struct changing *changing, const struct json *list) {
    const struct json *entry = list ? list->first : NULL;
    json_begin_list(changing->writer);
    for (size_t i = 0;; i++) {
        char index[24];
        struct text name = {index, (size_t)snprintf(index, sizeof index, "%zu", i)};
        if (!entry && find(changing, name) == changing->count) {
            break;
        }
        write_step(changing, name, entry);
        entry = entry ? entry->next : NULL;
    }
    json_end_list(changing->writer);
}

static bool is_index(struct text name) {
    size_t digits = 0;
    while (digits < name.len && name.at[digits] >= '0' && name.at[digits] <= '9') {
        digits++;
    }
    return digits > 0 && digits == name.len;
}

// Whether what is to be made here is a list.
static bool wants_list(const struct changing *changing) {
    for (size_t i = 0; i < changing->count; i++) {
        if (leads_through(&changing->changes[i], changing->path)) {
            return is_index(step_of(&changing->changes[i], changing->path));
        }
    }
    return false;
}

// Depth is that of the pointers.
static void write_value(const struct changing *changing, const struct json *value) {
    const struct json_change *final = final_of(changing);
    bool is_list = value && value->type == JSON_LIST;
    bool is_object = value && value->type == JSON_OBJECT;
    if (final) {
        json_raw(changing->writer, final->value);
    } else if (is_list || (!is_object && wants_list(changing))) {
        write_list(changing, is_list ? value : NULL);
    } else {
        write_object(changing, is_object ? value : NULL);
    }
}

void json_copy_changed(struct json_writer *writer, const struct json *root,
                       const struct json_change *changes, size_t count) {
    struct changing changing = {
        .writer = writer, .changes = changes, .count = count, .path = TEXT("")};
    if (count == 0) {
        json_copy(writer, root);
    } else {
        write_value(&changing, root);
    }
}
