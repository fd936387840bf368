// One request through MHD's callback: its head passes the gate, its body is collected,
// its handler begins, its connection sleeps until there is an answer, the answer is sent.
#ifndef AFTERCARE_HTTP_EXCHANGE_H
#define AFTERCARE_HTTP_EXCHANGE_H

#include "core/http/gate.h"
#include "core/http/request.h"

#include <microhttpd.h>

// The head is complete: checks it. MHD_NO ends the connection without an answer.
enum MHD_Result exchange_head(struct request *request, const struct gate *gate,
                              const struct head *head);

// A part of the body: keeps it, within the limit.
enum MHD_Result exchange_body(struct request *request, const char *bytes, size_t len);

// The body is complete, or the answer is: begins, or sends.
enum MHD_Result exchange_go_on(struct request *request);

#endif
