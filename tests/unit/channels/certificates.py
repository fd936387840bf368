"""Certificates for receivers in tests, made by openssl for the occasion."""
import ssl
import subprocess

KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]

AUTHORITY = """
[ca]
default_ca = here
[here]
database = {folder}/index
new_certs_dir = {folder}
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
"""


def run(*command):
    subprocess.run(["openssl", *command], check=True, capture_output=True)


def own(folder, name, alternative):
    """A certificate that signs itself, valid from now on."""
    run("req", "-x509", *KEY, "-days", "2", "-subj", "/CN=receiver",
        "-addext", f"subjectAltName={alternative}",
        "-keyout", f"{folder}/{name}.key", "-out", f"{folder}/{name}.pem")


def expired(folder, name, alternative):
    """The same, of a day in 2020."""
    with open(f"{folder}/ca.conf", "w", encoding="utf-8") as config:
        config.write(AUTHORITY.format(folder=folder))
    with open(f"{folder}/index", "w", encoding="utf-8"):
        pass
    run("req", *KEY, "-subj", "/CN=receiver", "-addext", f"subjectAltName={alternative}",
        "-keyout", f"{folder}/{name}.key", "-out", f"{folder}/{name}.csr")
    run("ca", "-batch", "-selfsign", "-notext", "-config", f"{folder}/ca.conf",
        "-keyfile", f"{folder}/{name}.key", "-in", f"{folder}/{name}.csr",
        "-out", f"{folder}/{name}.pem",
        "-startdate", "20200101000000Z", "-enddate", "20200102000000Z")


def context(folder, name):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(f"{folder}/{name}.pem", f"{folder}/{name}.key")
    return made


def make(folder):
    """here: made out to this host; other: to somebody else; old: it has expired."""
    own(folder, "here", "IP:127.0.0.1")
    own(folder, "other", "DNS:other.test")
    expired(folder, "old", "IP:127.0.0.1")
    return {name: context(folder, name) for name in ("here", "other", "old")}
