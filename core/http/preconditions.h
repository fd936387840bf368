// What a request says of the session that it means, by the revision that it knows:
// If-Match and If-None-Match of RFC 9110, 13.1. An entity tag is a revision in quotes.
#ifndef AFTERCARE_HTTP_PRECONDITIONS_H
#define AFTERCARE_HTTP_PRECONDITIONS_H

#include "core/http/request.h"

// The condition that the headers set, or one that everything meets; its texts are the
// request's. EUSAGE for a header that is no list of tags, for both at once, and for too
// many tags; ENOMEM.
aftercare_status preconditions_read(aftercare_condition *out, struct request *request,
                                    aftercare_error *err);

// Adds the header ETag; nothing for NULL.
void preconditions_tag(struct request *request, const char *revision);

// The same for an answer whose bytes tell when it was made: a weak tag, which says that
// what is told is the same.
void preconditions_tag_weak(struct request *request, const char *revision);

// The answer to one whose condition the session does not meet: 304 where that is all that
// was asked, else 412.
void preconditions_refuse(struct request *request, const aftercare_condition *condition);

#endif
