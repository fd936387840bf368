// Long texts made small for the store, and back: each becomes one frame of Zstandard
// (RFC 8878) that tells its length and ends in a checksum. One thread at a time.
#ifndef AFTERCARE_REMINDERS_COMPRESSOR_H
#define AFTERCARE_REMINDERS_COMPRESSOR_H

#include "aftercare/error.h"
#include "core/base/text.h"

#include <stddef.h>

// A frame that tells of a longer text is not looked into.
#define COMPRESSOR_TEXT_MAX ((size_t)16 << 20)

struct compressor;

// To be freed with compressor_free. NULL: no memory.
struct compressor *compressor_new(void);
void compressor_free(struct compressor *compressor); // NULL does nothing

// How much room a text of that length needs at most.
size_t compressor_room(size_t len);

// Writes the frame of a text to out, which has room for it, and its length to *len.
// ENOMEM.
aftercare_status compressor_pack(struct compressor *compressor, struct text text,
                                 void *out, size_t *len);

// The length of a frame's text. EIO: it is no whole frame, or of a text that is too long.
aftercare_status compressor_len(struct text frame, size_t *len);

// Writes the text of a frame to out, which has room for len bytes: as many as
// compressor_len told. EIO: it is damaged; ENOMEM.
aftercare_status compressor_unpack(struct compressor *compressor, struct text frame,
                                   char *out, size_t len);

#endif
