"""Whether a file is a fit place for the database, and that one process alone has it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from storage.refusals import StorageRefused

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "lustre", "beegfs"}
    | {"gpfs", "ocfs2", "davfs", "davfs2", "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.rclone", "fuse.s3fs"}
)
"""Where SQLite's write-ahead log, which is shared memory, does not hold what it promises (sqlite.org/wal.html)."""


def refuse_unfit(path: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Raise StorageRefused where the file cannot be written, or lies on a disk of another machine."""
    folder = path.absolute().parent
    if not folder.is_dir():
        raise StorageRefused(f"The folder {folder} for the database does not exist: make it, or choose another one.")
    kind = file_system(path, mounts)
    if kind in NETWORK:
        raise StorageRefused(
            f"{path} lies on a network disk ({kind}), where SQLite loses data: choose a folder on this machine, "
            "or use PostgreSQL."
        )
    if not os.access(folder, os.W_OK) or (path.exists() and not _writable(path)):
        raise StorageRefused(f"{path} is read-only: give the account that runs Convenor the right to write there.")


def file_system(path: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """What kind of file system a path lies on; empty where this system does not say."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    target = path.resolve()
    found = [(Path(_unescaped(point)), kind) for _, point, kind, *_ in map(str.split, lines)]
    above = [(len(point.parts), kind) for point, kind in found if target.is_relative_to(point)]
    # Of two mounts at one point, the later hides the earlier.
    return max(enumerate(above), key=lambda pair: (pair[1][0], pair[0]))[1][1] if above else ""


def _unescaped(point: str) -> str:
    return point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def _writable(path: Path) -> bool:
    # The superuser may write anything, so the file's own word is asked for too.
    return os.access(path, os.W_OK) and bool(path.stat().st_mode & 0o222)


class FileLock:
    """The operating system's lock beside the database: held by one process, let go when that process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ".lock")
        self._database = path
        self._file: IO[bytes] | None = None

    def take(self) -> None:
        """Raises StorageRefused where another process has the database."""
        # Opened without truncating: what is in the file belongs to whoever has the lock.
        file = open(self._path, "a+b")  # noqa: SIM115 (it stays open as long as the lock is held)
        try:
            _lock(file)
        except OSError:
            file.close()
            raise StorageRefused(
                f"Another Convenor is already using {self._database}: stop that one first, or use PostgreSQL "
                "to run several."
            ) from None
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
