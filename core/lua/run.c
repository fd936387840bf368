#include "core/lua/run.h"

#include "core/lua/made.h"
#include "core/lua/manifest.h"
#include "core/lua/mould.h"
#include "core/lua/token_digest.h"

#include <stdio.h>
#include <string.h>

static struct spot file_spot(struct script *script, struct place place) {
    return (struct spot){.script = script, .place = place};
}

// Tells bytes that are no UTF-8, and characters that are not seen. False when the file
// cannot be read on.
static bool check_bytes(struct script *script, struct text text) {
    size_t i = text_plain(text);
    while (i < text.len) {
        struct text rest = {text.at + i, text.len - i};
        size_t len = text_character(rest);
        char c = rest.at[0];
        bool is_layout = len == 1 && (c == '\t' || c == '\n' || c == '\r');
        if (len > 0 && (is_layout || !value_is_unseen(rest, len))) {
            i += len + text_plain((struct text){rest.at + len, rest.len - len});
            continue;
        }
        struct place place = {.file = script->file};
        text_locate(text, i, &place.line, &place.column);
        struct spot spot = file_spot(script, place);
        return len == 0
                   ? spot_complain(&spot, CHECK_NOT_UTF8,
                                   "the file is not UTF-8 (save it as UTF-8)")
                   : spot_complain(&spot, CHECK_HIDDEN_CHARACTER,
                                   "a control character, or one that hides or turns "
                                   "round what is written, stands here (take it away)");
    }
    return true;
}

// Runs what was scanned. Only missing memory of the host fails.
static aftercare_status run_scanned(struct script *script, struct text text,
                                    const struct run *run) {
    struct mould *mould = script->load->mould;
    struct sandbox *sandbox = NULL;
    aftercare_error err = {0};
    aftercare_status status = mould_cast(&sandbox, mould, script, run, &err);
    if (!status) {
        status = sandbox_run_scanned(sandbox, script->file, text, script->tokens,
                                     script->tokens_count, &err);
    }
    bool lacks_memory = sandbox && sandbox_lacks_memory(sandbox);
    lacks_memory = !mould_break(mould) || (lacks_memory && !script->status);
    if (lacks_memory || script->status == AFTERCARE_ENOMEM) {
        return AFTERCARE_ENOMEM;
    }
    if (script->status) {
        problem(
            script->problems, CHECK_TOO_MUCH, (struct place){.file = script->file},
            "the file makes more than %zu MiB of rules, or more than %d mistakes (the "
            "rest was not looked at)",
            SCRIPT_BYTES_MAX >> 20, SCRIPT_MISTAKES_MAX);
    } else if (status) {
        run_complain(script, &err);
    }
    return AFTERCARE_OK;
}

static aftercare_status add_digest(struct script *script, char *out) {
    const char *digest =
        token_digest(script->load->page, script->tokens, script->tokens_count);
    if (digest) {
        (void)memcpy(out, digest, DIGEST_TEXT_MAX);
    }
    return digest ? AFTERCARE_OK : AFTERCARE_ENOMEM;
}

static aftercare_status read_file(struct script *script, struct text text,
                                  const struct run *run) {
    aftercare_error err = {0};
    struct token *tokens = NULL;
    if (!check_bytes(script, text)) {
        return AFTERCARE_OK;
    }
    aftercare_status status = lexer_scan(&tokens, &script->tokens_count,
                                         script->load->page, script->file, text, &err);
    if (status == AFTERCARE_ENOMEM) {
        return status;
    }
    if (status) {
        err.check = check_id(CHECK_SYNTAX);
        problem_add(script->problems, &err);
        return AFTERCARE_OK;
    }
    script->tokens = tokens;
    if (run->digest && add_digest(script, run->digest)) {
        return AFTERCARE_ENOMEM;
    }
    if (run->manifest.len > 0 && !manifest_fits(script, run->manifest)) {
        if (script->pack) {
            script->pack->is_refused = true;
        }
        return AFTERCARE_OK;
    }
    size_t before = script->problems->count;
    if (run->is_data) {
        lexer_refuse(tokens, script->tokens_count, script->file, script->problems);
    }
    bool has_refused = script->problems->count > before;
    status = run_scanned(script, text, run);
    if (!status) {
        words_check(script);
    }
    if (!status && !has_refused) { // `and` and `or` drop conditions: told already
        made_check(script);
    }
    return status;
}

aftercare_status run_file(struct load *load, const char *path, struct text text,
                          const struct run *run, struct text *plugin) {
    struct script script = {
        .load = load,
        .base = load->base,
        .arena = load->kept,
        .problems = load->problems,
        .file = path,
        .pack = run->pack,
        .is_quiet = run->is_quiet,
        .about = run->about,
        .mistakes = load->problems->count,
    };
    aftercare_status status = read_file(&script, text, run);
    if (plugin) {
        *plugin = script.plugin;
    }
    arena_reset(load->page);
    return status;
}
