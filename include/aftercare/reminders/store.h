// Care of a store: looking into one that nobody has open, copying it, giving memory back.
#ifndef AFTERCARE_INCLUDE_REMINDERS_STORE_H
#define AFTERCARE_INCLUDE_REMINDERS_STORE_H

#include "aftercare/reminders/answer.h"

#ifdef __cplusplus
extern "C" {
#endif

// One reminder of a store that nobody has open; now tells what of it is still to come.
typedef struct aftercare_read {
    size_t size;       // of this struct
    const char *store; // "sqlite:PATH"
    const char *key;
    int64_t now;
} aftercare_read;

#define AFTERCARE_READ ((aftercare_read){.size = sizeof(aftercare_read)})

// Reads it without a loop: nothing is written and nothing is sent. Calls done before it
// returns OK, with what get would answer; else not at all. ENOTFOUND for the store and
// for the reminder; ECONFLICT while somebody has the store open, or when it is of another
// version; EUSAGE, EIO, ENOMEM.
//
// Threads: any.
// Cost: some ms, for opening the store; the thread waits.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_read(const aftercare_read *what,
                                                        aftercare_reminders_done *done,
                                                        void *context,
                                                        aftercare_error *err);

// Whether a store ("sqlite:PATH") that nobody has open is whole; nothing is written.
// ENOTFOUND when there is none yet; ECONFLICT while somebody has it open, or when it is
// of another version; EIO when it is damaged or cannot be read; EUSAGE, ENOMEM.
//
// Threads: any.
// Cost: by the store's size, which is read as a whole; the thread waits.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_examine(const char *store,
                                                           aftercare_error *err);

// Gives memory back that is kept to be quick, and is needed again with the next calls:
// for a quiet moment. What the C library does with it is its own affair. At once: ENOMEM.
// With the answer: EIO.
//
// Threads: that of the handle's loop.
// Cost: by how much there is, on the other thread.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_trim(aftercare_reminders *reminders,
                                                        aftercare_reminders_done *done,
                                                        void *context,
                                                        aftercare_error *err);

// Copies the store into a new file, which only its owner may read, while everything goes
// on: what was answered before the call is in it. Answered OK, it is on the disk; it can
// be opened as a store. At once: EUSAGE, ELIMIT (the path), ENOMEM. With the answer:
// ECONFLICT when there is a file of that name; EFULL, EIO, ENOMEM, and then nothing is
// left of it.
//
// Threads: that of the handle's loop.
// Cost: by the store's size, in pieces between batches.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_backup(aftercare_reminders *reminders,
                                                          const char *path,
                                                          aftercare_reminders_done *done,
                                                          void *context,
                                                          aftercare_error *err);

// The same for a store ("sqlite:PATH") that nobody has open, at once. ENOTFOUND when
// there is none yet; ECONFLICT also while somebody has it open, or when it is of another
// version; EUSAGE, EFULL, EIO, ENOMEM.
//
// Threads: any.
// Cost: by the store's size; the thread waits.
// Since 0.1.0.
AFTERCARE_API aftercare_status aftercare_reminders_backup_closed(const char *store,
                                                                 const char *path,
                                                                 aftercare_error *err);

#ifdef __cplusplus
}
#endif

#endif
