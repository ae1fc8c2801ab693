"""Where the file lies is looked at before it is trusted."""

from __future__ import annotations

import pytest

from storage.disk import file_system, refuse_unfit
from storage.refusals import StorageRefused


def mounts(tmp_path, *lines):
    table = tmp_path / "mounts"
    table.write_text("\n".join(f"{source} {point} {kind} rw 0 0" for source, point, kind in lines))
    return table


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "9p", "fuse.sshfs"])
def test_a_network_disk_is_refused(tmp_path, kind):
    """The sentence says why, and what to choose."""
    table = mounts(tmp_path, ("/dev/sda", "/", "ext4"), ("server:/x", tmp_path, kind))
    with pytest.raises(StorageRefused, match=f"network disk \\({kind}\\).*PostgreSQL"):
        refuse_unfit(tmp_path / "convenor.db", table)


def test_the_nearest_mount_decides(tmp_path):
    """A local disk inside a network folder is local, and a later mount hides an earlier one at the same point."""
    inner = tmp_path / "with space"
    inner.mkdir()
    escaped = str(inner).replace(" ", "\\040")
    table = mounts(tmp_path, ("/dev/a", "/", "ext4"), ("s:/x", tmp_path, "nfs"), ("/dev/b", escaped, "xfs"))
    assert file_system(inner / "convenor.db", table) == "xfs"
    assert file_system(tmp_path / "convenor.db", table) == "nfs"
    twice = mounts(tmp_path, ("/dev/a", "/", "ext4"), ("s:/x", tmp_path, "nfs"), ("/dev/b", tmp_path, "xfs"))
    assert file_system(tmp_path / "convenor.db", twice) == "xfs"


def test_a_name_that_only_begins_alike_is_another_folder(tmp_path):
    """/data2 does not lie on /data."""
    table = mounts(tmp_path, ("/dev/a", "/", "ext4"), ("s:/x", "/data", "nfs"))
    assert file_system(tmp_path.__class__("/data2/convenor.db"), table) == "ext4"


def test_a_system_without_a_list_of_mounts_is_trusted(tmp_path):
    """Where nobody says what lies where, the file is taken as local."""
    assert file_system(tmp_path, tmp_path / "no-such-list") == ""
    refuse_unfit(tmp_path / "convenor.db", tmp_path / "no-such-list")
