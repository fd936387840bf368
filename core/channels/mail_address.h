// Which texts are an address of e-mail. Whom a reminder goes to stands in a document, and
// what is put between "<" and ">" of a command or into a header must be nothing else.
#ifndef AFTERCARE_CHANNELS_MAIL_ADDRESS_H
#define AFTERCARE_CHANNELS_MAIL_ADDRESS_H

#include "core/base/text.h"

#include <stdbool.h>

#define MAIL_ADDRESS_MAX 254 // bytes (RFC 5321, erratum 1690)

// True for "name@domain" as RFC 5321 has it, of ASCII, without quotes, comments, blanks
// or an address in brackets.
bool mail_address_is(struct text text);

// What stands behind the "@" of an address.
struct text mail_address_domain(struct text address);

#endif
