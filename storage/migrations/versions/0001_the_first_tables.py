"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

LABEL = sa.String().with_variant(sa.String(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "deadlines",
        sa.Column("organisation", LABEL, nullable=False),
        sa.Column("kind", LABEL, nullable=False),
        sa.Column("stream", LABEL, nullable=False),
        sa.Column("name", LABEL, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "kind", "stream", "name"),
        sqlite_with_rowid=False,
    )
    op.create_index("deadlines_at", "deadlines", ["at"])

    op.create_table(
        "entries",
        sa.Column("organisation", LABEL, nullable=False),
        sa.Column("kind", LABEL, nullable=False),
        sa.Column("stream", LABEL, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", LABEL, nullable=False),
        sa.Column("action", sa.BigInteger(), nullable=False),
        sa.Column("undoable", sa.Boolean(), nullable=False),
        sa.Column("type", LABEL, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "kind", "stream", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hops",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("organisation", LABEL, nullable=False),
        sa.Column("key", LABEL, nullable=False),
        sa.Column("kind", LABEL, nullable=False),
        sa.Column("stream", LABEL, nullable=False),
        sa.Column("intent", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("organisation", "key", name="hops_key"),
    )
    op.create_table(
        "kept",
        sa.Column("door", LABEL, nullable=False),
        sa.Column("key", LABEL, nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("door", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "leases",
        sa.Column("name", LABEL, nullable=False),
        sa.Column("owner", LABEL, nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person_keys",
        sa.Column("organisation", LABEL, nullable=False),
        sa.Column("person", LABEL, nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("secret", LABEL, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "person"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "posts",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("organisation", LABEL, nullable=False),
        sa.Column("kind", LABEL, nullable=False),
        sa.Column("stream", LABEL, nullable=False),
        sa.Column("action", sa.BigInteger(), nullable=False),
        sa.Column("key", LABEL, nullable=False),
        sa.Column("person", LABEL, nullable=False),
        sa.Column("place", LABEL, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("correction", sa.Boolean(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=True),
        sa.Column("state", LABEL, nullable=False),
        sa.Column("withdrawn", LABEL, nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("owner", LABEL, nullable=False),
        sa.Column("ready", sa.BigInteger(), nullable=True),
        sa.Column("settled", sa.BigInteger(), nullable=True),
        sa.Column("detail", LABEL, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("organisation", "key", name="posts_key"),
    )
    op.create_index("posts_person", "posts", ["organisation", "person"])
    op.create_index("posts_ready", "posts", ["ready"])
    op.create_index("posts_settled", "posts", ["settled"])
    op.create_index("posts_stream", "posts", ["organisation", "kind", "stream", "action"])

    op.create_table(
        "private",
        sa.Column("organisation", LABEL, nullable=False),
        sa.Column("person", LABEL, nullable=False),
        sa.Column("key", LABEL, nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "person", "key"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "receipts",
        sa.Column("organisation", LABEL, nullable=False),
        sa.Column("key", LABEL, nullable=False),
        sa.Column("person", LABEL, nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "key"),
        sqlite_with_rowid=False,
    )
    op.create_index("receipts_at", "receipts", ["at"])
    op.create_index("receipts_person", "receipts", ["organisation", "person"])

    op.create_table(
        "streams",
        sa.Column("organisation", LABEL, nullable=False),
        sa.Column("kind", LABEL, nullable=False),
        sa.Column("id", LABEL, nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("organisation", "kind", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("streams_changed", "streams", ["changed"])


def downgrade() -> None:

    op.drop_table("streams")

    op.drop_table("receipts")
    op.drop_table("private")

    op.drop_table("posts")
    op.drop_table("person_keys")
    op.drop_table("leases")
    op.drop_table("kept")
    op.drop_table("hops")
    op.drop_table("entries")

    op.drop_table("deadlines")
