// What a request must get past before its body is read: unambiguous framing, a known path
// and method, a token with the right, known parameters, a document of a size and type
// that we take. Each check refuses with what would be right; the first one that does
// wins.
#ifndef AFTERCARE_HTTP_GATE_H
#define AFTERCARE_HTTP_GATE_H

#include "core/http/head.h"
#include "core/http/request.h"
#include "core/http/tokens.h"

// Bytes of a refused body that are read and thrown away, so that the client comes to read
// our answer; with more the connection is simply closed.
#define GATE_DISCARD_MAX ((uint64_t)16 << 20)

// The sentence for a body over the limit, which may show only as it comes in.
#define GATE_TOO_LARGE "the document is too large (at most %zu bytes)"

struct gate {
    const struct tokens *tokens;
    size_t body_max;       // bytes
    size_t head_max;       // bytes of the request line and the headers
    bool is_loopback_only; // without tokens: then the Host must be a loopback name, too
};

enum gate_answer {
    GATE_OPEN,   // read the body, if any; then begin, if nothing was refused
    GATE_CLOSED, // refused, and the body is not to be waited for
};

enum gate_answer gate_check(const struct gate *gate, struct request *request,
                            const struct head *head);

#endif
