#include "core/reminders/compressor.h"

#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

// The quickest: it takes some 30 microseconds for a plan, and higher ones save hardly
// more of what repeats itself as much.
#define LEVEL 1

struct compressor {
    ZSTD_CCtx *packs;
    ZSTD_DCtx *unpacks;
};

void compressor_free(struct compressor *compressor) {
    if (compressor) {
        (void)ZSTD_freeCCtx(compressor->packs);
        (void)ZSTD_freeDCtx(compressor->unpacks);
        free(compressor);
    }
}

static bool has_worked(size_t answer) {
    return !ZSTD_isError(answer);
}

struct compressor *compressor_new(void) {
    struct compressor *compressor = calloc(1, sizeof *compressor);
    if (!compressor) {
        return NULL;
    }
    compressor->packs = ZSTD_createCCtx();
    compressor->unpacks = ZSTD_createDCtx();
    bool is_made =
        compressor->packs && compressor->unpacks &&
        has_worked(
            ZSTD_CCtx_setParameter(compressor->packs, ZSTD_c_compressionLevel, LEVEL)) &&
        has_worked(ZSTD_CCtx_setParameter(compressor->packs, ZSTD_c_checksumFlag, 1));
    if (!is_made) {
        compressor_free(compressor);
        return NULL;
    }
    return compressor;
}

size_t compressor_room(size_t len) {
    return ZSTD_compressBound(len);
}

// With room enough nothing but memory can be missing.
aftercare_status compressor_pack(struct compressor *compressor, struct text text,
                                 void *out, size_t *len) {
    size_t answer = ZSTD_compress2(compressor->packs, out, compressor_room(text.len),
                                   text.at, text.len);
    if (!has_worked(answer)) {
        return AFTERCARE_ENOMEM;
    }
    *len = answer;
    return AFTERCARE_OK;
}

aftercare_status compressor_len(struct text frame, size_t *len) {
    unsigned long long told = ZSTD_getFrameContentSize(frame.at, frame.len);
    if (told == ZSTD_CONTENTSIZE_ERROR || told == ZSTD_CONTENTSIZE_UNKNOWN ||
        told > COMPRESSOR_TEXT_MAX) {
        return AFTERCARE_EIO;
    }
    *len = (size_t)told;
    return AFTERCARE_OK;
}

aftercare_status compressor_unpack(struct compressor *compressor, struct text frame,
                                   char *out, size_t len) {
    size_t answer =
        ZSTD_decompressDCtx(compressor->unpacks, out, len, frame.at, frame.len);
    if (has_worked(answer)) {
        return answer == len ? AFTERCARE_OK : AFTERCARE_EIO;
    }
    return ZSTD_getErrorCode(answer) == ZSTD_error_memory_allocation ? AFTERCARE_ENOMEM
                                                                     : AFTERCARE_EIO;
}
