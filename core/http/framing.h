// The headers that say where a request ends. MHD takes two lengths, and a length beside
// chunks; a proxy before us might read them otherwise, and a second request could hide in
// the difference (RFC 9112, 6.3). Here they are refused, and so is a head that is not
// what it seems (head.h).
#ifndef AFTERCARE_HTTP_FRAMING_H
#define AFTERCARE_HTTP_FRAMING_H

#include "core/http/head.h"
#include "core/http/request.h"

struct framing {
    bool has_length, is_chunked;
    uint64_t length;  // as announced; 0 where it is not
    const char *host; // borrowed from MHD; NULL: none
};

// Reads them; false when the request was refused, and its connection ends.
bool framing_check(struct framing *out, struct request *request, const struct head *head);

#endif
