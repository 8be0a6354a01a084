"""gatepass in Python: the module without imports, called through wasmtime.

    >>> gatepass = Gatepass("gatepass-standalone.wasm")
    >>> report = gatepass.check(document="taurusdb.change-user-password", field="host", value="10.10.10.*")
    >>> report["violations"][0]["code"]
    'asterisk_wildcard'
"""

import json

from wasmtime import Engine, Instance, Module, Store


class Gatepass:
    """The module, ready to be asked. It is made for one thread."""

    def __init__(self, path):
        engine = Engine()
        self._store = Store(engine)
        exports = Instance(self._store, Module.from_file(engine, str(path)), []).exports(self._store)
        self._memory = exports["memory"]
        self._allocate = exports["gatepass_allocate"]
        self._free = exports["gatepass_free"]
        self._check = exports["gatepass_check"]

    def check(self, **question):
        """The report of a value (document, field, value, username) or of a request (document, path, headers, body).

        Raises ValueError for a question that is none, such as one about an unknown document.
        """
        text = json.dumps(question).encode()
        start = self._allocate(self._store, len(text))
        self._memory.write(self._store, text, start)
        try:
            answer = self._check(self._store, start, len(text)) & 0xFFFF_FFFF_FFFF_FFFF
        finally:
            self._free(self._store, start, len(text))
        report = json.loads(self._take(answer >> 32, answer & 0xFFFF_FFFF))
        if "error" in report:
            raise ValueError(report["error"])
        return report

    def _take(self, start, length):
        try:
            return self._memory.read(self._store, start, start + length)
        finally:
            self._free(self._store, start, length)
