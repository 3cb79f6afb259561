-- What the office looks at every quarter, shown to all, and a programme that was written in two ways.
INSERT INTO saved_list (union_no, no, id, account, name, name_key, folded, query, made_at, shared_at, shared_by) VALUES
    (20, 85899345921, '01G5ZGQ00000000000000000S1', '01G5ZG4P0000000000000000A1', 'Chưa có minh chứng', X'2a01',
     'chua co minh chung', 'minh-chung=chua-co', 1655687400000000, 1655687500000000, '01G5ZG4P0000000000000000A1'),
    (20, 85899345922, '01G5ZGQ00000000000000000S2', '01G5ZG4P0000000000000000A1', 'Phản biện đang làm', X'2a02',
     'phan bien dang lam', 'loai=phan-bien&trang-thai=dang-thuc-hien', 1655687400000000, NULL, NULL);
INSERT INTO programme (union_no, no, id, name, name_key, folded, entered_at, entered_by, merged_into, merged_at, merged_by)
VALUES
    (20, 85899345922, '01G5ZGQ00000000000000000M2', 'Đề án nông lâm nghiệp bền vững', X'2c02',
     'de an nong lam nghiep ben vung', 1655687400000000, '01G5ZG4P0000000000000000A1',
     85899345921, 1655687500000000, '01G5ZG4P0000000000000000A1');
