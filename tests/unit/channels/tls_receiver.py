#!/usr/bin/env python3
"""Receives webhooks over TLS and answers 204, until it is ended.

The argument is a folder for its certificates: here.pem is made out to 127.0.0.1, other.pem
to somebody else. Prints the ports of the receiver with the one and with the other.
"""
import asyncio
import ssl
import subprocess
import sys

NAMES = {"here": "IP:127.0.0.1", "other": "DNS:other.test"}


def context_of(folder, name, alternative):
    key, certificate = f"{folder}/{name}.key", f"{folder}/{name}.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-days", "2", "-subj", "/CN=receiver", "-addext",
         f"subjectAltName={alternative}", "-keyout", key, "-out", certificate],
        check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


async def answer(reader, writer):
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = head.partition(b"content-length: ")[2].partition(b"\r\n")[0]
            await reader.readexactly(int(length))
            writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
        writer.close()


async def main(folder):
    ports = []
    for name, alternative in NAMES.items():
        context = context_of(folder, name, alternative)
        server = await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)
        ports.append(server.sockets[0].getsockname()[1])
    print(*ports, flush=True)
    await asyncio.sleep(60)


asyncio.run(main(sys.argv[1]))
