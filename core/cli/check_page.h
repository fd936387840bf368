// What people are told of a check: the pages that `aftercare check --why` prints.
#ifndef AFTERCARE_CLI_CHECK_PAGE_H
#define AFTERCARE_CLI_CHECK_PAGE_H

#include "core/base/check.h"

// Constant texts. wrong and right are lines of a file, without a line break at their end.
struct check_page {
    const char *title, *why, *wrong, *right;
};

// The page of any check. check_page_written and check_page_loaded are its two halves: of
// mistakes that keep the rules from loading, and of what is found once they are loaded.
const struct check_page *check_page(enum check check);
const struct check_page *check_page_written(enum check check);
const struct check_page *check_page_loaded(enum check check);

#endif
