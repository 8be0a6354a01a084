"""The shared vectors through the module without imports. The path of the module is in GATEPASS_STANDALONE."""

import doctest
import json
import os
import unittest
from pathlib import Path

import gatepass
from gatepass import Gatepass

MODULE = os.environ["GATEPASS_STANDALONE"]
VECTORS = Path(__file__).parents[2] / "tests" / "vectors"
GATE = Gatepass(MODULE)


def written_out(value):
    """The short forms of the vectors, in full."""
    if isinstance(value, dict) and "repeat" in value:
        return value["repeat"] * value["times"] + value.get("then", "")
    return value


def found(report):
    return [
        (violation["code"], violation["path"], violation["params"], violation["span"])
        for violation in report["violations"]
    ]


def expected(vector):
    return [
        (violation["code"], violation.get("path", ""), violation["params"], violation["span"])
        for violation in vector["violations"]
    ]


class Vectors(unittest.TestCase):
    def test_fields(self):
        judged = 0
        for vector in json.loads((VECTORS / "fields.json").read_text()):
            question = {key: written_out(vector[key]) for key in ("document", "field", "value", "username") if key in vector}
            with self.subTest(vector["name"]):
                self.assertEqual(found(GATE.check(**question)), expected(vector))
            judged += 1
        self.assertGreater(judged, 600)

    def test_requests_as_text(self):
        judged = 0
        for vector in json.loads((VECTORS / "requests.json").read_text()):
            if not isinstance(vector.get("body_text"), str):
                continue
            parts = {part: vector[part] for part in ("path", "headers") if part in vector}
            with self.subTest(vector["name"]):
                report = GATE.check(document=vector["document"], body=vector["body_text"], **parts)
                self.assertEqual([(code, path) for code, path, *_ in found(report)], [(code, path) for code, path, *_ in expected(vector)])
                self.assertEqual(report["unchecked"], vector["unchecked"])
            judged += 1
        self.assertGreater(judged, 20)


class Questions(unittest.TestCase):
    def test_messages_are_in_the_language_asked_for(self):
        report = GATE.check(document="flexusrds.reset-root-password", field="password", value="Rds_1", language="zh-cn")
        self.assertIn("8", report["violations"][0]["message"])

    def test_what_is_no_question_is_refused_without_repeating_it(self):
        for question in (
            {},
            {"document": "canary"},
            {"document": "flexusrds.reset-root-password", "field": "host", "value": "canary"},
            {"document": "flexusrds.reset-root-password", "field": "password", "value": "x", "language": "canary"},
            {"document": "flexusrds.reset-root-password", "field": "password", "value": 5},
            {"document": "flexusrds.reset-root-password", "canary": "canary"},
        ):
            with self.subTest(question), self.assertRaises(ValueError) as refusal:
                GATE.check(**question)
            self.assertNotIn("canary", str(refusal.exception))

    def test_memory_holds_no_password_afterwards(self):
        GATE.check(document="flexusrds.reset-root-password", field="password", value="Canary|9876543210")
        GATE.check(document="flexusrds.reset-root-password", body='{"db_user_pwd": "Canary\\u007c9876543210"}')
        memory = GATE._memory.read(GATE._store)
        self.assertNotIn(b"9876543210", memory)
        GATE._memory.write(GATE._store, b"9876543210", len(memory) - 10)
        self.assertIn(b"9876543210", GATE._memory.read(GATE._store))


def load_tests(loader, tests, pattern):
    tests.addTests(doctest.DocTestSuite(gatepass, optionflags=doctest.ELLIPSIS, globs={"Gatepass": lambda _: GATE}))
    return tests


if __name__ == "__main__":
    unittest.main()
