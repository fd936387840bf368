// The verbs of `aftercare try` that change the document.
#include "core/base/fail.h"
#include "core/cli/report.h"
#include "core/cli/try_verbs.h"

#include <stdio.h>
#include <string.h>

void try_no_memory(const struct trial *trial) {
    aftercare_error err;
    (void)fail(&err, AFTERCARE_ENOMEM, NULL, "no memory for that");
    (void)report_error(trial->invocation, &err);
}

const char *try_copied(struct trial *trial, struct text text) {
    const char *copy = arena_copy(&trial->round, text.at, text.len);
    if (!copy) {
        try_no_memory(trial);
    }
    return copy;
}

static void tell(const struct trial *trial, enum trial_outcome outcome,
                 const aftercare_error *err) {
    if (outcome == TRIAL_FAILED) {
        try_no_memory(trial);
    } else if (outcome == TRIAL_REFUSED) {
        (void)printf("  %s%s%s\n", err->pointer, err->pointer[0] ? ": " : "",
                     err->sentence);
    }
}

// Of what the value may mean the first that the document takes; of one that none fits is
// told why the first does not.
void try_set(struct trial *trial, const struct line *line) {
    struct text readings[LINE_READINGS];
    aftercare_error errs[LINE_READINGS] = {0};
    size_t count = line_readings(readings, &trial->round, line_behind(line, 2));
    const char *pointer = line_pointer(&trial->round, line->words[1]);
    enum trial_outcome outcome = pointer ? TRIAL_REFUSED : TRIAL_FAILED;
    for (size_t i = 0; i < count && outcome == TRIAL_REFUSED; i++) {
        const struct json_change change = {text_of(pointer), readings[i]};
        outcome = trial_change(trial, &change, 1, &errs[i]);
    }
    tell(trial, count > 0 ? outcome : TRIAL_FAILED, &errs[0]);
}

static void change(struct trial *trial, struct text name, struct text value) {
    aftercare_error err = {0};
    const char *pointer = line_pointer(&trial->round, name);
    const struct json_change change = {text_of(pointer), value};
    tell(trial, pointer ? trial_change(trial, &change, 1, &err) : TRIAL_FAILED, &err);
}

void try_forget(struct trial *trial, const struct line *line) {
    change(trial, line->words[1], TEXT("null"));
}

static bool read_member(struct json_change *out, struct trial *trial, struct text word) {
    const char *equals = memchr(word.at, '=', word.len);
    if (!equals || equals == word.at) {
        (void)printf("  \"%.*s\" is no member of an entry (write MEMBER=VALUE)\n",
                     TEXT_ARGS(word));
        return false;
    }
    size_t len = (size_t)(equals - word.at);
    struct text value =
        line_text(&trial->round, (struct text){equals + 1, word.len - len - 1});
    *out = (struct json_change){{word.at, len}, value};
    if (!value.at) {
        try_no_memory(trial);
    }
    return value.at != NULL;
}

static void reply(struct trial *trial, const aftercare_reply *reply,
                  const struct json_change *members, size_t count) {
    aftercare_error err = {0};
    if (!reply->fact) {
        try_no_memory(trial);
        return;
    }
    tell(trial, trial_reply(trial, reply, members, count, &err), &err);
}

void try_add(struct trial *trial, const struct line *line) {
    struct json_change members[LINE_WORDS_MAX];
    const aftercare_reply yes = {line_pointer(&trial->round, line->words[1]),
                                 try_copied(trial, line->words[2]), "yes"};
    for (size_t i = 3; i < line->count; i++) {
        if (!read_member(&members[i - 3], trial, line->words[i])) {
            return;
        }
    }
    if (yes.term) {
        reply(trial, &yes, members, line->count - 3);
    }
}

// Of that term, or of all that the list can hold.
void try_none(struct trial *trial, const struct line *line) {
    bool has_term = line->count > 2;
    const aftercare_reply no = {line_pointer(&trial->round, line->words[1]),
                                has_term ? try_copied(trial, line->words[2]) : NULL,
                                "no"};
    if (no.term || !has_term) {
        reply(trial, &no, NULL, 0);
    }
}

// Writes the list without the entries of that term; returns how many it had.
static uint32_t write_others(struct json_writer *writer, const struct json *list,
                             struct text term) {
    uint32_t dropped = 0;
    json_begin_list(writer);
    for (const struct json *one = list ? list->first : NULL; one; one = one->next) {
        if (text_equal(text_member(one, "code"), term)) {
            dropped++;
        } else {
            json_copy(writer, one);
        }
    }
    json_end_list(writer);
    return dropped;
}

void try_drop(struct trial *trial, const struct line *line) {
    const char *name = try_copied(trial, line->words[1]);
    const struct json *root = name ? trial_document(trial) : NULL;
    struct buffer out;
    struct json_writer writer = {.out = &out};
    if (!root) {
        return;
    }
    buffer_init(&out, &system_allocator, (size_t)1 << 24);
    uint32_t dropped = write_others(
        &writer, json_member(json_member(root, "patient"), name), line->words[2]);
    if (dropped == 0) {
        (void)printf("  there is no \"%.*s\" in %s\n", TEXT_ARGS(line->words[2]), name);
    } else if (out.failed) {
        try_no_memory(trial);
    } else {
        change(trial, line->words[1], (struct text){out.at, out.len});
    }
    buffer_clear(&out);
}

void try_undo(struct trial *trial, const struct line *line) {
    (void)line;
    if (!trial_undo(trial)) {
        (void)printf("  nothing has been changed\n");
    }
}
