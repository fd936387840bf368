#!/usr/bin/env python3
"""Receives webhooks over TLS and answers 204, until it is ended.

The argument is a folder for its certificates (certificates.py). Prints the ports of the
receivers with "here", "other", "old", and of one that has "here" but no TLS above 1.1. Whoever
agrees on HTTP/2 is answered 500. On the path /close the connection is closed.
"""
import asyncio
import ssl
import sys
import warnings

import certificates


def outdated(folder):
    made = certificates.context(folder, "here")
    made.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made.minimum_version = ssl.TLSVersion.TLSv1
        made.maximum_version = ssl.TLSVersion.TLSv1_1
    return made


async def answer(reader, writer):
    agreed = writer.get_extra_info("ssl_object").selected_alpn_protocol()
    code = b"500 Not so" if agreed == "h2" else b"204 No Content"
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = head.partition(b"content-length: ")[2].partition(b"\r\n")[0]
            await reader.readexactly(int(length))
            closes = head.startswith(b"post /close ")
            writer.write(b"HTTP/1.1 " + code + b"\r\n"
                         + (b"Connection: close\r\n" if closes else b"") + b"\r\n")
            await writer.drain()
            if closes:
                break
    except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
        pass
    writer.close()


async def main(folder):
    ports = []
    contexts = certificates.make(folder)
    contexts["outdated"] = outdated(folder)
    for context in contexts.values():
        context.set_alpn_protocols(["h2", "http/1.1"])
        server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
        ports.append(server.sockets[0].getsockname()[1])
    print(*ports, flush=True)
    await asyncio.sleep(60)


asyncio.run(main(sys.argv[1]))
