// The HTTP server on the caller's loop: libmicrohttpd, its connections and their limits,
// and the life of each request. What a request leads to is in routes.c and the handlers.
#ifndef AFTERCARE_HTTP_SERVER_H
#define AFTERCARE_HTTP_SERVER_H

#include "core/http/service.h"
#include "core/http/tls.h"
#include "core/http/tokens.h"

struct server;

// Zero takes the default in brackets.
struct server_limits {
    size_t body;          // bytes of a document [1 MiB]
    size_t head;          // bytes of a request's head [16 KiB]
    unsigned head_time;   // milliseconds for the head, and between requests [9 000]
    unsigned body_time;   // for the body [29 000]
    unsigned send_time;   // for reading our answer [29 000]
    unsigned sweep;       // between two looks at these three [1 000]
    unsigned connections; // open at once [4 096]
    unsigned per_address; // of one address [1 024], at most half of these
};

struct server_options {
    uv_loop_t *loop;
    const char *listen;     // "127.0.0.1:8930"; port 0 takes a free one
    int descriptor;         // a socket that listens already, taken over; 0: none
    struct service service; // copied; what it points to must outlive the server
    const struct token *tokens;
    size_t tokens_count;  // 0: everybody, and only on the loopback
    struct tls_keys keys; // zero: plain HTTP
    struct server_limits limits;
};

// Whether a server could be opened so, without opening one: EUSAGE as below; its place is
// "tls" where it is the certificate or the key.
aftercare_status server_check(const struct server_options *options, aftercare_error *err);

// Listens, and answers when the loop runs. EUSAGE (an address or a token that is none; no
// tokens and not the loopback; a certificate that is none), ECONFLICT (the port is in
// use), EIO, ENOMEM. *out is the caller's, to be given to server_close; options are
// copied.
aftercare_status server_open(struct server **out, const struct server_options *options,
                             aftercare_error *err);

// From now on requests are answered by these rules. Those under way go on with the ones
// before; when nobody uses these any more, gone is called on the loop. ENOMEM: nothing
// has changed, and gone is not called.
aftercare_status server_take_rules(struct server *server, const aftercare_rules *rules,
                                   void (*gone)(void *context), void *context,
                                   aftercare_error *err);

// The time zone database may be another one: what is planned from now on goes by it.
void server_renew_zones(struct server *server);

// Rules that were set aside are run again.
void server_try_rules_again(struct server *server);

// "127.0.0.1:43127": with the real port; borrowed until the server is closed.
const char *server_address(const struct server *server);

// Takes no more connections, ends the idle ones, waits until what is under way has its
// answer and has read it (within its limits), then calls closed; by then no handle is
// left and the server is gone. To be called once. NULL does nothing, not even call
// closed.
void server_close(struct server *server, void (*closed)(void *context), void *context);

#endif
