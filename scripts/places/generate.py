#!/usr/bin/env python3
"""Writes the tables of administrative units in ground/places/data.

    python3 -m venv /some/where
    /some/where/bin/pip install --no-deps vietnamadminunits==1.0.4
    /some/where/bin/python scripts/places/generate.py ground/places/data

It takes codes, names, kinds, parents and the map from old to new of that package (MIT, Tran Ngoc Minh Hieu), and of
nothing else in it; what is wrong there is put right by corrections.py beside this file, each with its source. The
same package gives the same bytes, so the result is looked at with `git diff`. The words of the law are outside
copyright; the licence of the package covers how it collected them, and is named in each header.
"""

import json
import pathlib
import sqlite3
import sys
import unicodedata
from importlib import metadata

import corrections

PACKAGE = "vietnamadminunits"
VERSION = "1.0.4"
KINDS = ["thị trấn", "thị xã", "thành phố", "đặc khu", "phường", "xã", "huyện", "quận", "tỉnh"]
CREDIT = f"# Codes, names, kinds, parents: PyPI {PACKAGE} {VERSION}, MIT licence, (c) 2025 Tran Ngoc Minh Hieu; corrected."
MADE = "# Written by scripts/places/generate.py: change that or corrections.py beside it, never this file."


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if metadata.version(PACKAGE) != VERSION:
        sys.exit(f"needs {PACKAGE} {VERSION}")
    out = pathlib.Path(sys.argv[1])
    data = pathlib.Path(str(metadata.distribution(PACKAGE).locate_file(PACKAGE))) / "data"
    base = sqlite3.connect(data / "dataset.db")
    base.row_factory = sqlite3.Row
    old = base.execute("SELECT * FROM admin_units_legacy").fetchall()
    new = base.execute("SELECT * FROM admin_units").fetchall()
    converter = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))

    june = corrected(legacy_units(old), corrections.NAMES_2025_06_30)
    july = corrected(new_units(new), corrections.NAMES_2025_07_01)
    write(out / "2025-06-30.tsv", [
        "# Administrative units of Viet Nam on 30-6-2025, the last day of three levels: 63 provinces, 696 districts, "
        "10.035 communes.",
        "# Legal source: Quyết định 124/2004/QĐ-TTg with its changes until that day.",
        CREDIT, MADE, "# code, kind, name, code of the unit above",
    ], rows(june))
    write(out / "2025-07-01.tsv", [
        "# Administrative units of Viet Nam from 1-7-2025, two levels: 34 provinces, 3.321 communes.",
        "# Legal source: Quyết định 19/2025/QĐ-TTg of 30-6-2025, Nghị quyết 202/2025/QH15.",
        CREDIT, MADE, "# code, kind, name, code of the unit above",
    ], rows(july))
    write(out / "2026-04-30.tsv", [
        "# What is otherwise from 30-4-2026; every unit that is not here is as from 1-7-2025.",
        "# Legal source: Nghị quyết 30/2026/QH16, Nghị quyết 237/NQ-UBTVQH16 of 14-4-2026.",
        MADE, "# code, kind, name, code of the unit above",
    ], rows(retitled(july)))
    write(out / "successors.tsv", [
        "# In which units of 1-7-2025 a unit of 30-6-2025 lies. One: it went there whole. Several: it was split, and "
        "the first is taken where nobody knows better.",
        "# Legal source: the 34 resolutions 1654 to 1687/NQ-UBTVQH15 of 16-6-2025, Nghị quyết 202/2025/QH15.",
        f"# Map: PyPI {PACKAGE} {VERSION}, MIT licence, (c) 2025 Tran Ngoc Minh Hieu; corrected.",
        MADE, "# old code, new codes",
    ], [f"{code}\t{' '.join(to)}" for code, to in sorted(successors(old, new, converter).items(), key=by_code)])


def by_code(item) -> tuple:
    return len(item[0]), item[0]


def legacy_units(source) -> dict:
    units = {}
    for row in source:
        units[row["provinceCode"]] = (*split(row["province"]), "")
        units[row["districtCode"]] = (*split(row["district"]), row["provinceCode"])
        # Five island districts had no communes.
        if row["ward"]:
            units[row["wardCode"]] = (*split(row["ward"]), row["districtCode"])
    return units


def new_units(source) -> dict:
    units = {}
    for row in source:
        units[row["provinceCode"]] = (*split(row["province"]), "")
        units[row["wardCode"]] = (*split(row["ward"]), row["provinceCode"])
    return units


def split(written: str) -> tuple:
    """Kind and name of "Xã Quang Thuận". The package's own column of kinds is wrong in seven rows, its names are not."""
    written = " ".join(unicodedata.normalize("NFC", written).replace("’", "'").split())
    kind = next(kind for kind in KINDS if written.lower().startswith(kind + " "))
    words = written[len(kind) + 1:].split(" ")
    # "Đại áng", "Ya ly": the capital of a marked letter was lost on the way.
    return kind, " ".join(word[0].upper() + word[1:] for word in words)


def corrected(units: dict, names: dict) -> dict:
    for code, (kind, was, name) in names.items():
        found = units[code]
        if found[:2] != (kind, was):
            sys.exit(f"{code} is {found}, not {kind} {was}: is the correction still needed?")
        units[code] = (kind, name, found[2])
    return units


def retitled(july: dict) -> dict:
    changed = {}
    for code, (kind, name) in corrections.FROM_2026_04_30.items():
        was, same, above = july[code]
        if was == kind or same != name:
            sys.exit(f"{code} is {july[code]}, not yet {kind} {name}")
        changed[code] = (kind, name, above)
    return changed


def successors(old, new, converter) -> dict:
    old_codes = {"_".join([row["provinceKey"], row["districtKey"], row["wardKey"] or ""]): row["wardCode"]
                 or row["districtCode"] for row in old}
    new_codes = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in new}
    provinces_old = {row["provinceKey"]: row["provinceCode"] for row in old}
    provinces_new = {row["provinceKey"]: row["provinceCode"] for row in new}
    found = {code: [] for code in old_codes.values()}
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for key in olds:
                found[old_codes[key]].append(new_codes[province, ward])
    for province, olds in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in olds.items():
            parts = sorted(parts, key=lambda part: (not part["isDefaultNewWard"], new_codes[province, part["newWardKey"]]))
            found[old_codes[key]].extend(new_codes[province, part["newWardKey"]] for part in parts)
    for code, (was, to) in corrections.SUCCESSORS.items():
        if sorted(found[code]) != sorted(was):
            sys.exit(f"{code} goes to {found[code]}, not {was}: is the correction still needed?")
        found[code] = to
    for province, olds in converter["DICT_PROVINCE"].items():
        for key in olds:
            found.setdefault(provinces_old[key], []).append(provinces_new[province])
    return found


def rows(units: dict) -> list:
    return ["\t".join([code, *unit]).rstrip("\t") for code, unit in sorted(units.items(), key=by_code)]


def write(path: pathlib.Path, header: list, lines: list) -> None:
    path.write_text("\n".join([*header, *lines]) + "\n", encoding="utf-8")
    print(f"{path}: {len(lines)} lines")


if __name__ == "__main__":
    main()
