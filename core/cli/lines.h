// Lines of a stream, a few at a time: those that are there are not kept waiting for more.
// Takes constant memory, whatever comes.
#ifndef AFTERCARE_CLI_LINES_H
#define AFTERCARE_CLI_LINES_H

#include "core/base/text.h"

#define LINES_AT_ONCE 32
#define LINES_BYTES ((size_t)64 << 10) // after which no further line is taken

struct lines {
    int file, stop;     // stop: readable once somebody wants no more lines
    size_t line_max;    // a longer line is cut off somewhere behind it
    struct buffer text; // read and not taken yet
    size_t begin;       // of what is not taken
    size_t scanned;     // up to here there is no line feed
    bool is_dropping;   // the rest of a line that is too long
    bool is_ended;
    int error; // errno, when reading failed
};

// The files are borrowed. lines_clear gives the memory back.
void lines_init(struct lines *lines, int file, int stop, size_t line_max);
void lines_clear(struct lines *lines);

// Waits until there is a line, and puts it and those that are there already into out
// (each ends with a line feed, but perhaps the last); returns how many. 0: there are no
// more, or reading failed, or it was stopped.
size_t lines_take(struct lines *lines, struct buffer *out);

#endif
