-- An officer's own match, and a row of which she said that it is another thing than the record it resembles.
INSERT INTO import_match (union_no, account, kind, signature, columns, settled_at) VALUES
    (20, '01G5ZG4P0000000000000000A2', 'training_class', '0d4f6a77', '["","noi_dung","thoi_gian"]', 1655687500000000);
INSERT INTO import_twin (union_no, batch, key, record, verdict, settled_at, settled_by) VALUES
    (20, 85899345921, '~77a0c4', 85899345921, 'different', 1655687500000000, '01G5ZG4P0000000000000000A1');
