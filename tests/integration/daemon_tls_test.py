#!/usr/bin/env python3
"""aftercared over HTTPS, spoken to by another implementation of TLS."""

import http.client
import json
import socket
import ssl
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "daemon"))
import house  # noqa: E402: it lies beside this file


def certificate(folder, name):
    """A certificate for 127.0.0.1 and its key, as files."""
    pem, key = folder / f"{name}.pem", folder / f"{name}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-days", "2", "-subj", "/CN=aftercared", "-addext",
         "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", pem],
        check=True, capture_output=True)
    return pem, key


class Https(unittest.TestCase):
    def setUp(self):
        self.daemon = house.Daemon()
        self.addCleanup(self.daemon.close)
        self.pem, self.key = certificate(self.daemon.path, "own")

    def configure(self, **options):
        plain = self.daemon.config.read_text(encoding="utf-8")
        lines = "".join(f'{name} = "{value}"\n' for name, value in options.items())
        self.daemon.config.write_text(plain + lines, encoding="utf-8")

    def context(self):
        return ssl.create_default_context(cafile=self.pem)

    def get(self, path, context):
        connection = http.client.HTTPSConnection(self.daemon.address, timeout=house.PATIENCE,
                                                 context=context)
        try:
            connection.request("GET", path)
            reply = connection.getresponse()
            return reply.status, json.loads(reply.read())
        finally:
            connection.close()

    def test_the_interface_is_served_over_tls(self):
        self.configure(certificate=self.pem, key=self.key)
        self.daemon.start()
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            context = self.context()
            context.minimum_version = context.maximum_version = version
            self.assertEqual(self.get("/readyz", context), (200, {"status": "ready"}))
        self.assertEqual(self.daemon.stop(), 0)

    def test_older_versions_and_plain_http_are_turned_away(self):
        self.configure(certificate=self.pem, key=self.key)
        self.daemon.start()
        host, port = self.daemon.address.rsplit(":", 1)
        with socket.create_connection((host, int(port)), timeout=house.PATIENCE) as plain:
            plain.sendall(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.assertNotIn(b"HTTP/1.1 200", plain.recv(4096))
        done = subprocess.run(["openssl", "s_client", "-tls1_1", "-cipher", "ALL:@SECLEVEL=0",
                               "-connect", self.daemon.address], input=b"", capture_output=True,
                              check=False, timeout=house.PATIENCE)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(self.get("/healthz", self.context())[0], 200)

    def test_who_never_finishes_the_handshake_holds_up_nobody(self):
        self.configure(certificate=self.pem, key=self.key)
        self.daemon.start()
        host, port = self.daemon.address.rsplit(":", 1)
        slow = [socket.create_connection((host, int(port))) for _ in range(50)]
        for connection in slow:
            connection.sendall(b"\x16\x03\x01")
        self.assertEqual(self.get("/healthz", self.context())[0], 200)
        for connection in slow:
            connection.close()

    def test_what_is_wrong_with_the_files_is_told(self):
        _, other_key = certificate(self.daemon.path, "other")
        rows = (
            ({"certificate": "/nowhere.pem", "key": self.key}, "certificate: /nowhere.pem: there is no such"),
            ({"certificate": self.pem, "key": "/nowhere.key"}, "key: /nowhere.key: there is no such"),
            ({"certificate": self.pem}, "a certificate and its private key go together"),
            ({"certificate": self.key, "key": self.key}, "no certificate is in it"),
            ({"certificate": self.pem, "key": self.pem}, "no private key is in it"),
            ({"certificate": self.pem, "key": other_key}, "is not that of the private key"),
        )
        plain = self.daemon.config.read_text(encoding="utf-8")
        for options, says in rows:
            with self.subTest(says):
                self.daemon.config.write_text(plain, encoding="utf-8")
                self.configure(**options)
                done = house.run("--check", "--config", str(self.daemon.config))
                self.assertEqual(done.returncode, 78)
                self.assertIn(says, done.stderr)


if __name__ == "__main__":
    unittest.main()
