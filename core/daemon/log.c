#include "core/daemon/log.h"

#include "core/base/date.h"
#include "core/base/json_writer.h"
#include "core/daemon/clock.h"

#include <unistd.h>

#define LINE_MAX_BYTES 8192

void log_event(const char *event, const char *name, const char *value) {
    struct buffer line;
    char at[INSTANT_TEXT_MAX];
    buffer_init(&line, &system_allocator, LINE_MAX_BYTES);
    struct json_writer writer = {.out = &line};

    json_begin_object(&writer);
    json_key(&writer, "event");
    json_string(&writer, event);
    if (name) {
        json_key(&writer, name);
        json_string(&writer, value);
    }
    json_key(&writer, "at");
    json_string(&writer, instant_format(at, (struct instant){clock_now()}, 0));
    json_end_object(&writer);
    buffer_add(&line, "\n", 1);
    if (!line.failed) {
        // One write is one line, whoever else writes there; who does not read it has
        // none.
        ssize_t ignored = write(STDERR_FILENO, line.at, line.len);
        (void)ignored;
    }
    buffer_clear(&line);
}

void log_line(void *context, aftercare_status status, const char *sentence) {
    (void)context;
    log_event(status == AFTERCARE_OK ? "note" : "trouble", "detail", sentence);
}
