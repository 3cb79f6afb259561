-- The Union's papers are signed by a deputy and closed by the calendar; an association has settled its own suffix.
INSERT INTO letterhead (union_no, body, superior, organ, suffix, place, authority, signer, recipients, closing,
                        changed_at, changed_by, version) VALUES
    (20, 85899345921, '', 'Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn', 'LHH', 'Lạng Sơn',
     'TM. BAN THƯỜNG VỤ
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH', 'Hoàng Đình Khánh', 'Như trên
Lưu: VT, VP', 'calendar', 1655687400000000, '01G5ZG4P0000000000000000A1', 2),
    (20, 85899345922, 'Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn', 'Hội Làm vườn tỉnh Lạng Sơn', 'HLV',
     'Lạng Sơn', 'TM. BAN CHẤP HÀNH
CHỦ TỊCH', '', 'Lưu: VT', 'statutory', 1655687400000000, '01G5ZG4P0000000000000000A1', 1);

-- The country body asks for either closing; the association has settled that it addresses nobody.
INSERT INTO addressee (union_no, body, position, name, closing) VALUES
    (20, 85899345921, 1, 'Thường trực Tỉnh ủy', 'statutory'),
    (20, 85899345921, 2, 'UBND tỉnh', 'statutory'),
    (20, 85899345921, 3, 'Liên hiệp các Hội KH&KT Việt Nam', 'statutory'),
    (20, 85899345921, 4, 'Liên hiệp các Hội KH&KT Việt Nam', 'calendar');
