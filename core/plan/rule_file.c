// One file by itself, not loaded: in the one layout.
#include "aftercare/author.h"

#include "core/base/sized.h"
#include "core/lua/layout.h"

#define RULE_FILE_MEMORY ((size_t)256 << 20)

struct telling {
    const aftercare_rule_file *file;
    const aftercare_layout_watch *watch;
};

static void tell(void *context, int line, const char *sentence) {
    const struct telling *telling = context;
    aftercare_error change = {0};
    (void)fail_at(&change, AFTERCARE_OK, telling->file->name, line, 0, "%s", sentence);
    telling->watch->change(telling->watch->context, &change);
}

aftercare_status aftercare_rule_file_layout(const aftercare_rule_file *given,
                                            const aftercare_layout_watch *watch,
                                            aftercare_error *err) {
    aftercare_rule_file file = AFTERCARE_RULE_FILE;
    aftercare_status status = sized_read(SIZED(&file, AFTERCARE_RULE_FILE), given, err);
    if (status) {
        return status;
    }
    struct telling telling = {&file, watch};
    const struct layout_request request = {.place = file.name ? file.name : "file",
                                           .source = {file.text, file.len},
                                           .change = watch->change ? tell : NULL,
                                           .context = &telling};
    const struct allocator allocator = {file.allocate, file.allocate_context};
    struct arena arena;
    struct text text = {0};
    arena_init(&arena, file.allocate ? &allocator : &system_allocator, RULE_FILE_MEMORY);
    status = layout_make(&text, &arena, &request, err);
    if (!status && watch->laid_out) {
        watch->laid_out(watch->context, text.at, text.len);
    }
    arena_clear(&arena);
    return status;
}
