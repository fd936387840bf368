// The query of an address against its route's list of parameters.
#ifndef AFTERCARE_HTTP_QUERY_H
#define AFTERCARE_HTTP_QUERY_H

#include "core/http/request.h"

// Decodes the parameters into request->parameters. Refuses (and gives false) one that the
// route does not have, naming the nearest, one given twice, an empty one, a broken
// escape.
bool query_check(struct request *request);

#endif
