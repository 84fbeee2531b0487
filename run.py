"""Starts deskapp from this folder, or runs its tests. Python's own library is all it needs.

    python3 run.py              the screen; any other words are handed on (python3 run.py find 低保)
    python3 run.py test         lint, types and tests; more words go to pytest alone

The first start makes .venv here and installs the versions named in the lock, checked by hash.
Written for old Pythons to parse as well, so that they can be told that they are too old.
"""

import os
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
UNFINISHED = os.path.join(VENV, "unfinished")
WHEELHOUSE = os.path.join(ROOT, "wheelhouse")
ON_WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if ON_WINDOWS else os.path.join(VENV, "bin", "python")

# A failed installation with less than this free (bytes) has run out of room.
ROOM_NEEDED = 20_000_000

RUN = "requirements.lock"
TEST = "requirements-dev.lock"

TOO_OLD = (
    "本程序需要 Python 3.11 或更新的版本, 这里是 {0}。请换用新的 Python 再启动。\n"
    "deskapp needs Python 3.11 or newer; this one is {0}."
)
NO_VENV = (
    "这里的 Python 缺少 venv 或 ensurepip。Debian/Ubuntu 请先运行: apt install python3-venv, 再启动一次。\n"
    "This Python lacks venv or ensurepip. On Debian or Ubuntu: apt install python3-venv, then start again."
)
NO_SPACE = (
    "磁盘已满, 运行环境没有装完。腾出约 300 MB 后再启动一次即可, 目录数据没有受影响。\n"
    "The disk is full; the environment is not complete. Free about 300 MB and start again."
)
NOT_WRITABLE = (
    "不能写入 {0}, 运行环境装不上。请让有权限的人先在这里启动一次。\n"
    "Cannot write to {0}; someone who may write there has to start it once."
)
OFFLINE = (
    "连不上软件包源, 依赖没有装完。请接上网络再启动一次; 没有网络的电脑见 README 的 wheelhouse 一节。\n"
    "The package index cannot be reached. Go online and start again, or see 'wheelhouse' in the README."
)
WRONG_HASH = (
    "下载的软件包与锁定的校验值不符, 没有安装。请换一个软件包源, 或联系维护人员。\n"
    "A downloaded package does not match the lock's hash; nothing of it was installed."
)
NOT_INSTALLED = "依赖没有装上, 下面是安装程序的话。\nThe dependencies could not be installed; pip says:"

# What pip says when the network, not the lock, is at fault.
OFFLINE_SIGNS = ("NewConnectionError", "Max retries", "name resolution", "timed out", "Connection refused",
                 "Network is unreachable", "ProxyError", "Connection aborted", "getaddrinfo failed",
                 "No matching distribution found")  # fmt: skip


class NotReadyError(Exception):
    """The environment could not be made; `str()` is the sentence to show."""


def say(sentence: str) -> None:
    """To stderr, whatever the terminal's encoding can show."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(sentence.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stderr.flush()


def text_of(path: str) -> str:
    """The file's text, "" when there is none."""
    try:
        with open(path, encoding="utf-8") as stream:
            return stream.read()
    except FileNotFoundError:
        return ""


def stamp_of(lock: str) -> str:
    """The copy of a lock that is kept where the lock has been installed."""
    return os.path.join(VENV, "installed-" + lock)


def is_made() -> bool:
    """Whether .venv is whole and of this Python's version (another one sees none of its packages)."""
    if os.path.exists(UNFINISHED) or not os.path.exists(PYTHON):
        return False
    wanted = "{}.{}.".format(*sys.version_info[:2])
    for line in text_of(os.path.join(VENV, "pyvenv.cfg")).splitlines():
        name, _, value = line.partition("=")
        if name.strip() in ("version", "version_info"):
            return value.strip().startswith(wanted)
    return False


def is_ready(lock: str) -> bool:
    return is_made() and text_of(stamp_of(lock)) == text_of(os.path.join(ROOT, lock))


def prepare(lock: str) -> None:
    """Makes .venv and installs `lock`, one process at a time; a second one waits for the first."""
    with open(os.path.join(ROOT, ".venv.lock"), "w", encoding="utf-8") as guard:
        wait_for(guard.fileno())
        if not is_made():
            make()
        if not is_ready(lock):
            install(lock)


def wait_for(descriptor: int) -> None:
    """An exclusive lock on an open file, given back by the system when the process ends in any way."""
    if ON_WINDOWS:
        import msvcrt

        locking = getattr(msvcrt, "locking")  # noqa: B009 - unknown to the type checker elsewhere
        locking(descriptor, getattr(msvcrt, "LK_LOCK"), 1)  # noqa: B009
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def make() -> None:
    """A new .venv. The mark inside it tells a later start that this one did not finish."""
    import importlib.util
    import shutil

    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise NotReadyError(NO_VENV)
    say("第一次启动, 正在准备运行环境, 约需一分钟 …")
    if os.path.exists(VENV):
        shutil.rmtree(VENV)
    os.mkdir(VENV)
    with open(UNFINISHED, "w", encoding="utf-8"):
        pass
    code, said = run_quietly([sys.executable, "-m", "venv", VENV])
    if code:
        raise NotReadyError(NO_SPACE if is_full(said) else NO_VENV + "\n" + tail(said))
    os.remove(UNFINISHED)


def install(lock: str) -> None:
    """The packages of one lock, by hash, compiled; then the stamps, last of all."""
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:", "--requirement", os.path.join(ROOT, lock)]
    if os.path.isdir(WHEELHOUSE):
        command += ["--no-index", "--find-links", WHEELHOUSE]
    code, said = run_quietly(command)
    if code:
        raise NotReadyError(why_not_installed(said))
    # Exit code aside: some packages ship templates that are no valid Python.
    run_quietly([PYTHON, "-m", "compileall", "-q", "-j", "0", os.path.join(VENV, site_folder())])
    # The test lock holds all of the other one's pins.
    for done in {lock, RUN}:
        keep_stamp(done)


def site_folder() -> str:
    if ON_WINDOWS:
        return os.path.join("Lib", "site-packages")
    return os.path.join("lib", "python{}.{}".format(*sys.version_info[:2]), "site-packages")


def keep_stamp(lock: str) -> None:
    new = stamp_of(lock) + ".new"
    with open(new, "w", encoding="utf-8") as stream:
        stream.write(text_of(os.path.join(ROOT, lock)))
    os.replace(new, stamp_of(lock))


def run_quietly(command: "list[str]") -> "tuple[int, str]":
    """Exit code and everything that was said."""
    import subprocess

    child = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    said, _ = child.communicate()
    return child.returncode, said.decode("utf-8", "replace")


def is_full(said: str) -> bool:
    """Whether a failed step failed for want of room; some installers do not say so themselves."""
    import shutil

    return "No space left" in said or shutil.disk_usage(ROOT).free < ROOM_NEEDED


def tail(said: str) -> str:
    return "\n".join(said.strip().splitlines()[-12:])


def why_not_installed(said: str) -> str:
    if is_full(said):
        return NO_SPACE
    if "DO NOT MATCH THE HASHES" in said:
        return WRONG_HASH + "\n" + tail(said)
    if any(sign in said for sign in OFFLINE_SIGNS):
        return OFFLINE + "\n" + tail(said)
    return NOT_INSTALLED + "\n" + tail(said)


def compile_stale() -> None:
    """Compiles deskapp where Python was told to write no .pyc: a start without them costs a second more."""
    package = os.path.join(ROOT, "deskapp")
    if os.environ.get("PYTHONDONTWRITEBYTECODE") and os.access(package, os.W_OK) and has_stale(package):
        import compileall

        compileall.compile_dir(package, quiet=2)


def has_stale(package: str) -> bool:
    tag = sys.implementation.cache_tag
    for folder, folders, files in os.walk(package):
        if "__pycache__" in folders:
            folders.remove("__pycache__")
        for name in files:
            if name.endswith(".py"):
                compiled = os.path.join(folder, "__pycache__", f"{name[:-3]}.{tag}.pyc")
                if modified(compiled) < modified(os.path.join(folder, name)):
                    return True
    return False


def modified(path: str) -> float:
    try:
        return os.stat(path).st_mtime
    except FileNotFoundError:
        return 0.0


def surroundings() -> "dict[str, str]":
    """The child's environment: this folder can be imported from, wherever the user stands."""
    paths = [ROOT, os.environ.get("PYTHONPATH", "")]
    return dict(os.environ, PYTHONPATH=os.pathsep.join(path for path in paths if path))


def start(words: "list[str]") -> int:
    """Becomes deskapp; -P keeps the current folder's files from being taken for modules."""
    command = [PYTHON, "-P", "-m", "deskapp", *words]
    if not ON_WINDOWS:
        os.execve(PYTHON, command, surroundings())
    return call(command)


def call(command: "list[str]") -> int:
    """Runs a child in the same terminal; Ctrl+C is the child's to answer."""
    import subprocess

    child = subprocess.Popen(command, env=surroundings())
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def test(words: "list[str]") -> int:
    """Lint and types first, so that pytest's closing line ends a run in which all is well."""
    os.chdir(ROOT)
    if words:
        return call([PYTHON, "-m", "pytest", *words])
    failed = [name for name, command in checks() if call([PYTHON, "-m", *command])]
    tests = call([PYTHON, "-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal"])
    for name in failed:
        say(name + " 没有通过 / failed")
    return tests or int(bool(failed))


def checks() -> "list[tuple[str, list[str]]]":
    return [("ruff", ["ruff", "check", "--quiet", "."]), ("mypy", ["mypy"])]


def main(words: "list[str]") -> int:
    if sys.version_info < OLDEST:
        say(TOO_OLD.format("{}.{}".format(*sys.version_info[:2])))
        return 3
    testing = words[:1] == ["test"]
    lock = TEST if testing else RUN
    try:
        if not is_ready(lock):
            prepare(lock)
        compile_stale()
    except NotReadyError as reason:
        say(str(reason))
        return 3
    except OSError as error:
        import errno

        say(NO_SPACE if error.errno == errno.ENOSPC else NOT_WRITABLE.format(error.filename or ROOT))
        return 3
    except KeyboardInterrupt:
        say("已停下。再启动一次会接着准备。")
        return 130
    return test(words[1:]) if testing else start(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
