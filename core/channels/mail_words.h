// The few words of a mail that no rule brings, in the contact's language.
#ifndef AFTERCARE_CHANNELS_MAIL_WORDS_H
#define AFTERCARE_CHANNELS_MAIL_WORDS_H

#include "aftercare/reminders.h"
#include "core/base/text.h"

// The subjects that the config gives, by language.
struct mail_subjects {
    const aftercare_wording *given;
    size_t count;
};

// The subject for a locale: the config's for that language, else our own, else the
// config's first, else English. Borrowed.
const char *mail_subject(const struct mail_subjects *subjects, struct text locale);

// The language of a locale, "es" of "es-MX", which can stand in a header and an
// attribute; "en" of what is none. Borrowed.
struct text mail_language(struct text locale);

#endif
