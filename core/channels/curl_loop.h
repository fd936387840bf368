// One curl multi handle on a libuv loop: curl says which sockets and which moment it
// waits for, the loop waits, and each transfer that has ended is told. Nothing here knows
// what is transferred.
#ifndef AFTERCARE_CHANNELS_CURL_LOOP_H
#define AFTERCARE_CHANNELS_CURL_LOOP_H

#include "core/base/arena.h"
#include "core/base/fail.h"

#include <curl/curl.h>

#include <stdbool.h>
#include <stdint.h>

struct uv_loop_s;
struct curl_loop;

// One transfer: its easy handle, set up by its owner with CURLOPT_PRIVATE pointing here.
struct transfer {
    CURL *easy;
    // Called once for each transfer that was started, never from within curl: it may
    // start others and close. The handle is free for another start by then.
    void (*finished)(void *context, CURLcode result);
    void *context;
    // True when the handle stays, once the transfer has worked, for the sake of the
    // connection that it opened (CURLOPT_CONNECT_ONLY), until it is dropped.
    bool is_kept;
    bool is_under_way;                // the loop's own, as are those below
    struct transfer *previous, *next; // under way, oldest first
    uint64_t round;                   // which round of aborting it survives
};

// Keeps at most connections open when idle. ENOMEM. *out is given back by close.
aftercare_status curl_loop_open(struct curl_loop **out, struct uv_loop_s *loop,
                                const struct allocator *allocator, long connections,
                                aftercare_error *err);

// False when there is no memory; then finished is not called.
bool curl_loop_start(struct curl_loop *curl, struct transfer *transfer);

// Takes back a handle that is under way, which is not told any more, or was kept; its
// connection is closed. The handle is free for another start.
void curl_loop_drop(struct curl_loop *curl, struct transfer *transfer);

// Ends every transfer that is under way now. Those that had ended by themselves are told
// how, the others that result.
void curl_loop_abort(struct curl_loop *curl, CURLcode result);

// No transfer may be under way or kept. closed is called later on the loop, when no
// handle is left on it and the object is gone.
void curl_loop_close(struct curl_loop *curl, void (*closed)(void *context),
                     void *context);

#endif
