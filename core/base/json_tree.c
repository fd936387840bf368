#include "core/base/json_tree.h"

void json_place(struct json *value, const struct json_branch *branch, struct text key) {
    value->parent = &branch->value;
    value->key = key;
    value->index = branch->value.count;
}

void json_append(struct json_branch *branch, struct json *value) {
    if (branch->last) {
        branch->last->next = value;
    } else {
        branch->value.first = value;
    }
    branch->last = value;
    branch->value.count++;
}

void json_cut(struct json_branch *branch, const struct json_branch *before) {
    *branch = *before;
    if (branch->last) {
        branch->last->next = NULL;
    }
}
