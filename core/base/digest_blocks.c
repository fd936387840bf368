// FIPS 180-4, section 6.2, four steps at a time: the processor does two of them, or
// reckons four words that are to come, with one instruction.
#include "core/base/digest_blocks.h"

#define BLOCK_SIZE 64

#ifndef __has_include
#define __has_include(header) 0
#endif

#if defined(__x86_64__) && __has_include(<sys/platform/x86.h>)

#include <immintrin.h>
#include <stdalign.h>
#include <sys/platform/x86.h>

#define FOURS 16 // of steps in a block
#define WITH_SHA __attribute__((target("sha,sse4.1")))

// Section 4.2.2.
static const alignas(16) uint32_t constants[FOURS][4] = {
    {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5},
    {0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5},
    {0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3},
    {0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174},
    {0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc},
    {0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da},
    {0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7},
    {0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967},
    {0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13},
    {0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85},
    {0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3},
    {0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070},
    {0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5},
    {0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3},
    {0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208},
    {0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2},
};

// The words a to h of the standard, in the order in which the processor wants them.
struct working {
    __m128i abef, cdgh;
};

// Four words of a block, which has the most significant byte of each first.
WITH_SHA static __m128i four_words(const uint8_t *at) {
    const __m128i swapped = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    return _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)at), swapped);
}

WITH_SHA static void take_block(struct working *working, const uint8_t *block) {
    __m128i first = four_words(block), second = four_words(block + 16);
    __m128i third = four_words(block + 32), fourth = four_words(block + 48);
    __m128i abef = working->abef, cdgh = working->cdgh;
    for (size_t i = 0; i < FOURS; i++) {
        __m128i constant = _mm_load_si128((const __m128i *)constants[i]);
        __m128i words = _mm_add_epi32(first, constant);
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, words);
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(words, 0x0E));

        __m128i next = _mm_add_epi32(_mm_sha256msg1_epu32(first, second),
                                     _mm_alignr_epi8(fourth, third, 4));
        next = _mm_sha256msg2_epu32(next, fourth);
        first = second, second = third, third = fourth, fourth = next;
    }
    working->abef = _mm_add_epi32(working->abef, abef);
    working->cdgh = _mm_add_epi32(working->cdgh, cdgh);
}

WITH_SHA static void take_blocks(uint32_t state[8], const uint8_t *at, size_t count) {
    __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((__m128i *)state), 0xB1);
    __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((__m128i *)(state + 4)), 0x1B);
    struct working working = {.abef = _mm_alignr_epi8(cdab, efgh, 8),
                              .cdgh = _mm_blend_epi16(efgh, cdab, 0xF0)};
    for (; count > 0; count--, at += BLOCK_SIZE) {
        take_block(&working, at);
    }
    __m128i feba = _mm_shuffle_epi32(working.abef, 0x1B);
    __m128i dchg = _mm_shuffle_epi32(working.cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

size_t digest_blocks(uint32_t state[8], const uint8_t *bytes, size_t len) {
    size_t count = CPU_FEATURE_ACTIVE(SHA) ? len / BLOCK_SIZE : 0;
    if (count > 0) {
        take_blocks(state, bytes, count);
    }
    return count * BLOCK_SIZE;
}

#else

size_t digest_blocks(uint32_t state[8], const uint8_t *bytes, size_t len) {
    (void)state, (void)bytes, (void)len;
    return 0;
}

#endif
