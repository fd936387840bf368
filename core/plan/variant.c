#include "core/plan/variant.h"

#include "core/lua/tree.h"

#include <string.h>

static bool is_same(const struct variant *variant, const struct pack_case *pack_case) {
    bool is_same = variant->count == pack_case->options_count;
    for (size_t i = 0; is_same && i < variant->count; i++) {
        is_same = strcmp(variant->options[i].name, pack_case->options[i].name) == 0 &&
                  strcmp(variant->options[i].value, pack_case->options[i].value) == 0;
    }
    return is_same;
}

static bool is_memory_last(const struct variants *variants) {
    return variants->folders > variants->load->rules_count;
}

// Where the rules in memory are not loaded, the plugins there are nevertheless.
static aftercare_status take_folders(aftercare_load_options *options,
                                     const struct variants *variants) {
    if (is_memory_last(variants)) {
        return AFTERCARE_OK;
    }
    size_t count = options->files_count;
    aftercare_file *files = arena_array(variants->arena, count, sizeof *files);
    if (!files) {
        return AFTERCARE_ENOMEM;
    }
    options->rules_count = variants->folders;
    options->files_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (!tree_lies_in(&options->files[i], "rules")) {
            files[options->files_count++] = options->files[i];
        }
    }
    options->files = files;
    return AFTERCARE_OK;
}

// The host's own choices would change what a case means.
static aftercare_status load(struct variant *variant, const struct variants *variants,
                             aftercare_error *err) {
    aftercare_load_options options = *variants->load;
    options.options = variant->options;
    options.options_count = variant->count;
    if (take_folders(&options, variants)) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the tests");
    }
    aftercare_status status = aftercare_rules_load(&variant->rules, &options, err);
    return status ? status
                  : aftercare_assessor_new(&variant->assessor, variant->rules, err);
}

aftercare_status variant_find(struct variant **out, struct variants *variants,
                              const struct pack_case *pack_case, aftercare_error *err) {
    for (struct variant *one = variants->first; one; one = one->next) {
        if (is_same(one, pack_case)) {
            *out = one;
            return AFTERCARE_OK;
        }
    }
    struct variant *variant = arena_alloc(variants->arena, sizeof *variant);
    if (!variant) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the tests");
    }
    variant->options = pack_case->options;
    variant->count = pack_case->options_count;
    variant->next = variants->first;
    variants->first = variant;
    *out = variant;
    return load(variant, variants, err);
}

void variant_forget(struct variants *variants) {
    for (struct variant *one = variants->first; one; one = one->next) {
        aftercare_assessor_free(one->assessor);
        aftercare_rules_free(one->rules);
    }
    variants->first = NULL;
}

bool variant_has_pack(const struct variants *variants, const struct pack *pack) {
    if (is_memory_last(variants) || pack->is_in_memory) {
        return is_memory_last(variants) && pack->is_in_memory;
    }
    const char *folder = variants->load->rules[variants->folders - 1];
    size_t len = strlen(folder);
    while (len > 1 && folder[len - 1] == '/') {
        len--;
    }
    return pack->folder.len > len && strncmp(pack->folder.at, folder, len) == 0 &&
           pack->folder.at[len] == '/';
}
