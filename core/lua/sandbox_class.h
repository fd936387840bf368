// Classes and sets of characters as Lua's patterns know them, in the "C" locale.
#ifndef AFTERCARE_LUA_SANDBOX_CLASS_H
#define AFTERCARE_LUA_SANDBOX_CLASS_H

#include <stdbool.h>

// Whether c is what a '%' and that letter stand for: a class, its opposite when the
// letter is a capital, or else the letter itself.
bool sandbox_class_escaped(int c, int letter);

// Whether c is in the set from '[' to the ']' at last.
bool sandbox_class_set(int c, const char *set, const char *last);

#endif
