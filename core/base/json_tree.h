// A tree of values that grows piece by piece, without a text to read it from. For whoever
// reads it, it is what json_read would have made of that text, but that its values are
// nowhere in it.
#ifndef AFTERCARE_BASE_JSON_TREE_H
#define AFTERCARE_BASE_JSON_TREE_H

#include "core/base/json.h"

struct json_branch {   // a list or an object
    struct json value; // first: a branch stands for its value in the tree
    struct json *last; // NULL: nothing is in it
};

// Says where a value would come next in a branch, so that it can be refused with its
// pointer. key is empty in a list, and borrowed as long as the tree.
void json_place(struct json *value, const struct json_branch *branch, struct text key);

// Puts a value that was placed there behind the branch's others.
void json_append(struct json_branch *branch, struct json *value);

// Takes away whatever was put into the branch since it was as before.
void json_cut(struct json_branch *branch, const struct json_branch *before);

#endif
