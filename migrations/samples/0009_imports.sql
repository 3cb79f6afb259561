-- A batch of two classes, one of which was there already; what its columns mean; a row that was skipped.
INSERT INTO file (union_no, id, digest, name, media_type, size, added_at, added_by) VALUES
    (20, '01G5ZGQ00000000000000000F9', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
     'lop-tap-huan-2022.xlsx', 'application/zip', 9216, 1655687400000000, '01G5ZG4P0000000000000000A1');
INSERT INTO import_batch (union_no, no, id, kind, file, sheet, columns, bad_rows, state, state_at, state_by, entered_at,
                          entered_by, row_count, written, corrected, known, passed, failure, version) VALUES
    (20, 85899345921, '01G5ZGQ00000000000000000P1', 'training_class', '01G5ZGQ00000000000000000F9', 0,
     '[{"title":"Tên lớp","key":"noi_dung"},{"title":"Đơn vị","key":"chu_tri"},{"title":"Ngày","key":"thoi_gian"}]',
     'skip', 'done', 1655687400000000, '01G5ZG4P0000000000000000A1', 1655687300000000, '01G5ZG4P0000000000000000A1',
     3, 1, 0, 1, 1, '', 2);
INSERT INTO import_map (union_no, kind, signature, columns, settled_at, settled_by) VALUES
    (20, 'training_class', '5f2c1d', '["noi_dung","chu_tri","thoi_gian"]', 1655687400000000,
     '01G5ZG4P0000000000000000A1');
INSERT INTO import_key (union_no, kind, key, digest, record, version, entered, batch, line) VALUES
    (20, 'training_class', '~77a0c3', '90ab12', 85899345921, 85899345921, 85899345921, 85899345921, 4);
INSERT INTO import_line (union_no, batch, line, outcome, record, version, before, digest, title, said) VALUES
    (20, 85899345921, 6, 'skipped', NULL, NULL, NULL, '', 'Kỹ thuật trồng hồi', 'C6: Không có ngày 31/2/2022.');
