-- A morning at Lạng Sơn (Union 20): a class was entered, a file attached, a reminder waits, one job was given up.
INSERT INTO event_log (union_no, at, id, by_id, noun, noun_id, verb, why, detail) VALUES
    (0, 1655686800000000, '01G5ZG4P0000000000000000E1', '', 'account', '01G5ZG4P0000000000000000A1', 'invited', '', '{}'),
    (20, 1655687100000000, '01G5ZGDV1000000000000000E2', '01G5ZG4P0000000000000000A1', 'record',
     '01G5ZGDV1000000000000000R1', 'entered', '', '{"title":"Tập huấn kỹ thuật trồng hồi"}'),
    (20, 1655687400000000, '01G5ZGQ00000000000000000E3', '01G5ZG4P0000000000000000A1', 'record',
     '01G5ZGDV1000000000000000R1', 'corrected', 'Nhập nhầm số lượt người', '{"luot":{"from":54,"to":45}}');
INSERT INTO series (union_no, name, scope, last) VALUES
    (20, 'row.body', '', 3), (20, 'row.record', '', 2), (20, 'row.version', '', 3), (20, 'báo cáo', '2022', 1);
INSERT INTO job (union_no, id, kind, payload, run_at, attempts, locked_until, done_at, failed_at, failure) VALUES
    (20, '01G5ZGDV1000000000000000J1', 'remind', '{"days":3}', 1655946000000000, 0, 0, NULL, NULL, ''),
    (0, '01G5ZG4P0000000000000000J2', 'sweep', '{}', 1655686800000000, 1, 0, 1655686801000000, NULL, ''),
    (0, '01G5ZG4P0000000000000000J3', 'send', '{}', 1655686800000000, 8, 0, NULL, 1655690000000000, 'máy chủ thư không trả lời');
INSERT INTO form_use (union_no, key, by_id, at, answer) VALUES
    (0, '01G5ZGDV1000000000000000F1', '01G5ZG4P0000000000000000A1', 1655687100000000, '/lop/01G5ZGDV1000000000000000R1');
INSERT INTO rate_window (union_no, name, subject, opened, tries) VALUES
    (0, 'sign-in account', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 1655686500000000, 2);
INSERT INTO file (union_no, id, digest, name, media_type, size, added_at, added_by) VALUES
    (20, '01G5ZGDV1000000000000000P1', '6ca13d52ca70c883e0f0bb101e425a89e8624de51db2d2392593af6a84118090',
     'Danh sách học viên.pdf', 'application/pdf', 48211, 1655687100000000, '01G5ZG4P0000000000000000A1');
