"""What is wrong or older than it should be in vietnamadminunits 1.0.4, and how the official papers have it.

Each entry says what the package has, so that generate.py stops when a later package has put it right.

Where it is from:
- Names: the resolutions named beside them.
- SUCCESSORS: the conversion table of old and new units of the National Statistics Office (Bảng chuyển đổi đơn vị hành
  chính, 7-2025), compared with the package row by row. The package mixed up communes of one name in provinces that
  merged. Where the table says that all inhabitants and a part of the land went one way, that way is first.
- Not taken over from that table, because its rows stand under the wrong code: Hồng Quang and Công Đa (they swallow
  Mỹ Hưng 01651 and Phú Thịnh 02482) and Cổ Bi (a row of Đặng Xá 00556).
- xã Ba Chẽ is 06970 in the table and here. Lists that have 06978 took the code of another old commune.
- The table of the package has NFD nowhere; generate.py normalises all the same.
"""

# code: (kind, name in the package, name)
NAMES_2025_06_30 = {
    # Nghị quyết 1286/NQ-UBTVQH15
    "00181": ("phường", "Văn Miếu Quốc Tử Giám", "Văn Miếu - Quốc Tử Giám"),
    "00226": ("phường", "Phương Liên Trung Tự", "Phương Liên - Trung Tự"),
}

# The package has "xã Bắc Sơn" (06325) with its capital; other lists do not.
NAMES_2025_07_01 = {}

# Nghị quyết 30/2026/QH16 and Nghị quyết 237/NQ-UBTVQH16: code: (kind, name), in force from 30-4-2026.
FROM_2026_04_30 = {
    "75": ("thành phố", "Đồng Nai"),
    "25270": ("phường", "Lộc Ninh"),
    "25357": ("phường", "Tân Khai"),
    "25363": ("phường", "Đồng Phú"),
    "26116": ("phường", "Tân Phú"),
    "26170": ("phường", "Trị An"),
    "26248": ("phường", "Trảng Bom"),
    "26326": ("phường", "Dầu Giây"),
    "26368": ("phường", "Long Thành"),
    "26425": ("phường", "Xuân Lộc"),
    "26485": ("phường", "Nhơn Trạch"),
}

# old code: (new codes in the package, new codes)
SUCCESSORS = {
    # Phường Ngọc Thụy, Quận Long Biên, Thành phố Hà Nội
    "00118": (["00097", "00118"], ["00118", "00097"]),
    # Xã Quang Tiến, Huyện Sóc Sơn, Thành phố Hà Nội
    "00409": (["00376", "00433"], ["00433", "00376"]),
    # Xã Mai Đình, Huyện Sóc Sơn, Thành phố Hà Nội
    "00427": (["00376", "00433"], ["00376", "00433"]),
    # Xã Hồng Phong, Huyện Bình Gia, Tỉnh Lạng Sơn
    "06079": (["06079", "06184"], ["06079"]),
    # Xã Hải Hòa, Thành phố Cẩm Phả, Tỉnh Quảng Ninh
    "06799": (["06799", "06886"], ["06886", "06799"]),
    # Xã Văn Khê, Huyện Mê Linh, Thành phố Hà Nội
    "09013": (["08980", "08995", "09022"], ["09022", "08980", "08995", "09817"]),
    # Thị trấn Tây Đằng, Huyện Ba Vì, Thành phố Hà Nội
    "09619": (["09619", "09661"], ["09619", "09661"]),
    # Xã Chu Minh, Huyện Ba Vì, Thành phố Hà Nội
    "09667": (["09619", "09661"], ["09619", "09661"]),
    # Xã Tân Lập, Huyện Đan Phượng, Thành phố Hà Nội
    "09820": (["09817", "09832"], ["09817", "09832"]),
    # Xã Vân Canh, Huyện Hoài Đức, Thành phố Hà Nội
    "09862": (["00622", "09871"], ["09871", "00622"]),
    # Xã Hòa Bình, Huyện Kim Thành, Tỉnh Hải Dương
    "10798": (["10804", "10843", "11911"], ["10804", "10843"]),
    # Xã Quang Đức, Huyện Gia Lộc, Tỉnh Hải Dương
    "11071": (["11050", "11065"], ["11065", "11050"]),
    # Xã Hòa Bình, Huyện Vĩnh Bảo, Thành phố Hải Phòng
    "11890": (["10804", "10843", "11911"], ["11911"]),
    # Xã An Nghĩa, Huyện An Lão, Tỉnh Bình Định
    "21634": (["21622", "21628"], ["21622", "21628"]),
    # Xã Hòa Thắng, Huyện Bắc Bình, Tỉnh Bình Thuận
    "23053": (["23041", "23053"], ["23053"]),
    # Phường 4, Thành phố Tây Ninh, Tỉnh Tây Ninh
    "25462": (["25459", "27694"], ["25459"]),
    # Phường 4, Thành phố Tân An, Tỉnh Long An
    "27691": (["25459", "27694"], ["27694"]),
    # Thị trấn Thủ Thừa, Huyện Thủ Thừa, Tỉnh Long An
    "28036": (["28036", "28087"], ["28036"]),
    # Phường 4, Thành phố Mỹ Tho, Tỉnh Tiền Giang
    "28252": (["28249", "29869"], ["28249"]),
    # Phường 6, Thành phố Mỹ Tho, Tỉnh Tiền Giang
    "28270": (["28270", "29869"], ["28270"]),
    # Phường 3, Thị xã Cai Lậy, Tỉnh Tiền Giang
    "28437": (["28435", "29869"], ["28435"]),
    # Phường 4, Thị xã Cai Lậy, Tỉnh Tiền Giang
    "28439": (["28439", "29869"], ["28439"]),
    # Xã Hòa Lộc, Huyện Mỏ Cày Bắc, Tỉnh Bến Tre
    "28924": (["28921", "29734"], ["28921"]),
    # Xã Mỹ An, Huyện Mang Thít, Tỉnh Vĩnh Long
    "29623": (["29182", "29623"], ["29623"]),
    # Xã Hòa Lộc, Huyện Tam Bình, Tỉnh Vĩnh Long
    "29734": (["28921", "29734"], ["29734"]),
    # Phường 3, Thành phố Sa Đéc, Tỉnh Đồng Tháp
    "29902": (["29869", "29905"], ["29905"]),
    # Phường 4, Thành phố Sa Đéc, Tỉnh Đồng Tháp
    "29908": (["29869", "29905"], ["29905"]),
    # Xã Thạnh Quới, Huyện Vĩnh Thạnh, Thành phố Cần Thơ
    "31246": (["31246", "31726"], ["31246"]),
    # Xã Tân Thạnh, Huyện Thới Lai, Thành phố Cần Thơ
    "31268": (["31288", "31666"], ["31288"]),
    # Xã Phú Hữu, Huyện Châu Thành, Tỉnh Hậu Giang
    "31378": (["31378", "31654"], ["31378"]),
    # Xã Phú Tân, Huyện Châu Thành, Tỉnh Hậu Giang
    "31379": (["31378", "31582"], ["31378"]),
    # Xã Tân Long, Huyện Phụng Hiệp, Tỉnh Hậu Giang
    "31438": (["31408", "31741"], ["31408"]),
    # Xã Long Bình, Thị xã Long Mỹ, Tỉnh Hậu Giang
    "31474": (["31473", "31741"], ["31473"]),
    # Xã Long Phú, Thị xã Long Mỹ, Tỉnh Hậu Giang
    "31480": (["31480", "31639"], ["31480"]),
    # Xã Thuận Hưng, Huyện Long Mỹ, Tỉnh Hậu Giang
    "31483": (["31495", "31591"], ["31495"]),
    # Xã Phú Tân, Huyện Châu Thành, Tỉnh Sóc Trăng
    "31582": (["31378", "31582"], ["31582"]),
    # Xã Thuận Hưng, Huyện Mỹ Tú, Tỉnh Sóc Trăng
    "31606": (["31495", "31591"], ["31591"]),
    # Xã Phú Hữu, Huyện Long Phú, Tỉnh Sóc Trăng
    "31657": (["31378", "31654"], ["31654"]),
    # Xã Tân Thạnh, Huyện Long Phú, Tỉnh Sóc Trăng
    "31666": (["31288", "31666"], ["31666"]),
    # Xã Long Phú, Huyện Long Phú, Tỉnh Sóc Trăng
    "31669": (["31480", "31639"], ["31639"]),
    # Xã Thạnh Quới, Huyện Mỹ Xuyên, Tỉnh Sóc Trăng
    "31714": (["31246", "31726"], ["31726"]),
    # Xã Tân Long, Thị xã Ngã Năm, Tỉnh Sóc Trăng
    "31741": (["31408", "31741"], ["31741"]),
    # Xã Long Bình, Thị xã Ngã Năm, Tỉnh Sóc Trăng
    "31744": (["31473", "31741"], ["31741"]),
}
