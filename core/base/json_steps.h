// Writing a JSON pointer (RFC 6901) into a field of fixed size, step by step. What does
// not fit is left out from there on, at a character's border.
#ifndef AFTERCARE_BASE_JSON_STEPS_H
#define AFTERCARE_BASE_JSON_STEPS_H

#include "core/base/text.h"

struct json_steps {
    char *at;
    size_t len, size; // of what is written; of the field, with its NUL, at least 1
};

void json_steps_key(struct json_steps *steps, struct text key); // "/key", escaped
void json_steps_index(struct json_steps *steps, size_t index);  // "/7"

#endif
