-- The country, Lạng Sơn (Union 20) and two associations; one of them stood below a collective until 2020.
-- Numbers: Union in the upper half, so 85899345921 is 20.1.
INSERT INTO body (union_no, no, id, slug, kind, name, short, name_key, folded, founded, basis) VALUES
    (0, 1, '01G5ZG4P0000000000000000B0', '', 'country', 'Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam', 'VUSTA',
     X'5a10', 'lien hiep cac hoi khoa hoc va ky thuat viet nam', '1983-03-26', ''),
    (20, 85899345921, '01G5ZG4P0000000000000000B1', 'lang-son', 'union',
     'Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn', 'Liên hiệp hội Lạng Sơn', X'5a11',
     'lien hiep cac hoi khoa hoc va ky thuat tinh lang son', '1994-05-05', 'Quyết định số 361/QĐ-UB'),
    (20, 85899345922, '01G5ZG4P0000000000000000B2', '', 'association', 'Hội Làm vườn tỉnh Lạng Sơn', 'Hội Làm vườn',
     X'4811', 'hoi lam vuon tinh lang son', '1998-01-01', ''),
    (20, 85899345923, '01G5ZG4P0000000000000000B3', '', 'chapter', 'Chi hội Nông nghiệp', 'Chi hội Nông nghiệp',
     X'2c01', 'chi hoi nong nghiep', '2001-09-02', '');
INSERT INTO body_link (union_no, no, child, parent, kind, from_day, to_day, basis) VALUES
    (20, 85899345921, 85899345921, 1, 'union', '1994-05-05', '9999-12-31', ''),
    (20, 85899345922, 85899345922, 85899345921, 'association', '1998-01-01', '9999-12-31', ''),
    (20, 85899345923, 85899345923, 85899345922, 'chapter', '2001-09-02', '2020-01-01', ''),
    (20, 85899345924, 85899345923, 85899345921, 'chapter', '2020-01-01', '9999-12-31', 'Nghị quyết số 02/NQ-LHH');
INSERT INTO body_span (union_no, ancestor, body, from_day, to_day) VALUES
    (0, 1, 1, '1983-03-26', '9999-12-31'),
    (20, 1, 85899345921, '1994-05-05', '9999-12-31'),
    (20, 85899345921, 85899345921, '1994-05-05', '9999-12-31'),
    (20, 85899345921, 85899345922, '1998-01-01', '9999-12-31'),
    (20, 85899345922, 85899345922, '1998-01-01', '9999-12-31'),
    (20, 85899345922, 85899345923, '2001-09-02', '2020-01-01'),
    (20, 85899345921, 85899345923, '2001-09-02', '2020-01-01'),
    (20, 85899345921, 85899345923, '2020-01-01', '9999-12-31'),
    (20, 85899345923, 85899345923, '2001-09-02', '9999-12-31');
INSERT INTO role_grant (union_no, id, account, role, body, given_at, given_by, ended_at, ended_by) VALUES
    (0, '01G5ZG4P0000000000000000G1', '01G5ZG4P0000000000000000A1', 'administrator', 1, 1655686800000000, '', NULL, NULL),
    (20, '01G5ZG4P0000000000000000G2', '01G5ZG4P0000000000000000A3', 'office', 85899345921, 1655687000000000,
     '01G5ZG4P0000000000000000A1', 1655690000000000, '01G5ZG4P0000000000000000A1'),
    (20, '01G5ZG4P0000000000000000G3', '01G5ZG4P0000000000000000A3', 'office', 85899345921, 1655691000000000,
     '01G5ZG4P0000000000000000A1', NULL, NULL);
