#!/usr/bin/env python3
"""Makes the files of this folder: malformed ones, and legitimate ones that are awkward.

Run in a virtual environment with: pip install xlwt openpyxl odfpy msoffcrypto-tool xlsxwriter
    python make.py            # writes NN-what-is-wrong.ext beside itself
Then `HOITU_BLESS=1 cargo test -p sheets --test malformed` writes the expected answers, which are to be reviewed.
Every name and number in the files is invented. Times inside archives are fixed, so that a second run changes nothing
but the salt of the encrypted ones, which are therefore kept where they exist.
"""
import datetime
import io
import pathlib
import re
import struct
import zipfile

import msoffcrypto.format.ooxml
import openpyxl
import xlsxwriter
import xlwt
from odf import opendocument, style, table, text

HERE = pathlib.Path(__file__).parent
EPOCH = datetime.datetime(2024, 1, 1)
MADE = set()
HEAD = ["STT", "Tên lớp", "Ngày", "Số người"]
ROWS = [[1, "Tập huấn nuôi tôm", datetime.date(2022, 6, 14), 30], [2, "Tập huấn chăn nuôi", datetime.date(2022, 7, 1), 1234]]


def put(name, data):
    (HERE / name).write_bytes(data)
    MADE.add(name)


def rezip(entries, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else method
            archive.writestr(info, data)
    return out.getvalue()


def entries(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def change(data, **parts):
    """The archive with parts replaced; `part` is a function of the old bytes, None leaves it out."""
    new = []
    for name, old in entries(data):
        how = next((how for end, how in parts.items() if name.endswith(end)), lambda b: b)
        if how is not None:
            new.append((name, how(old)))
    return rezip(new)


def edit(data, name, how):
    return change(data, **{name: how})


def book(fill, **options):
    """An .xlsx by openpyxl, its times fixed."""
    workbook = openpyxl.Workbook()
    workbook.properties.created = workbook.properties.modified = EPOCH
    fill(workbook)
    out = io.BytesIO()
    workbook.save(out)
    data = edit(out.getvalue(), "docProps/core.xml",
                lambda b: re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2024-01-01T00:00:00Z", b))
    return data


def rows(*lines, **options):
    def fill(workbook):
        for line in lines:
            workbook.active.append(list(line))
    return book(fill, **options)


PLAIN = rows(HEAD, *ROWS)


def xls(fill):
    workbook = xlwt.Workbook(encoding="utf-8")
    fill(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def xls_rows(sheet, lines):
    dated = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for at, line in enumerate(lines):
        for column, value in enumerate(line):
            if isinstance(value, datetime.date):
                sheet.write(at, column, value, dated)
            else:
                sheet.write(at, column, value)


PLAIN_XLS = xls(lambda w: xls_rows(w.add_sheet("Lớp"), [HEAD, *ROWS]))


def ods(fill):
    document = opendocument.OpenDocumentSpreadsheet()
    fill(document)
    out = io.BytesIO()
    document.write(out)
    return rezip([(n, re.sub(rb"\d{4}-\d\d-\d\dT[\d:.]+", b"2024-01-01T00:00:00", b) if n == "meta.xml" else b)
                  for n, b in entries(out.getvalue()) if not n.endswith("/")])


def ods_cell(value, **options):
    if isinstance(value, datetime.date):
        cell = table.TableCell(valuetype="date", datevalue=value.isoformat(), **options)
    elif isinstance(value, (int, float)):
        cell = table.TableCell(valuetype="float", value=str(value), **options)
    elif value is None:
        return table.TableCell(**options)
    else:
        cell = table.TableCell(valuetype="string", **options)
    cell.addElement(text.P(text=str(value)))
    return cell


def ods_row(values, **options):
    row = table.TableRow(**options)
    for value in values:
        row.addElement(value if isinstance(value, object) and hasattr(value, "qname") else ods_cell(value))
    return row


def ods_table(document, lines, name="Lớp", **options):
    sheet = table.Table(name=name, **options)
    for line in lines:
        sheet.addElement(line if hasattr(line, "qname") else ods_row(line))
    document.spreadsheet.addElement(sheet)
    return sheet


PLAIN_ODS = ods(lambda d: ods_table(d, [HEAD, *ROWS]))
CSV = "STT;Tên lớp;Ngày;Số người\r\n1;Tập huấn nuôi tôm;14/06/2022;30\r\n2;Tập huấn chăn nuôi;01/07/2022;1.234\r\n"

# --- what is no workbook ---------------------------------------------------------------------------------------------
put("01-empty.xlsx", b"")
put("02-pdf.xlsx", b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF")
put("03-word.xlsx", rezip([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")]))
put("04-slides.xlsx", rezip([("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<p/>")]))
put("05-picture.xls", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
put("06-web-page.xls", "<html><meta charset=utf-8><table><tr><td>STT</td><td>Tên</td></tr></table></html>".encode())
put("07-xml-of-2003.xls", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>')
put("08-archive.xlsx", rezip([("a.txt", b"hello"), ("b.txt", b"there")]))
put("09-plain-text.csv", "Kính gửi Liên hiệp hội\nĐề nghị các hội gửi báo cáo\n".encode())
put("10-odt.ods", rezip([("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")]))
put("11-program.xlsx", b"MZ\x90\0" + bytes(range(1, 31)) * 9)
put("12-rtf.xls", b"{\\rtf1\\ansi Bao cao}")

# --- too old, or binary ----------------------------------------------------------------------------------------------
put("13-excel-95-stream.xls", b"\x09\x08\x08\x00\x00\x05\x05\x00\x00\x00\x00\x00\x0a\x00\x00\x00")
put("14-excel-2.xls", b"\x09\x00\x04\x00\x02\x00\x10\x00\x0a\x00\x00\x00")
put("15-lotus.wk1", b"\x00\x00\x02\x00\x06\x04\x06\x00\x08\x00\x00\x00\x00\x00")
put("16-xlsb.xlsb", rezip([("[Content_Types].xml",
    b'<Types><Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'),
    ("xl/workbook.bin", b"\x83\x01\x00")]))
entry = PLAIN_XLS.find("Workbook".encode("utf-16-le"))
old = bytearray(PLAIN_XLS)
old[entry:entry + 64] = "Book".encode("utf-16-le").ljust(64, b"\0")
struct.pack_into("<H", old, entry + 64, 10)
put("17-excel-95-compound.xls", bytes(old))

# --- locked, cut, broken ---------------------------------------------------------------------------------------------
for name, ending in [("18-password.xlsx", "xlsx")]:
    if not (HERE / name).exists():
        out = io.BytesIO()
        msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(PLAIN)).encrypt("mat-khau", out)
        put(name, out.getvalue())
    MADE.add(name)
globals_bof = PLAIN_XLS.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")
locked = bytearray(PLAIN_XLS)
# The record after BOF (codepage or interface) becomes FILEPASS of the same length.
locked[globals_bof + 20:globals_bof + 22] = b"\x2f\x00"
put("19-password.xls", bytes(locked))
put("20-password.ods", change(PLAIN_ODS, **{"manifest.xml": lambda b: b.replace(b"</manifest:manifest>",
    b'<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>')}))
put("21-cut-in-half.xlsx", PLAIN[: len(PLAIN) // 2])
put("22-cut-in-half.xls", PLAIN_XLS[: len(PLAIN_XLS) // 2])
put("23-cut-in-half.ods", PLAIN_ODS[: len(PLAIN_ODS) // 2])
put("24-head-only.xls", PLAIN_XLS[:300])
broken = bytearray(PLAIN)
directory = PLAIN.rfind(b"PK\x01\x02")
broken[directory:directory + 4] = b"PK\x07\x09"
put("25-directory-broken.xlsx", bytes(broken))
flipped = bytearray(PLAIN)
at = PLAIN.find(b"xl/worksheets/sheet1.xml") + 60
flipped[at:at + 20] = bytes(b ^ 0xFF for b in flipped[at:at + 20])
put("26-bytes-flipped.xlsx", bytes(flipped))
put("27-xml-open.xlsx", edit(PLAIN, "sheet1.xml", lambda b: b.replace(b"</sheetData>", b"")[:-30]))
put("28-xml-garbled.xlsx", edit(PLAIN, "sheet1.xml", lambda b: b.replace(b'<c r="B2"', b'<c r="#2"')))
put("29-no-workbook-part.xlsx", change(PLAIN, **{"xl/workbook.xml": None}))
put("30-sheet-missing.xlsx", change(PLAIN, **{"sheet1.xml": None}))
def with_shared_strings(lines):
    """An .xlsx by xlsxwriter, which keeps texts in the list that sheets share."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    workbook.set_properties({"created": EPOCH})
    sheet = workbook.add_worksheet()
    for at, line in enumerate(lines):
        sheet.write_row(at, 0, line)
    workbook.close()
    return rezip(entries(out.getvalue()))
put("32-sst-claims-billions.xlsx", edit(with_shared_strings([["Tên", "Số"], ["a", 1]]), "sharedStrings.xml",
    lambda b: re.sub(rb'uniqueCount="\d+"', b'uniqueCount="9999999999999"', b)))
put("31-sst-index-beyond.xlsx", edit(with_shared_strings([["Tên", "Số"], ["a", 1]]), "sheet1.xml",
    lambda b: b.replace(b"<v>2</v>", b"<v>77</v>")))
put("33-ole-in-circles.xls", PLAIN_XLS[:512] + b"\0" * (len(PLAIN_XLS) - 512))
put("34-content-missing.ods", change(PLAIN_ODS, **{"content.xml": None}))
put("35-content-cut.ods", edit(PLAIN_ODS, "content.xml", lambda b: b[: len(b) - 120]))

# --- dangerous -------------------------------------------------------------------------------------------------------
put("36-macros.xlsm", change(rezip(entries(PLAIN) + [("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")]),
    **{"[Content_Types].xml": lambda b: b.replace(b"spreadsheetml.sheet.main", b"x").replace(b"ms-excel", b"ms-excel.sheet.macroEnabled")}))

put("37-macro-sheet-of-excel-4.xls", PLAIN_XLS.replace(b"\x00\x00\x04\x01" + "Lớp".encode("utf-16-le"), b"\x00\x01\x03\x01" + "Lớp".encode("utf-16-le"))
    .replace(b"\x00\x00\x03\x01" + "Lớp".encode("utf-16-le"), b"\x00\x01\x03\x01" + "Lớp".encode("utf-16-le")))
put("38-macros.ods", rezip(entries(PLAIN_ODS) + [("Basic/Standard/Module1.xml", b"<module/>")]))
bomb = b'<?xml version="1.0"?><worksheet><sheetData>' + b"<row></row>" * (4 << 20) + b"</sheetData></worksheet>"
put("39-bomb.xlsx", edit(PLAIN, "sheet1.xml", lambda b: bomb))
lying = bytearray((HERE / "39-bomb.xlsx").read_bytes())
# The directory and the local header say the part is small.
for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
    at = 0
    while (at := lying.find(mark, at)) >= 0:
        if struct.unpack_from("<I", lying, at + offset)[0] > 1 << 20:
            struct.pack_into("<I", lying, at + offset, 1000)
        at += 4
put("40-bomb-that-lies.xlsx", bytes(lying))
put("41-entities.xlsx", edit(PLAIN, "sheet1.xml", lambda b: re.sub(rb"^(<\?xml.*?\?>)?",
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>', b, count=1)))
put("42-entity-from-disk.ods", edit(PLAIN_ODS, "content.xml", lambda b: re.sub(rb"^<\?xml.*?\?>",
    b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd">', b, count=1)))
put("43-path-out.xlsx", rezip(entries(PLAIN) + [("../../etc/cron.d/x", b"x")]))
put("44-part-twice.xlsx", rezip(entries(PLAIN) + [("xl/workbook.xml", b"<workbook/>")]))
put("45-part-in-utf-16.xlsx", edit(PLAIN, "sheet1.xml", lambda b: b"\xff\xfe" + b.decode().encode("utf-16-le")))
put("46-endless-rows.ods", ods(lambda d: ods_table(d, [HEAD, ods_row([1, "a", None, 2], numberrowsrepeated="1048570")])))
put("47-endless-columns.ods", ods(lambda d: ods_table(d, [["a", "b"], [ods_cell("x", numbercolumnsrepeated="16000")]])))
put("48-far-right.xlsx", book(lambda w: (w.active.append(["a", "b"]), w.active.__setitem__("XFD2", 1))))
put("49-cell-too-long.csv", ("a;b\nx;" + "y" * 33000 + "\n").encode())
def many_sheets(workbook):
    for number in range(205):
        workbook.create_sheet(f"s{number}")
put("50-many-sheets.xlsx", book(many_sheets))

put("55-one-endless-text.xlsx", edit(PLAIN, "sheet1.xml", lambda b: b.replace(b"</sheetData>", b"<row><c><v>" + b"1" * (9 << 20))))

# --- nothing to read -------------------------------------------------------------------------------------------------
put("51-empty-sheet.xlsx", book(lambda w: None))
def only_chart(workbook):
    from openpyxl.chart import BarChart
    chart = workbook.create_chartsheet("Biểu đồ")
    chart.add_chart(BarChart())
    workbook.remove(workbook.active)
try:
    put("52-charts-only.xlsx", book(only_chart))
except IndexError:
    # openpyxl wants a visible worksheet; take it out of the finished book.
    def both(workbook):
        from openpyxl.chart import BarChart
        workbook.create_chartsheet("Biểu đồ").add_chart(BarChart())
    data = book(both)
    put("52-charts-only.xlsx", edit(data, "xl/workbook.xml", lambda b: re.sub(rb'<sheet [^>]*name="Sheet"[^>]*/>', b"", b)))
put("53-no-headings.xlsx", rows([1, 2, 3], [4, 5, 6], [7, 8, 9]))
put("54-one-column.csv", "Tên\nHội A\nHội B\n".encode())

# --- awkward, and read -----------------------------------------------------------------------------------------------
put("60-plain.xlsx", PLAIN)
put("61-plain.xls", PLAIN_XLS)
put("62-plain.ods", PLAIN_ODS)
put("63-plain.csv", CSV.encode())
put("64-xlsx-named-xls.xls", PLAIN)
put("65-csv-named-xlsx.xlsx", CSV.encode())

def report(workbook):
    sheet = workbook.active
    sheet.title = "Biểu 1"
    for line in [["LIÊN HIỆP HỘI", None, None, None, None], ["DANH SÁCH LỚP TẬP HUẤN"], [],
                 ["STT", "Tên lớp", "Số người", None, "Ghi chú"], [None, None, "Tổng", "Nữ", None],
                 [1, "Nuôi tôm", 30, 12, None], [2, "Chăn nuôi", 40, 20, "x"], ["Tổng cộng", None, 70, 32], [],
                 [None, None, "Ngày 5 tháng 7 năm 2022"], ["Người lập biểu", None, None, "Thủ trưởng"]]:
        sheet.append(line)
    for area in ["A2:E2", "A4:A5", "B4:B5", "C4:D4", "E4:E5"]:
        sheet.merge_cells(area)
put("66-titles-merged-headings-signatures.xlsx", book(report))

def merged_down(workbook):
    for line in [["Hội", "Lớp", "Số người"], ["Hội Y học", "a", 1], [None, "b", 2], ["Hội Vật lý", "c", 3]]:
        workbook.active.append(line)
    workbook.active.merge_cells("A2:A3")
put("67-merged-down.xlsx", book(merged_down))

def hidden(workbook):
    for line in [HEAD, *ROWS, [3, "Lớp ẩn", datetime.date(2022, 8, 1), 5]]:
        workbook.active.append(line)
    workbook.active.row_dimensions[3].hidden = True
    workbook.active.column_dimensions["C"].hidden = True
    workbook.create_sheet("Ẩn").sheet_state = "hidden"
put("68-hidden-row-and-column.xlsx", book(hidden))

def hidden_xls(workbook):
    sheet = workbook.add_sheet("Lớp")
    xls_rows(sheet, [HEAD, *ROWS])
    sheet.row(1).hidden = True
    sheet.col(3).hidden = True
    sheet.write_merge(4, 4, 0, 3, "Người lập biểu")
    workbook.add_sheet("Ẩn").visibility = 1
put("69-hidden-and-merged.xls", xls(hidden_xls))

def hidden_ods(document):
    ods_table(document, [table.TableColumn(numbercolumnsrepeated="2"), table.TableColumn(visibility="collapse"), HEAD,
                         ods_row(ROWS[0], visibility="filter"), ROWS[1],
                         [ods_cell("Người lập", numbercolumnsspanned="4", numberrowsspanned="1"), table.CoveredTableCell(numbercolumnsrepeated="3")]])
put("70-hidden-and-merged.ods", ods(hidden_ods))

def formulas(workbook):
    for line in [["Tên", "Nam", "Nữ", "Tổng"], ["a", 1, 2, "=B2+C2"], ["b", 3, 4, "=B3+C3"]]:
        workbook.active.append(line)
put("71-never-calculated.xlsx", book(formulas))
out = io.BytesIO()
w = xlsxwriter.Workbook(out, {"in_memory": True})
w.set_properties({"created": EPOCH})
s = w.add_worksheet()
s.write_row(0, 0, ["Tên", "Số", "Tổng"])
s.write_row(1, 0, ["a", 5]); s.write_formula(1, 2, "=B2*2", None, 10)
s.write_row(2, 0, ["b", 6]); s.write_formula(2, 2, "=B3*2")
w.close()
put("72-calculated-and-awaited.xlsx", rezip(entries(out.getvalue())))
def formulas_xls(workbook):
    sheet = workbook.add_sheet("A")
    xls_rows(sheet, [["Tên", "Số", "Tổng"], ["a", 5]])
    sheet.write(1, 2, xlwt.Formula("B2*2"))
put("73-never-calculated.xls", xls(formulas_xls))
put("74-never-calculated.ods", ods(lambda d: ods_table(d, [["Tên", "Số", "Tổng"], ["a", 5, table.TableCell(formula="of:=[.B2]*2")]])))
shared = book(formulas)
shared = edit(shared, "sheet1.xml", lambda b: b.replace(b"<f>B2+C2</f><v></v>", b'<f t="shared" ref="D2:D3" si="0">B2+C2</f><v>3</v>')
    .replace(b"<f>B2+C2</f><v />", b'<f t="shared" ref="D2:D3" si="0">B2+C2</f><v>3</v>')
    .replace(b"<f>B3+C3</f><v></v>", b'<f t="shared" si="0"/><v>7</v>').replace(b"<f>B3+C3</f><v />", b'<f t="shared" si="0"/><v>7</v>'))
put("75-shared-formula.xlsx", shared)
def since_1904(workbook):
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for line in [HEAD, *ROWS]:
        workbook.active.append(line)
import openpyxl.utils.datetime
put("76-dates-of-1904.xlsx", book(since_1904))
put("77-dates-as-text.xlsx", rows(HEAD, [1, "a", "14/06/2022", "1.234"], [2, "b", "ngày 5-7-2022", "2,5"]))
put("78-decomposed-and-blanks.xlsx", rows(["Tên lớp ", "Số\u00a0người"], ["Ta\u0323\u0302p hua\u0302\u0301n  ", "  30 "], ["\u00a0", 5]))
put("79-duplicate-headings.xlsx", rows(["Tên", "Số", "Tên"], ["a", 1, "b"], ["c", 2, "d"]))
put("80-empty-columns-between.xlsx", rows(["Tên", None, "Số", None, "Ngày"], ["a", None, 1, None, "x"], ["b", None, 2, None, "y"]))
put("81-errors.xlsx", edit(rows(["Tên", "Số"], ["a", "#N/A"], ["b", 1]), "sheet1.xml",
    lambda b: b.replace(b"</sheetData>", b'<row r="4"><c r="A4" t="inlineStr"><is><t>c</t></is></c><c r="B4" t="e"><v>#SPILL!</v></c></row></sheetData>')))
put("82-text-with-formula-signs.csv", "Tên;Số\n=1+1;-5\n@x;+84\n".encode())
put("83-separator-said.csv", "sep=,\nTên,Số\n\"a, b\",1\n".encode())
put("84-utf-16.csv", ("\ufeffTên\tSố\r\nLớp\t1\r\n").encode("utf-16-le"))
put("85-utf-8-mark.csv", ("\ufeff" + CSV).encode())
put("86-windows-1258.csv", "Tên;Sô\u0301\nlơ\u0301p a;1\n".encode("cp1258"))
put("87-old-font.csv", "Tªn;Sè\nLíp a;1\n".encode("cp1252"))
put("88-lines-in-quotes.csv", 'Tên;Ghi chú\n"Lớp ""A""";"dòng 1\ndòng 2; vẫn trong ô"\n'.encode())
put("89-uneven-lines.csv", b"a,b,c\n1,2\n3,4,5,6\n\n7,8,9\n")
put("90-groups-and-page-breaks.xlsx", rows(["STT", "Tên", "Số"], ["(1)", "(2)", "(3)"], ["I. Khối thành phố", None, None],
    [1, "a", 5], ["STT", "Tên", "Số"], [2, "b", 6], ["Cộng", None, 11]))
put("91-two-sheets-with-space.xlsx", book(lambda w: (w.active.append(["Tên", "Số"]), w.active.append(["a & <b>", 1]),
    setattr(w.active, "title", "Sáu tháng & năm"), w.create_sheet("Trống"))))
def rich(workbook):
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    workbook.active.append(["Tên", "Số"])
    workbook.active.append([CellRichText("Lớp ", TextBlock(InlineFont(b=True), "đậm")), True])
put("92-rich-text-and-truth.xlsx", book(rich))
def times(workbook):
    workbook.active.append(["Tên", "Giờ", "Thời lượng", "Ngày giờ"])
    workbook.active.append(["a", datetime.time(18, 30), datetime.timedelta(hours=30), datetime.datetime(2022, 6, 14, 18, 30)])
put("93-times-and-days.xlsx", book(times))
put("94-comments-and-frames.ods", edit(PLAIN_ODS, "content.xml", lambda b: b.replace("<text:p>Tên lớp</text:p>".encode(),
    "<office:annotation><text:p>ghi chú riêng</text:p></office:annotation><text:p>Tên<text:s text:c=\"2\"/>lớp</text:p>".encode())))
def long_xls(workbook):
    sheet = workbook.add_sheet("Dài")
    xls_rows(sheet, [["Tên", "Mô tả"]] + [[f"Lớp {n}", f"ệ{n} " + "dài " * 700] for n in range(12)])
put("95-texts-over-records.xls", xls(long_xls))
put("97-formula-that-is-blank.xlsx", edit(rows(["Tên", "Số"], ["a", '=IF(A2="x",1,"")']), "sheet1.xml",
    lambda b: re.sub(rb'<c r="B2"[^>]*><f>(.*?)</f><v\s*/?>(</v>)?', rb'<c r="B2" t="str"><f>\1</f><v></v>', b)))
put("96-macintosh-line-ends.csv", b"a;b\r1;2\r3;4\r")

for stray in HERE.iterdir():
    if re.match(r"\d\d-", stray.name) and stray.suffix != ".txt" and stray.name not in MADE:
        print("nobody makes", stray.name)
print(len(MADE), "files,", sum((HERE / name).stat().st_size for name in MADE), "bytes")
