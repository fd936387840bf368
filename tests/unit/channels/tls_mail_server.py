#!/usr/bin/env python3
"""Takes mails over TLS, until it is ended.

The argument is a folder for its certificates (certificates.py). Prints four ports: STARTTLS with
the certificates "here", "other" and "old", then TLS from the beginning with "here". All want
the user "clinic" with the password "pass word".
"""
import asyncio
import base64
import ssl
import sys

import certificates

LOGIN = base64.b64encode(b"\0clinic\0pass word")


class Session:
    def __init__(self, reader, writer, context):
        self.reader, self.writer, self.context = reader, writer, context
        self.is_encrypted = context is None
        self.is_known = False

    async def say(self, *lines):
        self.writer.write(b"".join(line.encode() + b"\r\n" for line in lines))
        await self.writer.drain()

    async def line(self):
        return (await self.reader.readuntil(b"\r\n"))[:-2]

    async def greet(self):
        if self.is_encrypted:
            await self.say("250-tls.test", "250 AUTH PLAIN")
        else:
            await self.say("250-tls.test", "250 STARTTLS")

    async def encrypt(self):
        await self.say("220 go on")
        await self.writer.start_tls(self.context)
        self.is_encrypted = True

    async def log_in(self, words):
        if len(words) < 3:
            await self.say("334 ")
            words.append(await self.line())
        self.is_known = self.is_encrypted and words[2] == LOGIN
        await self.say("235 welcome" if self.is_known else "535 5.7.8 who are you")

    async def take(self):
        await self.say("354 go on")
        await self.reader.readuntil(b"\r\n.\r\n")
        await self.say("250 taken")

    async def run(self):
        await self.say("220 tls.test ESMTP")
        while True:
            words = (await self.line()).split(b" ")
            verb = words[0].upper()
            if verb == b"EHLO":
                await self.greet()
            elif verb == b"STARTTLS" and not self.is_encrypted:
                await self.encrypt()
            elif verb == b"AUTH":
                await self.log_in(words)
            elif verb == b"QUIT":
                await self.say("221 bye")
                return
            elif not self.is_known:
                await self.say("530 5.7.0 authenticate")
            elif verb == b"DATA":
                await self.take()
            else:
                await self.say("250 ok")


async def serve(reader, writer, context):
    try:
        await Session(reader, writer, context).run()
    except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
        pass
    writer.close()


async def main(folder):
    ports = []
    contexts = certificates.make(folder)
    for name in ("here", "other", "old", None):
        context = contexts.get(name)
        server = await asyncio.start_server(
            lambda reader, writer, context=context: serve(reader, writer, context),
            "127.0.0.1", 0, ssl=None if name else contexts["here"])
        ports.append(server.sockets[0].getsockname()[1])
    print(*ports, flush=True)
    await asyncio.sleep(60)


asyncio.run(main(sys.argv[1]))
