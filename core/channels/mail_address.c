#include "core/channels/mail_address.h"

#include <string.h>

#define LOCAL_MAX 64
#define LABEL_MAX 63

static bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// What may stand between the dots of a name (RFC 5322, atext).
static bool is_atom(char c) {
    return is_alphanumeric(c) || (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c));
}

// Atoms joined by single dots.
static bool is_name(struct text text) {
    bool is_after_atom = false;

    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] != '.' && !is_atom(text.at[i])) {
            return false;
        }
        if (text.at[i] == '.' && !is_after_atom) {
            return false;
        }
        is_after_atom = text.at[i] != '.';
    }
    return is_after_atom && text.len <= LOCAL_MAX;
}

static bool is_label(struct text text) {
    for (size_t i = 0; i < text.len; i++) {
        if (!is_alphanumeric(text.at[i]) && text.at[i] != '-') {
            return false;
        }
    }
    return text.len > 0 && text.len <= LABEL_MAX && text.at[0] != '-' &&
           text.at[text.len - 1] != '-';
}

static bool is_domain(struct text text) {
    size_t begin = 0;

    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && text.at[i] != '.') {
            continue;
        }
        if (!is_label((struct text){text.at + begin, i - begin})) {
            return false;
        }
        begin = i + 1;
    }
    return true;
}

struct text mail_address_domain(struct text address) {
    const char *at = memchr(address.at, '@', address.len);
    size_t before = at ? (size_t)(at - address.at) + 1 : address.len;

    return (struct text){address.at + before, address.len - before};
}

bool mail_address_is(struct text text) {
    struct text domain = mail_address_domain(text);
    size_t name = text.len - domain.len; // with its "@"

    return name > 1 && text.len <= MAIL_ADDRESS_MAX &&
           is_name((struct text){text.at, name - 1}) && is_domain(domain);
}
