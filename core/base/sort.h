// Sorting as qsort does, but in place: nothing is allocated, whatever the size. Equal
// items may change places.
#ifndef AFTERCARE_BASE_SORT_H
#define AFTERCARE_BASE_SORT_H

#include <stddef.h>

// O(count log count). An item has at most SORT_ITEM_MAX bytes.
#define SORT_ITEM_MAX 256
void sort_in_place(void *items, size_t count, size_t size,
                   int compare(const void *a, const void *b));

#endif
