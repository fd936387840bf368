"""Those whom a daemon hands reminders to, besides webhooks: a mail server, and programs."""

import email
import email.policy
import os
import queue
import socketserver
import threading
import time
from pathlib import Path

HANG, CLOSE = "hang", "close"


class RawReceiver:
    """Takes whole requests over HTTP and answers with bytes as they are; None is silence, a
    function is called with the connection."""

    def __init__(self, answer):
        self.answer = answer
        self.ids = queue.Queue()
        self.ended = threading.Event()
        receiver = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                try:
                    receiver.serve(self.rfile, self.wfile, self.connection)
                except OSError:
                    pass  # who has left hears no answer

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address, daemon_threads, block_on_close = True, True, False

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hooks"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def serve(self, lines, out, connection):
        length = 0
        for line in lines:
            name, _, value = line.decode().strip().partition(": ")
            length = int(value) if name.lower() == "content-length" else length
            if name == "webhook-id":
                self.ids.put(value)
            if line == b"\r\n":
                lines.read(length)
                break
        answer = self.answer
        if answer is None:
            self.ended.wait()
        elif callable(answer):
            answer(connection)
        else:
            out.write(answer)

    def close(self):
        self.ended.set()
        self.server.shutdown()
        self.server.server_close()


class MailServer:
    """Takes mail over SMTP and keeps it. rule(command, line) may give another reply than the
    usual one, or HANG, or CLOSE; command is "CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "END" (of
    the message) or whatever else came."""

    def __init__(self):
        self.got = queue.Queue()
        self.rule = lambda command, line: None
        self.ended = threading.Event()
        mails = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self):
                try:
                    mails.serve(self.rfile, self.wfile)
                except OSError:
                    pass  # who has left hears no answer

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address, daemon_threads, block_on_close = True, True, False

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def say(self, out, said):
        """False when there is no more to say to this one."""
        if said is HANG:
            self.ended.wait()
        if said in (HANG, CLOSE):
            return False
        out.write(said.encode() + b"\r\n")
        return True

    @staticmethod
    def message(lines):
        whole = b""
        for line in lines:
            if line == b".\r\n":
                return whole
            whole += line[1:] if line.startswith(b".") else line
        raise OSError("the message has no end")

    def serve(self, lines, out):
        sender, receiver = "", ""
        if not self.say(out, self.rule("CONNECT", "") or "220 mail.example ESMTP"):
            return
        for line in lines:
            text = line.decode().strip()
            command = text.split(" ")[0].upper()
            sender = text[10:].strip("<>") if command == "MAIL" else sender
            receiver = text[8:].strip("<>") if command == "RCPT" else receiver
            usual = {"EHLO": "250 mail.example", "DATA": "354 go on", "QUIT": "221 bye"}
            said = self.rule(command, text) or usual.get(command, "250 OK")
            if not self.say(out, said) or command == "QUIT":
                return
            if said.startswith("354") and not self.take_message(lines, out, sender, receiver):
                return

    def take_message(self, lines, out, sender, receiver):
        came, whole = time.time(), self.message(lines)
        said = self.rule("END", receiver) or "250 kept"
        if said is HANG or said.startswith("250"):  # who hangs here has it, and never says so
            self.got.put((came, sender, receiver,
                          email.message_from_bytes(whole, policy=email.policy.default)))
        return self.say(out, said)

    def take(self, part="", patience=60):
        """The next mail that says this: when it came, from whom, to whom, and the message."""
        until = time.monotonic() + patience
        while True:
            taken = self.got.get(timeout=max(0.01, until - time.monotonic()))
            if part in taken[3].get_body(("plain",)).get_content():
                return taken

    def channel(self, name="mail", more=""):
        return ('%s = { type = "mail", server = "smtp://127.0.0.1:%d", unencrypted = true, '
                'from = "clinic@clinic.example", allow = { "127.0.0.0/8" }, '
                'backoff = { "PT1S", "PT1S" }%s }' % (name, self.port, more))

    def close(self):
        self.ended.set()
        self.server.shutdown()
        self.server.server_close()


def program(folder, body, name="notify"):
    """A program that nobody else can change, whose script that is."""
    path = Path(folder) / name
    path.write_text("#!/bin/sh\n" + body, encoding="utf-8")
    os.chmod(path, 0o700)
    return path
