//! How units are written.

use super::of;
use crate::Era::{April2026, July2025, June2025};

#[test]
fn a_unit_is_written_as_a_sentence_and_as_an_address_write_it() {
    for (era, code, written, full_name) in [
        (June2025, "02017", "xã Quang Thuận", "xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn"),
        (June2025, "01846", "phường Huyền Tụng", "phường Huyền Tụng, thành phố Bắc Kạn, tỉnh Bắc Kạn"),
        (June2025, "01969", "thị trấn Phủ Thông", "thị trấn Phủ Thông, huyện Bạch Thông, tỉnh Bắc Kạn"),
        (June2025, "25462", "Phường 4", "Phường 4, thành phố Tây Ninh, tỉnh Tây Ninh"),
        (June2025, "31321", "Phường III", "Phường III, thành phố Vị Thanh, tỉnh Hậu Giang"),
        (June2025, "773", "Quận 4", "Quận 4, Thành phố Hồ Chí Minh"),
        (June2025, "19780", "phường Phường Đúc", "phường Phường Đúc, quận Thuận Hóa, thành phố Huế"),
        (June2025, "536", "huyện Lý Sơn", "huyện Lý Sơn, tỉnh Quảng Ngãi"),
        (June2025, "77", "tỉnh Bà Rịa - Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
        (July2025, "02014", "xã Bạch Thông", "xã Bạch Thông, tỉnh Thái Nguyên"),
        (July2025, "21548", "đặc khu Lý Sơn", "đặc khu Lý Sơn, tỉnh Quảng Ngãi"),
        (July2025, "06325", "xã Bắc Sơn", "xã Bắc Sơn, tỉnh Lạng Sơn"),
        (July2025, "00070", "phường Hoàn Kiếm", "phường Hoàn Kiếm, thành phố Hà Nội"),
        (July2025, "01", "Thủ đô Hà Nội", "thành phố Hà Nội"),
        (July2025, "79", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        (July2025, "25270", "xã Lộc Ninh", "xã Lộc Ninh, tỉnh Đồng Nai"),
        (April2026, "25270", "phường Lộc Ninh", "phường Lộc Ninh, thành phố Đồng Nai"),
    ] {
        let unit = of(era, code);
        assert_eq!([unit.written(), unit.full_name()], [written, full_name]);
    }
}
