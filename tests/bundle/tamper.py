"""Changes a bundle in every way, and has verify.py find each.

    python3 tests/bundle/tamper.py BUNDLE

Exits 0 where everything was found and nothing raised; else 1, saying what.
"""

import hashlib
import os
import random
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../../engine/obole/bundle"))
import verify  # noqa: E402

SMALL, SAMPLED = 2048, 300
missed, tried = [], 0


def read(name):
    with open(os.path.join(FOLDER, name), "rb") as file:
        return file.read()


def write(name, content):
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write(content)


def first_look():
    bundle = verify.Bundle(FOLDER)
    bundle.check_files()
    return bundle.faults


def whole():
    bundle = verify.Bundle(FOLDER)
    bundle.check()
    for fault in bundle.faults:  # what it says can be said
        assert bundle.say_fault(*fault).isprintable()
    return bundle.faults


def expect(look, *what):
    global tried
    tried += 1
    if not look():
        missed.append(what)


def changed(content, at):
    return content[:at] + bytes([content[at] ^ 1 << at % 8]) + content[at + 1:]


def positions(content, count):
    if len(content) <= SMALL and count == SAMPLED:
        return range(len(content))
    return {0, len(content) - 1} | {
        RANDOM.randrange(len(content)) for _ in range(count)}


def forge(name, content):
    """`content` in the file, and a manifest and seal to match."""
    def row(one):
        return b'["%s",%d,"%s"]' % (
            name.encode(), len(one), hashlib.sha256(one).hexdigest().encode())
    manifest = read(verify.MANIFEST)
    assert row(read(name)) in manifest
    seal(manifest.replace(row(read(name)), row(content)))
    write(name, content)


def seal(manifest):
    write(verify.MANIFEST, manifest)
    write(verify.SEAL, b"%s  manifest.json\n" %
          hashlib.sha256(manifest).hexdigest().encode())


def bytes_and_files(names):
    for name in names:
        content = read(name)
        for at in positions(content, SAMPLED):
            write(name, changed(content, at))
            expect(first_look, name, at)
        for other in (b"", content[:-1], content + b"\n", content + b" ",
                      b"\xef\xbb\xbf" + content):
            write(name, other)
            expect(whole, name, "cut or longer", len(other))
        os.remove(os.path.join(FOLDER, name))
        expect(first_look, name, "gone")
        write(name + "x", content)
        expect(first_look, name, "renamed")
        write(name, content)
        expect(first_look, name, "one more")
        os.remove(os.path.join(FOLDER, name + "x"))
        for other in names:
            beside = read(other)
            if beside == content:
                continue
            write(name, beside)
            write(other, content)
            expect(first_look, name, "exchanged with", other)
            write(other, beside)
            write(name, content)


def forgeries(names):
    manifest = read(verify.MANIFEST)
    for name in names:
        if name in (verify.MANIFEST, verify.SEAL, "README.txt", "verify.py"):
            continue  # nothing in a bundle but the digest speaks for these
        content = read(name)
        for at in positions(content, 10):
            forge(name, changed(content, at))
            expect(whole, "forged", name, at)
            write(name, content)
            seal(manifest)
    for at in RANDOM.sample(range(len(manifest) - 1), 100):
        text = changed(manifest, at)
        seal(text)
        # Which program made it, only its maker can say.
        if b'"program":"' in text and \
                text.split(b'"program":"')[1].split(b'"')[0] != \
                manifest.split(b'"program":"')[1].split(b'"')[0]:
            continue
        expect(whole, "forged manifest", at)
    seal(manifest)


def hostile():
    manifest = read(verify.MANIFEST)
    deep = b'{"a":' * 100000 + b"1" + b"}" * 100000
    for text in (b"", b"\n", b"{}\n", b"[]\n", deep + b"\n",
                 b'{"a":' + b"[" * 100000 + b"\n", b'{"files":NaN}\n',
                 b'{"size":' + b"9" * 100000 + b"}\n", b'{"size":1e999}\n',
                 b"\xef\xbb\xbf" + manifest, manifest.replace(b"{", b"{ ", 1),
                 manifest.replace(b'"bundle"', b'"bundle":"x","bundle"'),
                 manifest.replace(b"README.txt", b"../README.txt"),
                 manifest.replace(b"README.txt", b"/etc/passwd"),
                 manifest.replace(b'"names":true', b'"names":1'),
                 manifest.replace(b'"decimals":2', b'"decimals":999999'),
                 manifest.replace(b'"decimals":2', b'"decimals":3'),
                 manifest.replace(b'"files":[[', b'"files":[["a",1],['),
                 manifest.replace(b'"files":[[', b'"files":[[["a"],1,"b"],['),
                 b"\xff\xfe\n", manifest.replace(b"\n", b"\0\n")):
        seal(text)
        expect(whole, "hostile manifest", text[:60])
    seal(manifest)
    entries = read("entries.jsonl")
    first = entries.split(b"\n")[0]
    for line in (deep, b"[]", b"null", b"NaN", b"", b"{}", b"\xff",
                 b"{" + b" " * 70000 + b"}", first.replace(b":0,", b":NaN,"),
                 first.replace(b'"v":1', b'"v":true'),
                 first.replace(b'"kind":"', b'"kind":["a"],"kine":"'),
                 first.replace(b'"effective":"', b'"effective":"9')):
        forge("entries.jsonl", entries.replace(first, line, 1))
        expect(whole, "hostile entry", line[:60])
        write("entries.jsonl", entries)
        seal(manifest)
    path = os.path.join(FOLDER, "leaves.txt")
    leaves = read("leaves.txt")
    os.rename(path, FOLDER + ".away")
    os.symlink(FOLDER + ".away", path)
    expect(whole, "a link")
    os.remove(path)
    os.mkfifo(path)
    expect(whole, "a pipe")
    os.remove(path)
    os.mkdir(path)
    expect(whole, "a folder")
    os.rmdir(path)
    write("leaves.txt", leaves)


RANDOM = random.Random(20261127)
FOLDER = os.path.abspath(sys.argv[1]) + ".tampered"
shutil.copytree(sys.argv[1], FOLDER)
NAMES = sorted(os.listdir(FOLDER))
assert not whole(), whole()
bytes_and_files(NAMES)
forgeries(NAMES)
hostile()
assert not whole(), whole()
print("%d changes, %d not found" % (tried, len(missed)))
for one in missed[:20]:
    print(one)
sys.exit(1 if missed else 0)
