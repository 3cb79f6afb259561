-- A class that was corrected once, a planned one whose places are only counted, and a declared total beside them.
INSERT INTO record (union_no, no, id, kind, current, version) VALUES
    (20, 85899345921, '01G5ZGDV1000000000000000R1', 'training_class', 85899345922, 2),
    (20, 85899345922, '01G5ZGQ00000000000000000R2', 'training_class', 85899345923, 1);
INSERT INTO record_version (union_no, no, record, kind, known_from, known_to, state, state_at, state_by, detail, title,
                            title_key, folded, first_day, last_day, place_count, note, entered_by, verb, why) VALUES
    (20, 85899345921, 85899345921, 'training_class', 1655687100000000, 1655687400000000, 'done', 1655687100000000,
     '01G5ZG4P0000000000000000A1', 'single', 'Tập huấn kỹ thuật trồng hồi', X'6a01', 'tap huan ky thuat trong hoi',
     '2022-06-14', '2022-06-15', NULL, '', '01G5ZG4P0000000000000000A1', 'entered', ''),
    (20, 85899345922, 85899345921, 'training_class', 1655687400000000, 9223372036854775807, 'done', 1655687100000000,
     '01G5ZG4P0000000000000000A1', 'single', 'Tập huấn kỹ thuật trồng hồi', X'6a01', 'tap huan ky thuat trong hoi',
     '2022-06-14', '2022-06-15', NULL, '', '01G5ZG4P0000000000000000A1', 'corrected', 'Nhập nhầm số lượt người'),
    (20, 85899345923, 85899345922, 'training_class', 1655687400000000, 9223372036854775807, 'planned', 1655687400000000,
     '01G5ZG4P0000000000000000A1', 'bulk', 'Chuyển giao khoa học kỹ thuật cho hội viên', X'2d55',
     'chuyen giao khoa hoc ky thuat cho hoi vien', '2022-07-01', '2022-09-30', 6, 'Theo kế hoạch quý III',
     '01G5ZG4P0000000000000000A1', 'entered', '');
INSERT INTO record_body (union_no, version, body, role, day, position) VALUES
    (20, 85899345921, 85899345922, 'lead', '2022-06-15', 1),
    (20, 85899345922, 85899345922, 'lead', '2022-06-15', 1),
    (20, 85899345922, 85899345923, 'partner', '2022-06-15', 2),
    (20, 85899345923, 85899345921, 'lead', '2022-09-30', 1);
INSERT INTO record_outside (union_no, version, position, name, role) VALUES
    (20, 85899345922, 1, 'Trung tâm Khuyến nông tỉnh', 'partner');
INSERT INTO record_place (union_no, version, position, commune, folded) VALUES
    (20, 85899345921, 1, 'xã Bằng Mạc', 'xa bang mac'), (20, 85899345922, 1, 'xã Bằng Mạc', 'xa bang mac');
INSERT INTO record_measure (union_no, version, measure, value, qualifier) VALUES
    (20, 85899345921, 'lop', 1, 'exact'), (20, 85899345921, 'luot', 54, 'exact'),
    (20, 85899345922, 'lop', 1, 'exact'), (20, 85899345922, 'luot', 45, 'exact'), (20, 85899345922, 'ho', NULL, 'exact'),
    (20, 85899345923, 'lop', 12, 'about');
INSERT INTO record_evidence (union_no, record, file, added_at, added_by, removed_at, removed_by) VALUES
    (20, 85899345921, '01G5ZGDV1000000000000000P1', 1655687100000000, '01G5ZG4P0000000000000000A1', NULL, NULL);
INSERT INTO declaration (union_no, no, id, body, figure, value, qualifier, unit, meaning, first_day, last_day, label,
                         source, known_from, known_to, entered_by, withdrawn_by) VALUES
    (20, 85899345921, '01G5ZGQ00000000000000000D1', 85899345921, 'lop.luot', 1820, 'over', 'lượt người',
     'Lượt người dự các lớp do toàn hệ thống tổ chức', '2022-01-01', '2022-06-30', '2022-H1',
     'Báo cáo số 41/BC-LHH ngày 28/6/2022', 1655687400000000, 9223372036854775807, '01G5ZG4P0000000000000000A1', NULL);
