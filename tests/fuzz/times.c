// What is read as a date, an instant or a span is the same after writing and reading
// again.
#include "core/base/date.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
    if (!holds) {
        abort();
    }
}

static void dates(struct text text) {
    struct date date, again;
    struct days days;
    char out[DATE_TEXT_MAX];
    if (date_parse(&date, text)) {
        must(date_parse(&again, text_of(date_format(out, date))));
        must(date_compare(date, again) == 0);
    }
    if (days_parse(&days, text)) {
        must(date_compare(days.first, days.last) <= 0);
    }
}

static void instants(struct text text) {
    struct instant instant, again;
    int32_t offset = 0;
    char out[INSTANT_TEXT_MAX];
    if (instant_parse(&instant, &offset, text)) {
        must(instant_parse(&again, NULL, text_of(instant_format(out, instant, offset))));
        must(instant.milliseconds == again.milliseconds);
    }
}

static void spans(struct text text) {
    struct span span, again;
    char out[SPAN_TEXT_MAX];
    // Parts that add up to over 9 digits are written, but no longer read.
    if (span_parse(&span, text) && span_parse(&again, text_of(span_format(out, span)))) {
        must(span_compare(span, again) == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct text text = {(const char *)data, size};
    int32_t second = 0;
    dates(text);
    instants(text);
    spans(text);
    if (clock_parse(&second, text)) {
        must(second >= 0 && second < 24 * 60 * 60);
    }
    return 0;
}
