-- A pair that was said to be one and parted again, and is two things since.
INSERT INTO record_twin (union_no, one, other, verdict, kept, kept_version, settled_at, settled_by, undone_at, undone_by) VALUES
    (20, 85899345921, 85899345922, 'one', 85899345921, 85899345922, 1655687400000000, '01G5ZG4P0000000000000000A1',
     1655687460000000, '01G5ZG4P0000000000000000A1'),
    (20, 85899345921, 85899345922, 'different', NULL, NULL, 1655687520000000, '01G5ZG4P0000000000000000A1',
     9223372036854775807, NULL);
