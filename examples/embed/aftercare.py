"""aftercare for Python, by ctypes: nothing to build, libaftercare.so is all it needs.

    from aftercare import Rules

    with Rules(["plugins"], ["rules"]) as rules, rules.assessor() as assessor:
        answer = assessor.assess({"patient": {"pregnant": True}}, today="2026-11-22")
        print(answer["treatments"][0]["verdict"])

Rules may be used by any number of threads, an assessor by one at a time: make one for each.
While a call works, other threads of Python run."""

from __future__ import annotations

import ctypes
import json
from ctypes import POINTER, byref, c_char, c_char_p, c_int, c_int32, c_int64, c_size_t, c_void_p
from types import TracebackType
from typing import Any, Dict, Union

Document = Union[str, bytes, Dict[str, Any]]


class AftercareError(Exception):
    """What is wrong, and where: place (a file, or the document), line, column, and for
    documents a JSON pointer."""

    def __init__(self, status: str, place: str, line: int, column: int, pointer: str,
                 sentence: str) -> None:
        where = f"{place}:{line}:{column}: " if line else f"{place}: " if place else ""
        super().__init__(where + sentence)
        self.status, self.place, self.line, self.column = status, place, line, column
        self.pointer, self.sentence = pointer, sentence


class _Error(ctypes.Structure):
    _fields_ = [("status", c_int), ("line", c_int), ("column", c_int), ("place", c_char * 256),
                ("pointer", c_char * 256), ("sentence", c_char * 512), ("check", c_char_p)]


class _LoadOptions(ctypes.Structure):  # the first members: size says how many there are
    _fields_ = [("size", c_size_t), ("plugins", POINTER(c_char_p)), ("plugins_count", c_size_t),
                ("rules", POINTER(c_char_p)), ("rules_count", c_size_t),
                ("options", c_void_p), ("options_count", c_size_t), ("zoneinfo", c_char_p),
                ("problem", c_void_p), ("problem_context", c_void_p),
                ("allocate", c_void_p), ("allocate_context", c_void_p)]


class _Option(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("value", c_char_p)]


class _Document(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("text", c_char_p), ("len", c_size_t), ("date", c_char_p),
                ("treatments", POINTER(c_char_p)), ("treatments_count", c_size_t)]


class _Json(ctypes.Structure):
    _fields_ = [("text", c_void_p), ("len", c_size_t)]


class _PlanOptions(ctypes.Structure):
    _fields_ = [("size", c_size_t), ("timezone", c_char_p), ("quiet_from", c_char_p),
                ("quiet_till", c_char_p)]


class _Plan(ctypes.Structure):
    _fields_ = [("session", c_char_p), ("patient", c_char_p), ("course", c_char_p),
                ("ended", c_int64), ("number", c_int64), ("timezone", c_char_p),
                ("timezone_digest", c_char_p), ("content", c_char_p), ("channel", c_char_p),
                ("to", c_char_p), ("locale", c_char_p), ("reminders", c_void_p),
                ("reminders_count", c_size_t), ("json", c_void_p), ("json_len", c_size_t)]


def _library(path: str) -> ctypes.CDLL:
    library = ctypes.CDLL(path)
    taken = {
        "aftercare_rules_load": [POINTER(c_void_p), POINTER(_LoadOptions), POINTER(_Error)],
        "aftercare_assessor_new": [POINTER(c_void_p), c_void_p, POINTER(_Error)],
        "aftercare_assess": [c_void_p, POINTER(_Document), c_char_p, POINTER(_Json),
                             POINTER(_Error)],
        "aftercare_ask": [c_void_p, POINTER(_Document), c_char_p, POINTER(_Json), POINTER(_Error)],
        "aftercare_explain": [c_void_p, POINTER(_Document), c_char_p, c_char_p, POINTER(_Json),
                              POINTER(_Error)],
        "aftercare_plan_session": [c_void_p, POINTER(_Document), POINTER(_PlanOptions),
                                   POINTER(POINTER(_Plan)), POINTER(_Error)],
    }
    for name, arguments in taken.items():
        getattr(library, name).argtypes, getattr(library, name).restype = arguments, c_int
    for name in ("aftercare_rules_free", "aftercare_assessor_free"):
        getattr(library, name).argtypes, getattr(library, name).restype = [c_void_p], None
    library.aftercare_rules_digest.argtypes = [c_void_p]
    library.aftercare_rules_digest.restype = c_char_p
    library.aftercare_status_name.argtypes, library.aftercare_status_name.restype = [c_int32], c_char_p
    return library


def _texts(texts: list[str]) -> Any:
    return (c_char_p * len(texts))(*(text.encode() for text in texts))


def _text(text: str | None) -> bytes | None:
    return None if text is None else text.encode()


def _parsed(text: bytes) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(text)
    return answer


class _Owner:
    """Frees its handle at the end of a `with`, or when close is called."""

    _free: Any
    _handle: c_void_p

    def close(self) -> None:
        if self._handle:
            self._free(self._handle)
            self._handle = c_void_p()

    def _open(self) -> c_void_p:
        if not self._handle:
            raise ValueError(f"{type(self).__name__} is closed")
        return self._handle

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()


class Rules(_Owner):
    """Loaded plugins and rules, with the clinic's choices: {"isotretinoin": "evidence-2017"}.
    Closing them closes their assessors, which no thread may be using any more."""

    def __init__(self, plugins: list[str], rules: list[str],
                 options: dict[str, str] | None = None,
                 library: str = "libaftercare.so.0") -> None:
        self._handle, self._library = c_void_p(), _library(library)
        self._assessors: set[Assessor] = set()
        self._free = self._library.aftercare_rules_free
        chosen = [_Option(name.encode(), value.encode())
                  for name, value in (options or {}).items()]
        choices = (_Option * len(chosen))(*chosen)
        given = _LoadOptions(size=ctypes.sizeof(_LoadOptions), plugins=_texts(plugins),
                             plugins_count=len(plugins), rules=_texts(rules),
                             rules_count=len(rules), options=ctypes.cast(choices, c_void_p),
                             options_count=len(chosen))
        err = _Error()
        self._check(self._library.aftercare_rules_load(byref(self._handle), byref(given),
                                                       byref(err)), err)

    def _check(self, status: int, err: _Error) -> None:
        if status:
            raise AftercareError(self._library.aftercare_status_name(status).decode(),
                                 err.place.decode(), err.line, err.column,
                                 err.pointer.decode(), err.sentence.decode())

    def __enter__(self) -> Rules:
        return self

    def close(self) -> None:
        for assessor in list(self._assessors):
            assessor.close()
        super().close()

    @property
    def digest(self) -> str:
        digest: bytes = self._library.aftercare_rules_digest(self._open())
        return digest.decode()

    def assessor(self) -> Assessor:
        return Assessor(self)


class Assessor(_Owner):
    """Works on one document at a time. `today` ("2026-11-22") counts where the document does
    not say which day it asks about."""

    def __init__(self, rules: Rules) -> None:
        self._handle, self._rules = c_void_p(), rules
        library = rules._library
        self._free = library.aftercare_assessor_free
        # What each call needs is made once: a call takes some microseconds.
        self._given, self._answer, self._err = _Document(name=b"document"), _Json(), _Error()
        self._given_at, self._answer_at, self._err_at = (
            byref(self._given), byref(self._answer), byref(self._err))
        self._functions = {name: getattr(library, "aftercare_" + name)
                           for name in ("assess", "ask", "explain", "plan_session")}
        rules._check(library.aftercare_assessor_new(byref(self._handle), rules._open(),
                                                    self._err_at), self._err)
        rules._assessors.add(self)

    def __enter__(self) -> Assessor:
        return self

    def close(self) -> None:
        self._rules._assessors.discard(self)
        super().close()

    def _call(self, name: str, document: Document, *arguments: Any) -> None:
        text = document if isinstance(document, bytes) else (
            document if isinstance(document, str) else json.dumps(document)).encode()
        self._given.text, self._given.len = text, len(text)
        status = self._functions[name](self._open(), self._given_at, *arguments, self._err_at)
        if status:
            self._rules._check(status, self._err)

    def _json(self, name: str, document: Document, *arguments: Any) -> bytes:
        self._call(name, document, *arguments, self._answer_at)
        return ctypes.string_at(self._answer.text, self._answer.len)

    def assess_text(self, document: Document, today: str | None = None) -> bytes:
        """The verdicts, as the text of a JSON document."""
        return self._json("assess", document, _text(today))

    def assess(self, document: Document, today: str | None = None) -> dict[str, Any]:
        return _parsed(self.assess_text(document, today))

    def ask(self, document: Document, today: str | None = None) -> dict[str, Any]:
        """The questions that are still worth asking, the best first."""
        return _parsed(self._json("ask", document, _text(today)))

    def explain(self, document: Document, rule: str, today: str | None = None) -> dict[str, Any]:
        """Why a rule holds, or does not, and what would change that."""
        return _parsed(self._json("explain", document, _text(today), rule.encode()))

    def plan(self, session: Document, timezone: str | None = None,
             quiet: tuple[str, str] | None = None) -> dict[str, Any]:
        """What follows a session; nobody is reminded in quiet hours, ("21:00", "08:00")."""
        options = _PlanOptions(size=ctypes.sizeof(_PlanOptions), timezone=_text(timezone),
                               quiet_from=_text(quiet and quiet[0]),
                               quiet_till=_text(quiet and quiet[1]))
        plan = POINTER(_Plan)()
        self._call("plan_session", session, byref(options), byref(plan))
        return _parsed(ctypes.string_at(plan.contents.json, plan.contents.json_len))
