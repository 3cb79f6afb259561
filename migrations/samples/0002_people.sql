-- The first administrator, an officer who is invited but has not come yet, and somebody who has left.
INSERT INTO account (union_no, id, name, name_key, email, phone, password, totp, totp_step, created_at, created_by,
                     closed_at, closed_by, version) VALUES
    (0, '01G5ZG4P0000000000000000A1', 'Nguyễn Thị Hoà', X'2f3b4700', 'hoa@langson.example', '0912000001',
     '$argon2id$v=19$m=19456,t=2,p=1$c2FtcGxlc2FsdA$mZ8ISOVnKTZgyJQeqZ0iyJ4bO6LrLm0QW0mXQyPqTq4', X'00ff10', 55189560,
     1655686800000000, '', NULL, NULL, 2),
    (0, '01G5ZG4P0000000000000000A2', 'Đặng Văn Ước', X'4a2200', '', '0912000002', '', NULL, 0,
     1655687000000000, '01G5ZG4P0000000000000000A1', NULL, NULL, 1),
    (0, '01G5ZG4P0000000000000000A3', 'Ỷ Lan', X'', 'ylan@langson.example', '', '', NULL, 0,
     1655687000000000, '01G5ZG4P0000000000000000A1', 1655690000000000, '01G5ZG4P0000000000000000A1', 3);
INSERT INTO invitation (union_no, digest, account, made_at, expires_at, used_at) VALUES
    (0, '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', '', 1655686700000000, 1655773100000000,
     1655686800000000),
    (0, 'fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9', '01G5ZG4P0000000000000000A2',
     1655687000000000, 1656291800000000, NULL);
INSERT INTO session (union_no, digest, id, account, device, opened_at, seen_at, ends_at, ended_at, ended_why) VALUES
    (0, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', '01G5ZG4P0000000000000000S1',
     '01G5ZG4P0000000000000000A1', 'Firefox trên Windows', 1655686800000000, 1655687100000000, 1655730000000000, NULL, ''),
    (0, 'cb8379ac2098aa165029e3938a51da0bcecfc008fd6795f401178647f96c5b34', '01G5ZG4P0000000000000000S2',
     '01G5ZG4P0000000000000000A3', 'Safari trên iPhone', 1655686900000000, 1655687100000000, 1655730000000000,
     1655690000000000, 'closed');
