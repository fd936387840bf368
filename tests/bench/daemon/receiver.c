// A receiver of webhooks that answers 204 to whatever comes, as quickly as it can. Prints
// its port; after as many as it was told, how many seconds lay between the first and the
// last.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define CONNECTIONS 1024
#define REQUEST_MAX 16384

struct connection {
    size_t len;
    char bytes[REQUEST_MAX];
};

static struct connection connections[CONNECTIONS];
static struct pollfd polled[CONNECTIONS];

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

// The length of the request at the beginning, or 0 when it is not there yet.
static size_t request_len(struct connection *connection) {
    connection->bytes[connection->len] = '\0';
    char *end = strstr(connection->bytes, "\r\n\r\n");
    char *length = strstr(connection->bytes, "Content-Length:");
    if (!end || !length) {
        return 0;
    }
    size_t whole = (size_t)(end + 4 - connection->bytes) +
                   strtoul(length + strlen("Content-Length:"), NULL, 10);
    return whole <= connection->len ? whole : 0;
}

static int answer(int file, struct connection *connection) {
    static const char said[] = "HTTP/1.1 204 No Content\r\n\r\n";
    ssize_t got = read(file, connection->bytes + connection->len,
                       REQUEST_MAX - 1 - connection->len);
    if (got <= 0) {
        return -1;
    }
    connection->len += (size_t)got;
    size_t len = request_len(connection);
    if (len == 0) {
        return 0;
    }
    memmove(connection->bytes, connection->bytes + len, connection->len - len);
    connection->len -= len;
    return write(file, said, sizeof said - 1) > 0 ? 1 : -1;
}

static int listen_anywhere(void) {
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t len = sizeof address;
    int file = socket(AF_INET, SOCK_STREAM, 0);
    if (file < 0 || bind(file, (struct sockaddr *)&address, len) ||
        listen(file, CONNECTIONS) ||
        getsockname(file, (struct sockaddr *)&address, &len)) {
        perror("listen");
        exit(1);
    }
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return file;
}

static void take_connection(nfds_t *count) {
    int file = accept(polled[0].fd, NULL, NULL);
    if (file >= 0 && *count < CONNECTIONS) {
        connections[*count].len = 0;
        polled[(*count)++] = (struct pollfd){.fd = file, .events = POLLIN};
    }
}

int main(int count, char **arguments) {
    long wanted = count > 1 ? strtol(arguments[1], NULL, 10) : 1, got = 0;
    nfds_t open = 1;
    double first = 0;
    polled[0] = (struct pollfd){.fd = listen_anywhere(), .events = POLLIN};
    while (got < wanted) {
        poll(polled, open, -1);
        for (nfds_t i = 1; i < open; i++) {
            int answered = polled[i].revents ? answer(polled[i].fd, &connections[i]) : 0;
            got += answered > 0;
            first = first == 0 && answered > 0 ? now() : first;
            if (answered < 0) {
                close(polled[i].fd);
                polled[i].fd = -1;
            }
        }
        if (polled[0].revents) {
            take_connection(&open);
        }
    }
    printf("%.6f\n", now() - first);
    return 0;
}
