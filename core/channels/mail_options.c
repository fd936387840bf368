#include "core/channels/mail_options.h"

#include "core/base/fail.h"
#include "core/channels/mail_address.h"

#include <openssl/crypto.h>

#include <stddef.h>
#include <string.h>

static const struct endpoint_kind kind = {
    .option = "server",
    .at = offsetof(aftercare_channel_options, server),
    .schemes = {"smtp", "smtps"},
    .right =
        "a server of mail without a path, \"smtps://host:465\" or \"smtp://host:587\"",
    .is_host_only = true,
};

// A line of text, as a header holds it.
static bool is_line(const char *text) {
    for (size_t i = 0; text && text[i]; i++) {
        if ((unsigned char)text[i] < ' ' || text[i] == 0x7f) {
            return false;
        }
    }
    return text_is_utf8(text_of(text));
}

static aftercare_status check(const aftercare_channel_options *options,
                              aftercare_error *err) {
    const char *name = options->name;
    bool is_tls = strncmp(options->server, "smtps:", strlen("smtps:")) == 0;

    if (!options->from || !mail_address_is(text_of(options->from))) {
        return fail(err, AFTERCARE_EUSAGE, name,
                    "from is no address (\"clinic@example.org\")");
    }
    if (!options->user != !options->password) {
        return fail(err, AFTERCARE_EUSAGE, name, "a user and a password belong together");
    }
    if (options->is_unencrypted && (is_tls || options->user)) {
        return fail(err, AFTERCARE_EUSAGE, name,
                    "unencrypted is for smtp:// without a password");
    }
    if (!is_line(options->from_name)) {
        return fail(err, AFTERCARE_EUSAGE, name, "from_name is no line of UTF-8");
    }
    return AFTERCARE_OK;
}

static aftercare_status copy(char **out, struct arena *arena, const char *text,
                             aftercare_error *err) {
    *out = arena_copy(arena, text, strlen(text));
    return *out ? AFTERCARE_OK
                : fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the options");
}

static aftercare_status copy_texts(struct mail_options *out, struct arena *arena,
                                   const aftercare_channel_options *options,
                                   aftercare_error *err) {
    aftercare_status status = copy(&out->from, arena, options->from, err);

    if (status == AFTERCARE_OK) {
        status = copy(&out->from_name, arena,
                      options->from_name ? options->from_name : "", err);
    }
    if (status == AFTERCARE_OK && options->user) {
        status = copy(&out->user, arena, options->user, err);
    }
    if (status == AFTERCARE_OK && options->password) {
        status = copy(&out->password, arena, options->password, err);
    }
    return status;
}

static aftercare_status read_subjects(struct mail_options *out, struct arena *arena,
                                      const aftercare_channel_options *options,
                                      aftercare_error *err) {
    size_t count = options->subjects_count;
    aftercare_wording *given = arena_array(arena, count, sizeof *given);
    aftercare_status status = AFTERCARE_OK;

    if (!given) {
        return fail(err, AFTERCARE_ENOMEM, options->name, "no memory for the subjects");
    }
    for (size_t i = 0; i < count && status == AFTERCARE_OK; i++) {
        const aftercare_wording *one = &options->subjects[i];
        char *locale = NULL, *text = NULL;
        if (!one->locale || !one->text || !is_line(one->text)) {
            return fail(err, AFTERCARE_EUSAGE, options->name,
                        "a subject has a language and a line of UTF-8");
        }
        status = copy(&locale, arena, one->locale, err);
        if (status == AFTERCARE_OK) {
            status = copy(&text, arena, one->text, err);
        }
        given[i] = (aftercare_wording){locale, text};
    }
    out->subjects = (struct mail_subjects){given, count};
    return status;
}

aftercare_status mail_options_read(struct mail_options *out, struct arena *arena,
                                   const aftercare_channel_options *options,
                                   aftercare_error *err) {
    *out = (struct mail_options){.is_unencrypted = options->is_unencrypted};
    aftercare_status status = endpoint_read(&out->endpoint, arena, &kind, options, err);

    if (status == AFTERCARE_OK) {
        status = check(options, err);
    }
    if (status == AFTERCARE_OK) {
        status = copy_texts(out, arena, options, err);
    }
    if (status == AFTERCARE_OK) {
        status = read_subjects(out, arena, options, err);
    }
    return status;
}

// The arena's memory, which is our own to change.
void mail_options_clear(struct mail_options *options) {
    if (options->password) {
        OPENSSL_cleanse(options->password, strlen(options->password));
    }
}
