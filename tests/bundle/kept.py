"""verify.py against checkpoints and proofs that others signed.

    python3 tests/bundle/kept.py BUNDLE [FOLDER of verify.py]

tests/bundle/data: eight entries, signed by another library under the test key
00 01 ... 1f; Go's sumdb/note and sumdb/tlog accept them.  Then BUNDLE itself,
signed here, unless it is `-`.  Exits 0 where all is as it should be.
"""

import base64
import contextlib
import hashlib
import io
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "data")
sys.path.insert(0, sys.argv[2] if len(sys.argv) > 2 else os.path.join(
    HERE, "../../engine/obole/bundle"))
sys.dont_write_bytecode = True
import verify  # noqa: E402

BUNDLE = os.path.abspath(sys.argv[1])

# RFC 8032, 7.1: public key, message, signature.
VECTORS = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590"
     "a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e"
     "15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
]


def data(name):
    with open(os.path.join(DATA, name), "rb") as file:
        return file.read()


def holds(kind, raw, key, leaves):
    check = {"--checkpoint": verify.check_checkpoint,
             "--proof": verify.check_proof}[kind]
    try:
        check(raw.decode(), key, tuple(leaves))
    except (ValueError, IndexError):
        return False
    return True


def others():
    for public, message, signature in VECTORS:
        parts = [bytes.fromhex(p) for p in (public, message, signature)]
        assert verify.signed_by(*parts)
        assert not verify.signed_by(parts[0], parts[1] + b"x", parts[2])
        # The same signature with a scalar beyond the order is another one.
        scalar = int.from_bytes(parts[2][32:], "little") + verify.ORDER
        assert not verify.signed_by(parts[0], parts[1], parts[2][:32] +
                                    scalar.to_bytes(32, "little"))
    key = verify.read_key(data("vkey").decode())
    text = data("vkey").decode().strip()
    for at in range(len(text)):
        try:
            verify.read_key(text[:at] + chr(ord(text[at]) ^ 1) + text[at + 1:])
        except ValueError:
            continue
        raise AssertionError("a changed key is taken: %d" % at)
    leaves = [verify.sha(b"\0", line)
              for line in data("entries.jsonl").split(b"\n")[:-1]]
    for name, kind in (("checkpoint.5", "--checkpoint"),
                       ("checkpoint.8", "--checkpoint"),
                       ("entry-1.tlog-proof", "--proof")):
        raw = data(name)
        assert holds(kind, raw, key, leaves), name
        assert not holds(kind, raw, key, leaves[:-1] + [bytes(32)]) or \
            name == "checkpoint.5"
        assert not holds(kind, raw, key, leaves[:4]), name
        for at in range(len(raw)):
            one = raw[:at] + bytes([raw[at] ^ 1 << at % 8]) + raw[at + 1:]
            assert not holds(kind, one, key, leaves), (name, at)
            assert not holds(kind, raw[:at], key, leaves), (name, at)


def sign(seed, message):
    """Ed25519 (RFC 8032, 5.1.6): the public key and the signature."""
    def encode(point):
        scale = pow(point[2], verify.P - 2, verify.P)
        x, y = point[0] * scale % verify.P, point[1] * scale % verify.P
        return (y | (x & 1) << 255).to_bytes(32, "little")

    base = verify.decode_point(verify.BASE_Y.to_bytes(32, "little"))
    wide = hashlib.sha512(seed).digest()
    secret = int.from_bytes(wide[:32], "little")
    secret = secret & (2 ** 254 - 8) | 2 ** 254
    public = encode(verify.multiply(secret, base))
    nonce = int.from_bytes(hashlib.sha512(wide[32:] + message).digest(),
                           "little") % verify.ORDER
    commitment = encode(verify.multiply(nonce, base))
    challenge = int.from_bytes(hashlib.sha512(
        commitment + public + message).digest(), "little")
    scalar = (nonce + challenge * secret) % verify.ORDER
    return public, commitment + scalar.to_bytes(32, "little")


def checkpoint(size, root):
    name = "town.example/ledger"
    text = "%s\n%d\n%s\n" % (name, size, base64.b64encode(root).decode())
    public, signature = sign(bytes(range(32)), text.encode())
    digest = verify.sha(name.encode(), b"\n\x01", public)[:4]
    key = "%s+%s+%s" % (name, digest.hex(),
                        base64.b64encode(b"\x01" + public).decode())
    return key, "%s\n\u2014 %s %s\n" % (
        text, name, base64.b64encode(digest + signature).decode())


def run(*words):
    with contextlib.redirect_stdout(io.StringIO()), \
            contextlib.redirect_stderr(io.StringIO()):
        try:
            return verify.main(list(words) + [BUNDLE])
        except SystemExit as stopped:  # wrong usage
            return stopped.code


def own():
    tree, made = verify.Tree(), {}
    with open(os.path.join(BUNDLE, "leaves.txt")) as file:
        for line in file:
            tree.add(bytes.fromhex(line))
            made[len(tree.leaves)] = tree.root()
    size = len(tree.leaves)
    file = BUNDLE + ".checkpoint"
    for signed, root, status in ((size, tree.root(), 0), (3, made[3], 0),
                               (3, made[4], 1),
                               (size + 1, tree.root(), 1)):
        key, note = checkpoint(signed, root)
        with open(file, "w", encoding="utf-8") as kept:
            kept.write(note)
        assert run("--checkpoint", file, "--key", key) == status, signed
    assert run("--checkpoint", file) == 2  # whose signature would it be?
    assert run("--checkpoint", file, "--key", "x") == 1
    assert run("--checkpoint", file + ".none", "--key", key) == 1
    assert run("--manifest", "0" * 64) == 1


others()
if sys.argv[1] != "-":
    own()
