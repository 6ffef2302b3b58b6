"""Checks an archive with nothing of ours: Python's own zipfile, and RFC 8493 read afresh.

Prints what it found as JSON; exits with 1 and a line for each fault when the bag is not valid.
"""

import hashlib
import json
import re
import sys
import zipfile

faults = []


def fail(text):
    faults.append(text)


def tags(text):
    """§2.2.2: `Label: value`, one a line."""
    found = {}
    for line in text.split("\n"):
        if line == "":
            continue
        match = re.fullmatch(r"([^:\s][^:]*): (.*)", line)
        if not match:
            fail(f"not a tag: {line!r}")
            continue
        found.setdefault(match.group(1), []).append(match.group(2))
    return found


def manifest(text):
    """§2.1.3: checksum, white space, path."""
    found = {}
    for line in text.split("\n"):
        if line == "":
            continue
        match = re.fullmatch(r"([0-9a-fA-F]{64})[ \t]+(\S.*)", line)
        if not match:
            fail(f"not a line of a manifest: {line!r}")
            continue
        path = match.group(2)
        if path in found:
            fail(f"listed twice: {path}")
        if path.startswith(("/", "~")) or ".." in path.split("/"):
            fail(f"unsafe path: {path}")
        found[path] = match.group(1).lower()
    return found


with zipfile.ZipFile(sys.argv[1]) as archive:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    # Reads every file and compares its CRC-32.
    broken = archive.testzip()
    if broken:
        fail(f"broken: {broken}")
    if len(set(names)) != len(names):
        fail("a name stands in the archive twice")
    roots = {name.split("/")[0] for name in names}
    if len(roots) != 1:
        fail(f"not one folder: {sorted(roots)}")
    root = roots.pop()
    sums = {}
    sizes = {}
    for info in infos:
        digest = hashlib.sha256()
        with archive.open(info) as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
        path = info.filename[len(root) + 1 :]
        sums[path] = digest.hexdigest()
        sizes[path] = info.file_size
        if info.compress_type != zipfile.ZIP_STORED:
            fail(f"compressed: {path}")

    def text(path):
        return archive.read(f"{root}/{path}").decode("utf-8")

    for needed in ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"]:
        if needed not in sums:
            fail(f"missing: {needed}")
    if text("bagit.txt") != "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
        fail("bagit.txt is not that of BagIt 1.0")
    info = tags(text("bag-info.txt"))
    payload = manifest(text("manifest-sha256.txt"))
    listed_tags = manifest(text("tagmanifest-sha256.txt"))

inside = {path for path in sums if path.startswith("data/")}
for path in sorted(inside - set(payload)):
    fail(f"not listed: {path}")
for path in sorted(set(payload) - inside):
    fail(f"listed but not there: {path}")
for path, expected in list(payload.items()) + list(listed_tags.items()):
    if sums.get(path) not in (None, expected):
        fail(f"wrong sum: {path}")
for path in set(sums) - inside - {"tagmanifest-sha256.txt"}:
    if path not in listed_tags:
        fail(f"tag file not listed: {path}")
oxum = f"{sum(sizes[path] for path in inside)}.{len(inside)}"
if info.get("Payload-Oxum") != [oxum]:
    fail(f"Payload-Oxum is {info.get('Payload-Oxum')}, counted {oxum}")

if faults:
    print("\n".join(faults), file=sys.stderr)
    sys.exit(1)
print(json.dumps({"root": root, "info": {key: value[0] for key, value in info.items()}, "files": sizes}))
