#include "core/cli/check_page.h"

const struct check_page *check_page(enum check check) {
    return check_keeps_from_loading(check) ? check_page_written(check)
                                           : check_page_loaded(check);
}
