// GET /v1/reminders?…: the query's texts as a query of the store.
#ifndef AFTERCARE_HTTP_REMINDERS_QUERY_H
#define AFTERCARE_HTTP_REMINDERS_QUERY_H

#include "core/http/request.h"

// Texts are borrowed from the request. EUSAGE with the parameter, what was found, and
// what would be right.
aftercare_status reminders_query_read(aftercare_reminders_query *out,
                                      const struct request *request,
                                      aftercare_error *err);

#endif
