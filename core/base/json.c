#include "core/base/json.h"

#include "core/base/json_steps.h"

#include <stdarg.h>
#include <stdio.h>

char *json_pointer(char *out, size_t size, const struct json *value) {
    const struct json *chain[JSON_DEPTH_MAX + 1];
    struct json_steps steps = {.at = out, .size = size};
    size_t count = 0;
    if (size == 0) {
        return out;
    }
    out[0] = '\0';
    while (value && value->parent && count <= JSON_DEPTH_MAX) {
        chain[count++] = value;
        value = value->parent;
    }
    while (count > 0) {
        const struct json *step = chain[--count];
        if (step->parent->type == JSON_OBJECT) {
            json_steps_key(&steps, step->key);
        } else {
            json_steps_index(&steps, step->index);
        }
    }
    return out;
}

aftercare_status json_fail(aftercare_error *err, const struct json_document *document,
                           const struct json *value, const char *format, ...) {
    char sentence[AFTERCARE_SENTENCE_MAX];
    int line = 0;
    int column = 0;
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    if (document->text.at) {
        text_locate(document->text, value ? value->offset : 0, &line, &column);
    }
    (void)fail_at(err, AFTERCARE_EDOCUMENT, document->place, line, column, "%s",
                  sentence);
    if (err) {
        (void)json_pointer(err->pointer, sizeof err->pointer, value);
        text_clean(err->pointer);
    }
    return AFTERCARE_EDOCUMENT;
}

aftercare_status json_fail_twice(aftercare_error *err,
                                 const struct json_document *document,
                                 const struct json *member) {
    return json_fail(err, document, member,
                     "the member \"%.*s\" is given twice (remove one)",
                     TEXT_ARGS(member->key));
}

const struct json *json_member(const struct json *object, const char *key) {
    if (!object || object->type != JSON_OBJECT) {
        return NULL;
    }
    struct text name = text_of(key);
    for (const struct json *member = object->first; member; member = member->next) {
        if (text_equal(member->key, name)) {
            return member;
        }
    }
    return NULL;
}

const char *json_type_name(enum json_type type) {
    static const char *const names[] = {
        [JSON_NULL] = "null",          [JSON_FALSE] = "true or false",
        [JSON_TRUE] = "true or false", [JSON_NUMBER] = "a number",
        [JSON_TEXT] = "a text",        [JSON_LIST] = "a list",
        [JSON_OBJECT] = "an object",
    };
    return names[type];
}
