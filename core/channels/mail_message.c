#include "core/channels/mail_message.h"

#include "core/base/date.h"
#include "core/base/digest.h"
#include "core/calendar/calendar.h"
#include "core/channels/cloud_event.h"
#include "core/channels/mail_address.h"
#include "core/channels/mime.h"

#include <string.h>

#define ID_DIGITS 40 // of the digest of the key, or of the group

struct message { // being written
    struct buffer *out;
    const struct delivery *delivery;
    const struct mail_options *options;
    char id[DIGEST_TEXT_MAX]; // hexadecimal digits that are the key's own
    const char *subject;
    struct text language;
    bool has_calendar;
    struct buffer part; // before it is encoded
};

static const aftercare_reminder *reminder_of(const struct message *message) {
    return message->delivery->reminder;
}

static bool says_something(const aftercare_reminder *reminder) {
    return text_of(reminder->message).len > 0;
}

// Whether any of the message does.
static bool has_text(const aftercare_reminder *first) {
    const aftercare_reminder *at = first;

    while (at && !says_something(at)) {
        at = at->next_in_group;
    }
    return at != NULL;
}

static aftercare_status check(const aftercare_reminder *reminder, aftercare_error *err) {
    aftercare_status status = cloud_event_check(reminder, err);

    if (status != AFTERCARE_OK) {
        return status;
    }
    if (!reminder->to || !mail_address_is(text_of(reminder->to))) {
        return fail(err, AFTERCARE_EDOCUMENT, NULL,
                    "whom it goes to is no address of e-mail (\"name@example.org\")");
    }
    if (!has_text(reminder)) {
        return fail(err, AFTERCARE_EDOCUMENT, NULL, "the reminder says nothing");
    }
    return AFTERCARE_OK;
}

// "sha256:" is not of the id. Of a group two parts are digested, so that no key's
// is the same.
static void make_id(struct message *message) {
    char text[DIGEST_TEXT_MAX];
    struct digest digest;
    const aftercare_reminder *reminder = reminder_of(message);

    digest_begin(&digest);
    if (reminder->group) {
        digest_add(&digest, TEXT("group"));
        digest_add(&digest, text_of(reminder->group));
    } else {
        digest_add(&digest, text_of(reminder->key));
    }
    const char *digits = strchr(digest_end(text, &digest), ':') + 1;
    memcpy(message->id, digits, ID_DIGITS);
    message->id[ID_DIGITS] = '\0';
}

// RFC 5322 wants English names and knows no other way.
static void write_date(struct buffer *out, int64_t now) {
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct wall wall = instant_wall((struct instant){now}, 0);
    struct civil civil = date_civil(wall.date);
    int month = civil.month > 0 ? civil.month - 1 : 0; // outside the calendar: January

    buffer_format(out, "Date: %s, %d %s %04d %02d:%02d:%02d +0000\r\n",
                  days[date_weekday(wall.date) - 1], civil.day, months[month], civil.year,
                  wall.second / 3600, wall.second / 60 % 60, wall.second % 60);
}

static void write_header(struct message *message) {
    struct buffer *out = message->out;
    const struct mail_options *options = message->options;
    struct text from = text_of(options->from);

    write_date(out, message->delivery->now);
    mime_header_address(out, "From", text_of(options->from_name), from);
    mime_header_address(out, "To", TEXT(""), text_of(reminder_of(message)->to));
    mime_header(out, "Subject", text_of(message->subject));
    buffer_format(out, "Message-ID: <%s@%.*s>\r\n", message->id,
                  TEXT_ARGS(mail_address_domain(from)));
    buffer_format(out, "Content-Language: %.*s\r\n", TEXT_ARGS(message->language));
    // So that no machine answers, and no two of them write to each other for ever.
    buffer_string(out, "Auto-Submitted: auto-generated\r\n"
                       "MIME-Version: 1.0\r\n");
}

// "=_" is in no line of quoted-printable and of base64, so that no text ends a part.
static void write_multipart(struct message *message, const char *kind) {
    buffer_format(message->out,
                  "Content-Type: multipart/%s;\r\n boundary=\"=_%s_%s\"\r\n\r\n", kind,
                  kind, message->id);
}

static void begin_part(struct message *message, const char *kind) {
    buffer_format(message->out, "--=_%s_%s\r\n", kind, message->id);
}

static void end_multipart(struct message *message, const char *kind) {
    buffer_format(message->out, "--=_%s_%s--\r\n", kind, message->id);
}

static void write_text(struct message *message, const char *type) {
    begin_part(message, "alternative");
    buffer_format(message->out,
                  "Content-Type: text/%s; charset=UTF-8\r\n"
                  "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
                  type);
    mime_quoted_printable(message->out,
                          (struct text){message->part.at, message->part.len});
}

static void write_plain(struct message *message) {
    const char *from_name = message->options->from_name;

    buffer_reset(&message->part);
    for (const aftercare_reminder *at = reminder_of(message); at;
         at = at->next_in_group) {
        buffer_string(&message->part,
                      message->part.len > 0 && says_something(at) ? "\n\n" : "");
        buffer_string(&message->part, at->message ? at->message : "");
    }
    if (from_name[0] != '\0') {
        buffer_format(&message->part, "\n\n-- \n%s", from_name);
    }
    write_text(message, "plain");
}

// What stands for a byte between tags and in quotes; NULL for the byte itself.
static const char *escape_of(char byte) {
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\r':
    case '\n':
        return "<br>\n";
    default:
        return NULL;
    }
}

// Line breaks of each kind are shown.
static void add_escaped(struct buffer *out, const char *text) {
    for (size_t i = 0; text[i]; i++) {
        const char *escape = escape_of(text[i]);
        if (text[i] == '\r' && text[i + 1] == '\n') {
            continue;
        }
        if (escape) {
            buffer_string(out, escape);
        } else {
            buffer_add(out, &text[i], 1);
        }
    }
}

static void add_paragraph(struct buffer *out, const char *text) {
    buffer_string(out, "<p>");
    add_escaped(out, text);
    buffer_string(out, "</p>\n");
}

static void write_html(struct message *message) {
    struct buffer *part = &message->part;
    const char *from_name = message->options->from_name;

    buffer_reset(part);
    buffer_format(part,
                  "<!DOCTYPE html>\n<html lang=\"%.*s\">\n<head>\n"
                  "<meta charset=\"utf-8\">\n<title>",
                  TEXT_ARGS(message->language));
    add_escaped(part, message->subject);
    buffer_string(part, "</title>\n</head>\n"
                        "<body dir=\"auto\" style=\"font: 1.1em/1.5 sans-serif\">\n");
    for (const aftercare_reminder *at = reminder_of(message); at;
         at = at->next_in_group) {
        if (says_something(at)) {
            add_paragraph(part, at->message);
        }
    }
    if (from_name[0] != '\0') {
        add_paragraph(part, from_name);
    }
    buffer_string(part, "</body>\n</html>\n");
    write_text(message, "html");
}

static void write_texts(struct message *message) {
    write_multipart(message, "alternative");
    write_plain(message);
    write_html(message);
    end_multipart(message, "alternative");
}

// One line of a calendar: what is broken into lines is joined.
static void add_joined(struct buffer *out, const char *text) {
    for (size_t i = 0; text[i]; i++) {
        char c = text[i] == '\n' || text[i] == '\r' || text[i] == '\t' ? ' ' : text[i];
        buffer_add(out, &c, 1);
    }
}

static size_t count_items(const aftercare_reminder *first) {
    size_t count = 0;

    for (const aftercare_reminder *at = first; at; at = at->next_in_group) {
        count++;
    }
    return count;
}

// Their summaries are the message's part, until that is written anew.
static void fill_events(struct message *message, struct calendar_event *events) {
    struct buffer *part = &message->part;
    size_t at = 0, i = 0;

    buffer_reset(part);
    for (const aftercare_reminder *item = reminder_of(message); item;
         item = item->next_in_group) {
        size_t before = part->len;
        add_joined(part, item->message ? item->message : "");
        events[i++] = (struct calendar_event){.uid = text_of(item->key),
                                              .summary = {NULL, part->len - before},
                                              .start = item->due};
    }
    for (size_t k = 0; k < i; k++) {
        events[k].summary.at = part->at + at;
        at += events[k].summary.len;
    }
}

static aftercare_status write_events(struct buffer *file, struct message *message,
                                     const struct allocator *allocator,
                                     aftercare_error *err) {
    size_t count = count_items(reminder_of(message));
    size_t size = count * sizeof(struct calendar_event);
    struct calendar_event *events =
        allocator->allocate(allocator->context, NULL, 0, size);

    if (!events) {
        return fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the mail");
    }
    fill_events(message, events);
    aftercare_status status =
        message->part.failed
            ? fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the mail")
            : calendar_write(
                  file, &(struct calendar){events, count, message->delivery->now}, err);
    (void)allocator->allocate(allocator->context, events, size, 0);
    return status;
}

static aftercare_status write_calendar(struct message *message,
                                       const struct allocator *allocator,
                                       aftercare_error *err) {
    struct buffer file;

    buffer_init(&file, allocator, MAIL_MESSAGE_MAX);
    aftercare_status status = write_events(&file, message, allocator, err);
    begin_part(message, "mixed");
    buffer_string(message->out,
                  "Content-Type: text/calendar; charset=UTF-8; method=PUBLISH;\r\n"
                  " name=\"reminder.ics\"\r\n"
                  "Content-Disposition: attachment; filename=\"reminder.ics\"\r\n"
                  "Content-Transfer-Encoding: base64\r\n\r\n");
    mime_base64(message->out, (struct text){file.at, file.len});
    buffer_clear(&file);
    return status;
}

static aftercare_status write_body(struct message *message,
                                   const struct allocator *allocator,
                                   aftercare_error *err) {
    if (!calendar_is_built_in()) {
        write_texts(message);
        return AFTERCARE_OK;
    }
    write_multipart(message, "mixed");
    begin_part(message, "mixed");
    write_texts(message);
    aftercare_status status = write_calendar(message, allocator, err);
    end_multipart(message, "mixed");
    return status;
}

aftercare_status mail_message_write(struct buffer *out, const struct delivery *delivery,
                                    const struct mail_options *options,
                                    const struct allocator *allocator,
                                    aftercare_error *err) {
    struct text locale = text_of(delivery->reminder->locale);
    struct message message = {
        .out = out,
        .delivery = delivery,
        .options = options,
        .subject = mail_subject(&options->subjects, locale),
        .language = mail_language(locale),
    };
    aftercare_status status = check(delivery->reminder, err);

    if (status != AFTERCARE_OK) {
        return status;
    }
    make_id(&message);
    buffer_init(&message.part, allocator, MAIL_MESSAGE_MAX);
    write_header(&message);
    status = write_body(&message, allocator, err);
    bool is_short = out->failed || message.part.failed;
    buffer_clear(&message.part);
    return status == AFTERCARE_OK && is_short
               ? fail(err, AFTERCARE_ENOMEM, NULL, "no memory for the mail")
               : status;
}
