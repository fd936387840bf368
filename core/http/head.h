// The head of a request as its bytes were sent. libmicrohttpd 0.9 takes heads that others
// on the way read otherwise than it does: lines that end with LF or CR alone, values that
// go on in the next line, names with spaces, a NUL. Who gets the two to differ can hide a
// request in another's, so such a head is refused.
#ifndef AFTERCARE_HTTP_HEAD_H
#define AFTERCARE_HTTP_HEAD_H

#include <stdbool.h>

struct MHD_Connection;

// The request line, as libmicrohttpd gives it: its own memory, as long as the request.
struct head {
    const char *method, *url, *version;
};

// What is wrong with the head (what would be right), or NULL.
const char *head_mistake(const struct head *head, struct MHD_Connection *mhd);

// Whether it speaks HTTP/1.0.
bool head_is_old(const struct head *head);

#endif
