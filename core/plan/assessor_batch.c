// Many documents in a row.
#include "core/plan/library.h"

#include "core/base/sized.h"

static bool next(aftercare_document *out, const aftercare_batch *batch, size_t number) {
    if (batch->next) {
        return batch->next(batch->context, out);
    }
    if (number >= batch->count) {
        return false;
    }
    *out = batch->documents[number];
    return true;
}

static aftercare_status answer(aftercare_answered *out, aftercare_assessor *assessor,
                               const aftercare_batch *batch, aftercare_error *err) {
    aftercare_assessor_try_again(assessor);
    return batch->is_json
               ? aftercare_assess(assessor, out->document, batch->today, &out->json, err)
               : aftercare_assess_result(assessor, out->document, batch->today,
                                         &out->assessment, err);
}

static aftercare_status check(const aftercare_batch *batch, aftercare_error *err) {
    struct date day;
    if (!batch->take) {
        return fail(err, AFTERCARE_EUSAGE, NULL,
                    "nobody takes the answers (set take in the batch)");
    }
    return assessor_day(&day, batch->today, err);
}

aftercare_status aftercare_assess_batch(aftercare_assessor *assessor,
                                        const aftercare_batch *batch, size_t *done,
                                        aftercare_error *err) {
    aftercare_batch given = AFTERCARE_BATCH;
    aftercare_status status = sized_read(SIZED(&given, AFTERCARE_BATCH), batch, err);
    if (!status) {
        status = check(&given, err);
    }
    if (status) {
        return status;
    }
    aftercare_document document = {0};
    size_t number = 0;
    bool goes_on = true;
    while (goes_on && next(&document, &given, number)) {
        aftercare_error wrong = {0};
        aftercare_answered answered = {
            .size = sizeof answered, .number = number, .document = &document};
        if (answer(&answered, assessor, &given, &wrong)) {
            answered.error = &wrong;
        }
        goes_on = given.take(given.context, &answered);
        number++;
    }
    if (done) {
        *done = number;
    }
    return AFTERCARE_OK;
}
