-- An entry that was answered, and what it said.
INSERT INTO form_use (union_no, key, by_id, at, answer, digest) VALUES
    (0, '01G5ZGQ00000000000000000K1', '01G5ZG4P0000000000000000A1', 1655687400000000, '/lang-son/hoat-dong',
     'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
