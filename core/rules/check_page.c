#include "core/rules/check_page.h"

#include "aftercare/aftercare.h"

const struct check_page *check_page(enum check check) {
    return check_keeps_from_loading(check) ? check_page_written(check)
                                           : check_page_loaded(check);
}

bool aftercare_check_page_at(size_t number, aftercare_check_page *out) {
    if (number >= CHECK_COUNT) {
        return false;
    }
    const struct check_page *page = check_page((enum check)number);
    *out = (aftercare_check_page){
        .id = check_id((enum check)number),
        .title = page->title,
        .why = page->why,
        .wrong = page->wrong,
        .right = page->right,
    };
    return true;
}
