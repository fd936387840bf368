// A sentence in several languages.
#ifndef AFTERCARE_FACTS_PHRASE_H
#define AFTERCARE_FACTS_PHRASE_H

#include "core/base/text.h"

struct phrase { // one language; the list's first is English
    struct text locale, text;
    const struct phrase *next;
};

// The text in that language ("es", or "es" of "es-MX"), else in the first of the list;
// the empty text for NULL.
struct text phrase_in(const struct phrase *phrase, struct text locale);

#endif
