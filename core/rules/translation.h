// Sentences that are not told in every language that the rules speak. They do not keep
// the rules from loading: whoever reads such a language gets English there.
//
// A language is spoken once any sentence is told in it. Labels, questions, the words of
// kinds and what a rule says to the person (`message`, `red_flag`) belong into all of
// them; any other sentence of a rule does as soon as it is told in more than one.
#ifndef AFTERCARE_RULES_TRANSLATION_H
#define AFTERCARE_RULES_TRANSLATION_H

#include "core/rules/rulebase.h"

#define TRANSLATION_LANGUAGES_MAX 64 // further ones are not looked for

// Tells each sentence and each language that it lacks, where the sentence stands: at the
// field of a term, a fact, a kind or a rule.
void translation_check(const struct rulebase *base, struct problems *problems);

#endif
