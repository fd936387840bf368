#include "core/base/json_writer.h"
#include "core/cli/review.h"

void review_json(struct buffer *out, const struct review *review) {
    struct json_writer writer = {.out = out};
    json_begin_object(&writer);
    json_key(&writer, "digest");
    json_text(&writer, review->digest);
    json_key(&writer, "kind");
    json_text(&writer, review->kind);
    json_key(&writer, "by");
    json_text(&writer, review->by);
    json_key(&writer, "rules");
    json_begin_list(&writer);
    for (size_t i = 0; i < review->rows_count; i++) {
        json_copy(&writer, review->rows[i].rule);
    }
    json_end_list(&writer);
    json_end_object(&writer);
    buffer_string(out, "\n");
}
