#include "core/channels/mail_words.h"

#include <string.h>

#define LANGUAGE_MAX 8 // letters (RFC 5646)

static const aftercare_wording own[] = {
    {"en", "A reminder for you"},
    {"es", "Un recordatorio para usted"},
};

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

// Whether what is written in "es" serves "es", "ES" and "es-MX".
static bool serves(const char *language, struct text locale) {
    size_t len = strlen(language);

    if (locale.len < len) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        if (lower(language[i]) != lower(locale.at[i])) {
            return false;
        }
    }
    return locale.len == len || locale.at[len] == '-' || locale.at[len] == '_';
}

static const char *find(const aftercare_wording *wordings, size_t count,
                        struct text locale) {
    for (size_t i = 0; i < count; i++) {
        if (serves(wordings[i].locale, locale)) {
            return wordings[i].text;
        }
    }
    return NULL;
}

const char *mail_subject(const struct mail_subjects *subjects, struct text locale) {
    const char *found = find(subjects->given, subjects->count, locale);

    if (!found) {
        found = find(own, sizeof own / sizeof *own, locale);
    }
    if (!found) {
        found = subjects->count > 0 ? subjects->given[0].text : own[0].text;
    }
    return found;
}

struct text mail_language(struct text locale) {
    size_t len = 0;

    while (len < locale.len && lower(locale.at[len]) >= 'a' &&
           lower(locale.at[len]) <= 'z') {
        len++;
    }
    bool ends = len == locale.len || locale.at[len] == '-' || locale.at[len] == '_';
    return ends && len >= 2 && len <= LANGUAGE_MAX ? (struct text){locale.at, len}
                                                   : TEXT("en");
}
