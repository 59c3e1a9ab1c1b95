"""README: its commands and programs run as they are written, and its names exist."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests import peers
from virtrio import enums

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text()
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
DEMO = ROOT / "examples" / "demo.py"


@pytest.fixture(scope="module")
def served():
    """README's server; yields a function that runs commands or programs beside it."""
    port = peers.free_port()
    folder = tempfile.mkdtemp(prefix="virtrio-")

    def placed(text: str) -> str:
        return text.replace("/tmp/", f"{folder}/").replace("16509", str(port))

    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    commands = re.findall(r"^    \$ (.*)$", README, re.MULTILINE)
    serve = next(command for command in commands if command.startswith("virtrio serve"))
    process = subprocess.Popen(
        ["bash", "-c", f"exec {placed(serve)}"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=folder,
    )

    def run(text: str, shell: str = "bash") -> str:
        program = [shell] if shell == "bash" else [sys.executable]
        done = subprocess.run(
            [*program, "-c", placed(text)],
            capture_output=True,
            text=True,
            timeout=60,
            env=environment,
            cwd=folder,
        )
        assert (done.returncode, done.stderr) == (0, ""), text
        return done.stdout

    try:
        lines = [process.stdout.readline() for _ in range(3)]
        shown = README.partition(serve)[2].split("\n\n")[0]
        assert "".join(f"    {line}" for line in lines).strip() == placed(shown).strip()
        yield run
    finally:
        process.terminate()
        assert process.wait(60) == 0
        process.stdout.close()
        shutil.rmtree(folder)


def section(title: str) -> str:
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def python(title: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", section(title), re.DOTALL)


def test_clients(served):
    blocking, trio, events = python("A client")
    assert served(blocking, "python") == "monday ['monday']\n"
    assert served(trio, "python").startswith("DomainStatus(state=VIR_DOMAIN_RUNNING, ")
    # the third goes into the block of the second
    head, _, end = trio.partition("        with trio.fail_after(5):")
    body = "".join(f"            {line}\n" for line in events.splitlines())
    program = (
        f"{head}        with trio.move_on_after(0.2):\n{body}\n\n{end.partition(chr(10) * 3)[2]}"
    )
    assert served(program, "python") == ""


def test_commands(served):
    lines = [line.strip()[2:] for line in section("A command").splitlines() if line[4:5] == "$"]
    export = next(line for line in lines if line.startswith("export"))
    created = served(f"{export}; {lines[lines.index(export) + 1]}")
    assert created == "Domain checkpoint tuesday created\n"
    assert "tuesday" in served(f"{export}; {lines[lines.index(export) + 2]}")
    words = {word for line in lines for word in re.findall(r"virtrio ([a-z-]+)", line)}
    assert words == {"checkpoint-create-as", "checkpoint-list", "dissect", "spy"}


@pytest.mark.peer("virsh")
def test_virsh(served):
    text = section("A server")
    command = re.search(r"^    \$ (virsh .*)$", text, re.MULTILINE)[1]
    shown = re.sub("(?m)^    ", "", text.partition(command)[2].lstrip("\n").split("\n\n")[0])
    assert served(command).strip() == shown.strip()


# --- names ---


def words(path: Path) -> str:
    return re.sub(r"```(?!python).*?```", "", path.read_text(), flags=re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_modules_and_attributes(page):
    missing = set()
    for name in set(re.findall(r"\bvirtrio(?:\.[A-Za-z_]\w*)+", words(page))):
        head, _, rest = name.partition(".")
        found: object = importlib.import_module(head)
        for part in rest.split("."):
            try:
                found = getattr(found, part)
            except AttributeError:
                try:
                    found = importlib.import_module(f"{found.__name__}.{part}")
                except (ImportError, AttributeError):
                    missing.add(name)
                    break
    assert missing - {"virtrio.sock", "virtrio.conf"} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_members_of_enums(page):
    every = {name: value for name, value in vars(enums).items() if isinstance(value, type)}
    every |= {name: getattr(enums, name) for name in enums.__all__}
    for name, member in set(re.findall(r"\b([A-Z]\w+)\.(VIR_[A-Z0-9_]+)", words(page))):
        if name in every:
            assert member in every[name].__members__, f"{name}.{member}"
        else:
            # renamed in an example's import
            kinds = re.findall(rf"import (\w+) as {name}\b", words(page))
            assert kinds, name
            assert member in every[kinds[0]].__members__, f"{name}.{member}"
    # flat names are macros, unless they are called members
    for name in set(re.findall(r"\benums\.(VIR_[A-Z0-9_]+)", words(page))):
        assert hasattr(enums, name), name


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links(page):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
        assert (page.parent / target).exists(), target


# --- the demonstration ---


def test_the_demonstration_says_what_to_type_next(tmp_path):
    done = subprocess.run(
        [sys.executable, DEMO], capture_output=True, text=True, timeout=120, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    if shutil.which("qemu-system-x86_64") and shutil.which("qemu-img"):
        assert (
            "64 KiB are written; an incremental backup since monday copies 65,536 of" in done.stdout
        )
    else:
        assert "not installed here; a real guest would have a checkpoint" in done.stdout
    following = done.stdout.partition("\nTo go on, type in one terminal:\n")[2]
    first, second = (
        part.strip().splitlines() for part in re.findall(r"(?m)((?:^    .*\n)+)", following)
    )
    activation = first[0].strip()
    folder = tempfile.mkdtemp(prefix="virtrio-")
    script = f"set -e\n{activation}\n{first[1].strip()} & server=$!\n"
    script += "while ! test -S /tmp/virtrio.sock; do sleep 0.05; done\n"
    script += "\n".join(line.strip() for line in second) + "\nkill $server\nwait $server\n"
    try:
        ran = subprocess.run(
            ["bash", "-c", script.replace("/tmp/", f"{folder}/")],
            capture_output=True,
            text=True,
            timeout=60,
            cwd=ROOT,
            env=os.environ | {"PATH": "/usr/bin:/bin"},
            check=False,
        )
    finally:
        shutil.rmtree(folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Domain checkpoint monday created" in ran.stdout
