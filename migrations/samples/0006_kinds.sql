-- A critique task ordered by a department that carries out a programme, and somebody's part in it.
INSERT INTO record (union_no, no, id, kind, current, version) VALUES
    (20, 85899345923, '01G5ZGQ00000000000000000R3', 'critique', 85899345924, 1),
    (20, 85899345924, '01G5ZGQ00000000000000000R4', 'participation', 85899345925, 1);
INSERT INTO record_version (union_no, no, record, kind, known_from, known_to, state, state_at, state_by, detail, title,
                            title_key, folded, first_day, last_day, place_count, note, entered_by, verb, why, part_of) VALUES
    (20, 85899345924, 85899345923, 'critique', 1655687400000000, 9223372036854775807, 'running', 1655687400000000,
     '01G5ZG4P0000000000000000A1', 'single', 'Quy hoạch tỉnh thời kỳ 2021-2030', X'6a02', 'quy hoach tinh thoi ky 2021 2030',
     '2022-03-04', '9999-12-31', NULL, '', '01G5ZG4P0000000000000000A1', 'entered', '', NULL),
    (20, 85899345925, 85899345924, 'participation', 1655687400000000, 9223372036854775807, 'done', 1655687400000000,
     '01G5ZG4P0000000000000000A1', 'single', 'Hội đồng thẩm định quy hoạch tỉnh', X'6a03', 'hoi dong tham dinh quy hoach tinh',
     '2022-05-10', '2022-05-10', NULL, '', '01G5ZG4P0000000000000000A1', 'entered', '', 85899345923);
INSERT INTO record_body (union_no, version, body, role, day, position, first_day) VALUES
    (20, 85899345924, 85899345921, 'lead', '9999-12-31', 1, '2022-03-04'),
    (20, 85899345925, 85899345921, 'lead', '2022-05-10', 1, '2022-05-10');
INSERT INTO record_measure (union_no, version, measure, value, qualifier) VALUES
    (20, 85899345924, 'nhiem_vu', 1, 'exact'), (20, 85899345925, 'vt_hoi_dong', 3, 'exact');
INSERT INTO record_attribute (union_no, version, attribute, value) VALUES
    (20, 85899345924, 'nguon_goc', 'giao'), (20, 85899345924, 'doi_tuong', 'do_an'),
    (20, 85899345924, 'co_quan', 'UBND tỉnh');
INSERT INTO programme (union_no, no, id, name, name_key, folded, entered_at, entered_by) VALUES
    (20, 85899345921, '01G5ZGQ00000000000000000M1', 'Đề án phát triển nông, lâm nghiệp bền vững', X'2c01',
     'de an phat trien nong, lam nghiep ben vung', 1655687400000000, '01G5ZG4P0000000000000000A1');
INSERT INTO record_programme (union_no, version, position, programme, written) VALUES
    (20, 85899345924, 0, 85899345921, 'Đề án phát triển nông, lâm nghiệp bền vững');
INSERT INTO record_place (union_no, version, position, commune, folded, era, level, code) VALUES
    (20, 85899345925, 0, 'xã Tri Phương', 'xa tri phuong', '2025-06-30', 'xa', '06016');
