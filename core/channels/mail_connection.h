// One connection to a mail server, and the mails that go over it, one after the other.
// Curl looks the name up, connects, encrypts and logs in, and leaves the connection to us
// (CURLOPT_CONNECT_ONLY): its own way of handing mail over would wait for the server's
// last word without letting the loop go on.
#ifndef AFTERCARE_CHANNELS_MAIL_CONNECTION_H
#define AFTERCARE_CHANNELS_MAIL_CONNECTION_H

#include "core/channels/channel.h"
#include "core/channels/exchange.h"
#include "core/channels/mail_options.h"
#include "core/channels/smtp_dialogue.h"

#include <uv.h>

enum mail_state {
    MAIL_NEW,        // its first mail opens it
    MAIL_CONNECTING, // curl is at work
    MAIL_TALKING,    // a mail is on its way
    MAIL_IDLE,       // open, and free for the next mail
    MAIL_ENDING,     // its handles are closing
};

struct mail_connection;

// A mail to be sent, and who is told of it; borrowed until then.
struct mail_order {
    const struct delivery *delivery;
    aftercare_told *told;
    void *context;
};

// What the connections of a channel share; borrowed.
struct mail_owner {
    uv_loop_t *loop;
    struct curl_loop *curl;
    const struct mail_options *options;
    const struct allocator *allocator;
    // The server had closed this connection, which had been idle, before it heard of the
    // order: another connection is to be opened for it.
    void (*again)(void *context, const struct mail_order *order);
    // The connection has ended; its memory is the owner's again.
    void (*gone)(void *context, struct mail_connection *connection);
    void *context;
};

struct mail_connection {
    const struct mail_owner *owner;
    struct mail_connection *previous, *next; // the owner's own
    enum mail_state state;
    struct mail_order order; // while a mail is under way
    struct exchange exchange;
    struct smtp_dialogue dialogue;
    struct buffer message;
    bool was_idle; // before this mail, so that the server may have closed it meanwhile
    size_t line_len;
    char line[VERDICT_EXCERPT_MAX]; // the beginning of what was last replied to curl
    uv_timer_t timer;
    uv_poll_t poll;
    int handles; // on the loop: the timer, and the poll once it is connected
};

// Fills it where it lies, from which it may not move. False when there is no memory; then
// nothing is to be undone.
bool mail_connection_init(struct mail_connection *connection,
                          const struct mail_owner *owner);

// Sends one over a connection that is new or idle.
void mail_connection_send(struct mail_connection *connection,
                          const struct mail_order *order);

// Ends it; a mail under way is told TRY_AGAIN. gone is called later.
void mail_connection_end(struct mail_connection *connection);

#endif
