"""Tables as Parquet, where ``mujaz[parquet]`` is installed and ``MUJAZ_PARQUET`` asks for it."""

from __future__ import annotations

from io import BytesIO

from mujaz.errors import SettingsError
from mujaz.site.table import Table


def written(table: Table) -> bytes:
    """``table``, every column nullable text or 64-bit whole numbers; no time and no name of a machine.

    Raises:
        SettingsError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise SettingsError(
            "MUJAZ_PARQUET needs pyarrow: install mujaz[parquet], or set MUJAZ_PARQUET = False."
        ) from error
    columns = {
        name: pa.array([row[place] for row in table.rows], pa.string() if kind is str else pa.int64())
        for place, (name, kind) in enumerate(table.columns)
    }
    file = BytesIO()
    parquet.write_table(pa.table(columns), file, compression="zstd")
    return file.getvalue()
