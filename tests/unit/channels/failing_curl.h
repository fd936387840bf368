// Curl with memory that runs out: the request of number fails_at fails. Curl takes
// functions for its memory only as globals of the process, and calls them from the thread
// that looks up names as well.
#ifndef AFTERCARE_TESTS_CHANNELS_FAILING_CURL_H
#define AFTERCARE_TESTS_CHANNELS_FAILING_CURL_H

#include <curl/curl.h>

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static atomic_size_t fails_at, requests;

static inline bool is_missing(void) {
    return atomic_fetch_add(&requests, 1) + 1 == fails_at;
}

static inline void *curl_malloc(size_t size) {
    return is_missing() ? NULL : malloc(size);
}

static inline void *curl_realloc(void *block, size_t size) {
    return is_missing() ? NULL : realloc(block, size);
}

static inline void *curl_calloc(size_t count, size_t size) {
    return is_missing() ? NULL : calloc(count, size);
}

static inline char *curl_strdup(const char *text) {
    return is_missing() ? NULL : strdup(text);
}

static inline CURLcode failing_curl_begin(void) {
    return curl_global_init_mem(CURL_GLOBAL_DEFAULT, curl_malloc, free, curl_realloc,
                                curl_strdup, curl_calloc);
}

#endif
