// Some lines of a batch, and what is answered to them.
#ifndef AFTERCARE_CLI_BATCH_PART_H
#define AFTERCARE_CLI_BATCH_PART_H

#include "core/base/text.h"
#include "core/cli/batch.h"

struct batch_part {
    struct buffer lines;
    size_t first; // number of the first line, from 1
    struct batch_answers answers;
    size_t count, wrong; // lines answered, and those with an error
};

void batch_part_init(struct batch_part *part, size_t line_max);
void batch_part_clear(struct batch_part *part);

// Gives back memory that the next lines are not likely to need.
void batch_part_trim(struct batch_part *part);

// Answers the lines; what was answered before is gone.
void batch_part_answer(struct batch_part *part, const struct batch_request *request,
                       aftercare_assessor *assessor);

#endif
