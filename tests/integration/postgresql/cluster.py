"""A PostgreSQL server of one's own, in a folder, with the extension of examples/postgresql:
what `make install` would put into the server's folders goes into a tree of links to them, so
that nothing of the machine changes."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

SOURCE = Path(os.environ.get("AFTERCARE_SOURCE", Path(__file__).parents[3]))
BUILD = Path(os.environ.get("AFTERCARE_BUILD", SOURCE / "build"))
INSTRUMENTED = os.environ.get("AFTERCARE_INSTRUMENTED")
EXTENSION = SOURCE / "examples/postgresql"
USER = "tester"


class NotHere(Exception):
    """This machine has no server, or nothing to build an extension with."""


def asked(question):
    try:
        return subprocess.run(["pg_config", question], capture_output=True, text=True,
                              check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotHere("pg_config is not installed") from error


def linked(folder, tree):
    """Links to all files of a folder, at the same place in the tree."""
    target = tree / folder.lstrip("/")
    target.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-asf", f"{folder}/.", target], check=True)
    return target


class Cluster:
    """Built and made in `folder`, which others may enter; a server refuses to run as root."""

    def __init__(self, folder):
        self.folder, self.bin = Path(folder), Path(asked("--bindir"))
        if not (self.bin / "postgres").exists() or not Path(asked("--pgxs")).exists():
            raise NotHere("PostgreSQL's server, or what extensions are built with, is not "
                          "installed (postgresql, postgresql-server-dev-all)")
        self.folder.chmod(0o755)
        self.prefix, self.tree = self.folder / "prefix", self.folder / "tree"
        self.data, self.sockets = self.folder / "run/data", self.folder / "run"
        self.server = None
        self.user = {"user": "nobody", "group": "nogroup", "extra_groups": []} \
            if os.geteuid() == 0 else {}
        self.environment = {**os.environ, "LD_LIBRARY_PATH": str(self.prefix / "lib"),
                            "PGHOST": str(self.sockets), "PGUSER": USER,
                            "PGDATABASE": "postgres", "LC_ALL": "C.UTF-8", "PGTZ": "UTC",
                            "PGDATESTYLE": "ISO, MDY"}

    def ran(self, *command, as_server=False, **how):
        """Runs a command and gives what it printed; what it said when it fails."""
        user = self.user if as_server else {}
        done = subprocess.run([str(part) for part in command], text=True, check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              env=self.environment, umask=0o022, **user,
                              **{"cwd": self.folder, **how})
        if done.returncode:
            raise AssertionError(f"{command}: {done.returncode}\n{done.stdout}")
        return done.stdout

    def build(self):
        """Installs the library as a stranger would, and the extension into the tree."""
        self.ran("cmake", "--install", BUILD, "--prefix", self.prefix)
        place = self.folder / "extension"
        shutil.copytree(EXTENSION, place)
        self.environment["PKG_CONFIG_PATH"] = str(self.prefix / "lib/pkgconfig")
        self.made = ["make", "-s", "-C", place, "with_llvm=no", "COPT=-Werror",
                     f"PKG_CONFIG=pkg-config --define-variable=prefix={self.prefix}"]
        said = self.ran(*self.made)
        if "warning" in said:
            raise AssertionError(said)
        for folder in {asked("--sharedir"), asked("--pkglibdir")}:
            linked(folder, self.tree)
        self.ran(*self.made, "install", f"DESTDIR={self.tree}")
        # A server looks for its folders from where its own file is, which a link is not.
        self.programs = linked(str(self.bin), self.tree)
        for name in ("postgres", "initdb"):
            (self.programs / name).unlink()
            shutil.copy(self.bin / name, self.programs / name)
        return self

    def start(self, **settings):
        self.sockets.mkdir()
        if self.user:
            shutil.chown(self.sockets, "nobody", "nogroup")
        self.ran(self.programs / "initdb", "-D", self.data, "-U", USER, "-A", "trust",
                 "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", as_server=True)
        shared = self.prefix / "share/aftercare"
        settings = {"listen_addresses": "", "unix_socket_directories": self.sockets,
                    "fsync": "off", "aftercare.plugins": shared / "plugins",
                    "aftercare.rules": shared / "rules", **settings}
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as file:
            for name, value in settings.items():
                file.write(f"{name} = '{value}'\n")
        # It ends with this process, however that ends.
        log = self.folder / "log"
        with log.open("wb") as out:
            self.server = subprocess.Popen(
                ["setpriv", "--pdeathsig", "QUIT", self.programs / "postgres", "-D", self.data],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=self.sockets,
                env=self.environment, umask=0o022, **self.user)
        while subprocess.run([self.bin / "pg_isready", "-q"], env=self.environment,
                             check=False).returncode:
            if self.server.poll() is not None:
                raise AssertionError(log.read_text(encoding="utf-8"))
            time.sleep(0.05)
        return self

    def sql(self, statement):
        """Rows as lines, columns with | between them; what psql says, errors among it."""
        return subprocess.run([self.bin / "psql", "-X", "-q", "-A", "-t", "-v",
                               "VERBOSITY=verbose", "-v", "ON_ERROR_STOP=1", "-f", "-"],
                              input=statement, text=True, check=False, env=self.environment,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout

    def stop(self):
        if self.server:
            self.server.send_signal(signal.SIGQUIT)
            self.server.wait()
