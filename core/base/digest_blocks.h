// The blocks of a SHA-256 by the processor's own instructions, where it has them.
#ifndef AFTERCARE_BASE_DIGEST_BLOCKS_H
#define AFTERCARE_BASE_DIGEST_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

// Takes the whole blocks of 64 bytes that a text begins with into a hash, whose eight
// words these are. Returns how many bytes that were; 0 where the processor cannot.
size_t digest_blocks(uint32_t state[8], const uint8_t *bytes, size_t len);

#endif
