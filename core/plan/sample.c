#include "core/rules/sample.h"
#include "aftercare/author.h"
#include "core/plan/library.h"

static struct json_writer begin(aftercare_assessor *assessor) {
    assessor_begin(assessor);
    return (struct json_writer){.out = &assessor->out};
}

static aftercare_status hand_out(aftercare_json *out, const aftercare_assessor *assessor,
                                 aftercare_error *err) {
    if (assessor->out.failed) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for a document");
    }
    *out = (aftercare_json){assessor->out.at, assessor->out.len};
    return AFTERCARE_OK;
}

aftercare_status aftercare_sample_request(aftercare_assessor *assessor, uint64_t number,
                                          aftercare_json *out, aftercare_error *err) {
    struct json_writer writer = begin(assessor);
    sample_request(&writer, assessor->rules->base, number);
    return hand_out(out, assessor, err);
}

aftercare_status aftercare_sample_session(aftercare_assessor *assessor, uint64_t number,
                                          aftercare_json *out, aftercare_error *err) {
    struct json_writer writer = begin(assessor);
    sample_session(&writer, assessor->rules->base, number);
    return hand_out(out, assessor, err);
}
