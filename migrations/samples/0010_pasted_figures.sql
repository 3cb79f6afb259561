-- The paste of a half-year's report: one declaration came with it, a line of it is known, another is left out.
INSERT INTO declaration_paste (union_no, no, id, body, source, pasted_at, pasted_by) VALUES
    (20, 85899345921, '01G5ZGQ00000000000000000P9', 85899345921, 'Báo cáo số 41/BC-LHH ngày 28/6/2022', 1655687400000000,
     '01G5ZG4P0000000000000000A1');
UPDATE declaration SET paste = 85899345921 WHERE union_no = 20 AND no = 85899345921;
INSERT INTO declaration_title (union_no, words, around, figure, settled_at, settled_by) VALUES
    (20, 'so luot nguoi du tap huan luot nguoi', 'tap huan pho bien kien thuc', 'lop.luot', 1655687400000000,
     '01G5ZG4P0000000000000000A1'),
    (20, 'thu nop hoi phi trieu dong', '', '', 1655687400000000, '01G5ZG4P0000000000000000A1');
