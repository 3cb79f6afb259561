//! Words that offices put over their columns, beside the template's own headings. Three steps, each only where the one before
//! found nothing: the table below; a kind's own words behind “Tên …”, “Nội dung …”; a measure's own words behind “Số …”.
//! A guess is shown before anything is written, and what somebody settles is remembered.

use super::column::{Key, column};
use crate::record::{Attribute, Kind, Measure};

/// A key and the headings it is known by, without accents, between bars. Where a heading fits several keys, the first
/// that the kind has.
const WORDS: &[(Key, &str)] = &[
    (Key::External, "ma|ma so|ma ho so|ma rieng|so thu tu trong so|ma hoat dong|ma lop|ma nhiem vu|id"),
    (
        Key::Title,
        "noi dung|ten|chuyen de|chu de|de tai|noi dung chuyen de|noi dung, chuyen de|ten chuyen de|\
         noi dung cong viec|noi dung thuc hien|noi dung trien khai|ten hoat dong|noi dung hoat dong|hoat dong|\
         ten cong viec|cong viec|noi dung tap huan|ten lop|ten lop tap huan|noi dung lop|\
         noi dung lop tap huan|ten khoa|ten khoa hoc|noi dung tuyen truyen|noi dung pho bien|\
         noi dung truyen thong|noi dung tu van|ten hoi thao|noi dung hoi thao|chu de hoi thao|ten toa dam|\
         ten nhiem vu|nhiem vu|ten de an|ten de an, du an|ten van ban, de an|ten de an, du an, van ban|\
         noi dung phan bien|noi dung tvpb|ten du thao|ten van ban gop y|noi dung gop y|ten van ban|trich yeu|\
         trich yeu noi dung|noi dung van ban|noi dung de xuat|noi dung tham muu|ten de tai|ten de tai, du an|\
         ten de tai/du an|ten du an|ten nhiem vu khcn|ten nhiem vu kh&cn|ten sang kien|ten giai phap|\
         giai phap|ten mo hinh|mo hinh|ten cong trinh|cong trinh|ten san pham|ten giai phap, mo hinh|\
         ten cuoc thi|ten hoi thi|noi dung khen|thanh tich|noi dung khen thuong|noi dung thanh tich|\
         ly do khen|ten an pham|an pham|ten bai|ten tin, bai|ten sach|noi dung hop tac|ten doan|ten hoi nghi|\
         ten cuoc hop|noi dung hoi nghi|noi dung hop|ten nghi quyet|ten chi thi, nghi quyet|noi dung hoc tap|\
         noi dung lam viec|noi dung tham|noi dung ho tro",
    ),
    (
        Key::When,
        "thoi gian|thoi gian to chuc|thoi gian thuc hien|thoi gian dien ra|thoi gian tap huan|\
         thoi gian trien khai|thoi gian bat dau - ket thuc|thoi gian mo lop|ngay thang|ngay thang nam|\
         ngay, thang|ngay, thang, nam|ngay to chuc|ngay thuc hien|ngay dien ra|thoi diem|thoi gian hop|\
         ngay mo lop|ngay tap huan",
    ),
    (
        Key::First,
        "ngay|tu|tu ngay|ngay bat dau|thoi gian bat dau|bat dau|khai mac|ngay khai mac|khai giang|\
         ngay khai giang|thoi gian tu|ngay qd|ngay quyet dinh|ngay ky|ngay ban hanh|ngay van ban|\
         ngay phat hanh|ngay nhan|ngay tiep nhan|ngay phe duyet|ngay phat dong|ngay cong nhan|ngay gop y|\
         ngay hop",
    ),
    (
        Key::Last,
        "den|den ngay|den het ngay|ngay ket thuc|thoi gian ket thuc|ket thuc|be mac|ngay be mac|be giang|\
         ngay be giang|ngay nghiem thu|ngay hoan thanh|hoan thanh|thoi gian den|ngay tong ket|ngay bao cao",
    ),
    (
        Key::Lead,
        "don vi|ten don vi|don vi chu tri|chu tri|don vi to chuc|don vi thuc hien|don vi chu tri thuc hien|\
         don vi chu tri to chuc|to chuc chu tri|don vi trien khai|don vi tham gia|don vi bao cao|\
         don vi phu trach|hoi|ten hoi|hoi thanh vien|to chuc thanh vien|co quan chu tri|co quan thuc hien|\
         co quan to chuc|to chuc|don vi duoc khen|don vi trao|don vi gop y|don vi dang ky|don vi ung dung|\
         don vi chuyen giao",
    ),
    (Key::Partner, "phoi hop|don vi phoi hop|don vi phoi hop thuc hien|phoi hop thuc hien|dong chu tri|hoi phoi hop"),
    (Key::OutsideLead, "co quan ngoai chu tri|don vi ngoai chu tri"),
    (
        Key::OutsidePartner,
        "co quan phoi hop|don vi ngoai|phoi hop ngoai|doi tac|don vi ngoai phoi hop|co quan, don vi phoi hop",
    ),
    (
        Key::Places,
        "dia diem|dia diem to chuc|dia diem thuc hien|dia diem tap huan|dia diem mo lop|dia diem trien khai|\
         dia diem ung dung|noi to chuc|noi thuc hien|noi mo lop|dia ban|dia ban thuc hien|dia ban trien khai|\
         xa|xa phuong|xa, phuong|xa/phuong|xa, phuong, thi tran|ten xa|huyen|dia chi|noi dien ra",
    ),
    (
        Key::Measure(Measure::Attendances),
        "so luot|luot|luot du|luot nguoi|so luot nguoi|so luot nguoi du|luot nguoi du|tong so luot nguoi|\
         so luot nguoi tham du|so luot nguoi tham gia|luot nguoi tham gia|luot tham gia|so luot tham gia|\
         so luot hoi vien|so nguoi|so luong nguoi|tong so nguoi|so nguoi du|so nguoi tham du|\
         so nguoi tham gia|so luong nguoi tham du|so luong nguoi tham gia|so dai bieu|so luong dai bieu|\
         dai bieu|so dai bieu du|nguoi du|nguoi tham du|nguoi tham gia|si so|so luong tham du|\
         so luong tham gia|quy mo|so luong|so nguoi duoc kham|so luot kham",
    ),
    (
        Key::Measure(Measure::Trainees),
        "hoc vien|so hoc vien|so luong hoc vien|tong so hoc vien|so hv|so nguoi hoc|hoc vien tham gia|\
         so hoc vien tham gia",
    ),
    (
        Key::Measure(Measure::Households),
        "ho|so ho|so ho dan|so ho gia dinh|so luong ho|so ho tham gia|ho dan|ho gia dinh|so ho huong loi|\
         so ho ap dung",
    ),
    (Key::Measure(Measure::Classes), "so lop|lop|so lop tap huan|so luong lop|tong so lop|so lop mo"),
    (Key::Measure(Measure::Sessions), "so buoi|buoi|so luong buoi|tong so buoi|so cuoc|so buoi to chuc"),
    (Key::Measure(Measure::Events), "so cuoc|so hoi thao|so hoi nghi|so luong|so cuoc hop"),
    (
        Key::Measure(Measure::Cost),
        "kinh phi|kinh phi thuc hien|kinh phi to chuc|so tien|tong kinh phi|tong kinh phi thuc hien|\
         kinh phi duoc cap|kinh phi da cap|kinh phi su dung|du toan|du toan kinh phi|chi phi|\
         nguon kinh phi, so tien",
    ),
    (
        Key::Measure(Measure::Value),
        "gia tri|gia tri lam loi|lam loi|hieu qua kinh te|so tien lam loi|tong gia tri|gia tri ho tro|tri gia",
    ),
    (Key::Measure(Measure::Collectives), "tap the|so tap the|so luong tap the|khen tap the"),
    (Key::Measure(Measure::Individuals), "ca nhan|so ca nhan|so luong ca nhan|khen ca nhan"),
    (Key::Measure(Measure::Authors), "so tac gia|tac gia|so luong tac gia|so nguoi tham gia"),
    (Key::Measure(Measure::Entries), "so giai phap|so mo hinh|so san pham|so bai|so bai du thi|so giai phap du thi"),
    (Key::Measure(Measure::Copies), "so ban|so ban in|so luong in|so luong ban|so cuon|so luong"),
    (Key::Measure(Measure::Articles), "so tin|so bai|so tin bai|so tin, bai|tin bai"),
    (
        Key::Measure(Measure::Experts),
        "so chuyen gia|chuyen gia|so luong chuyen gia|so nguoi tham gia|so luot chuyen gia",
    ),
    (Key::Measure(Measure::Gifts), "so suat qua|so qua|suat qua|qua|so phan qua"),
    (Key::Measure(Measure::Trees), "so cay|so cay trong|so luong cay|cay"),
    (Key::Measure(Measure::Prizes), "so giai|tong so giai"),
    (Key::Measure(Measure::FirstPrizes), "nhat|so giai nhat"),
    (Key::Measure(Measure::SecondPrizes), "nhi|so giai nhi"),
    (Key::Measure(Measure::ThirdPrizes), "ba|so giai ba"),
    (Key::Measure(Measure::ConsolationPrizes), "khuyen khich|kk|so giai khuyen khich|giai kk"),
    (
        Key::Attribute(Attribute::Symbol),
        "so quyet dinh|so ky hieu|so, ky hieu|so van ban|so qd|so hieu|so/ky hieu|quyet dinh so|\
         so hieu van ban|quyet dinh",
    ),
    (
        Key::Attribute(Attribute::OrderedBy),
        "co quan giao|co quan dat hang|don vi dat hang|don vi giao|co quan de nghi|co quan soan thao|\
         co quan yeu cau|co quan moi|co quan chu tri soan thao",
    ),
    (
        Key::Attribute(Attribute::OrderPaper),
        "van ban giao|van ban de nghi|van ban yeu cau|cong van de nghi|can cu|van ban giao nhiem vu|\
         quyet dinh phe duyet",
    ),
    (
        Key::Attribute(Attribute::ResultPaper),
        "van ban ket qua|bao cao ket qua|van ban tra loi|cong van gop y|san pham|ket qua",
    ),
    (Key::Attribute(Attribute::Addressee), "noi nhan|gui den|co quan nhan"),
    (Key::Attribute(Attribute::Uptake), "muc do tiep thu|tiep thu|ket qua tiep thu"),
    (Key::Attribute(Attribute::Award), "hinh thuc|hinh thuc khen|danh hieu|hinh thuc, danh hieu"),
    (
        Key::Attribute(Attribute::AwardLevel),
        "cap khen|cap khen thuong|cap|co quan khen|co quan khen thuong|cap quyet dinh",
    ),
    (Key::Attribute(Attribute::MeritYear), "nam thanh tich|nam khen|nam|thanh tich nam"),
    (Key::Attribute(Attribute::Form), "hinh thuc|hinh thuc to chuc|phuong thuc"),
    (Key::Attribute(Attribute::Level), "cap|cap de tai|cap quan ly|cap cong nhan|cap nhiem vu"),
    (Key::Attribute(Attribute::Round), "vong|vong thi|cap|cap thi|cap giai"),
    (Key::Attribute(Attribute::Contest), "cuoc thi|hoi thi|giai thuong|loai cuoc thi|ten cuoc thi|ten hoi thi"),
    (Key::Attribute(Attribute::Edition), "lan|lan thu|lan to chuc"),
    (Key::Attribute(Attribute::ContestRole), "vai tro|vai tro cua lhh|vai tro lhh"),
    (Key::Attribute(Attribute::TopicRole), "vai tro|vai tro tham gia"),
    (Key::Attribute(Attribute::Grade), "xep loai|ket qua nghiem thu|ket qua"),
    (Key::Attribute(Attribute::Branch), "linh vuc|nganh|linh vuc khoa hoc|linh vuc, nganh"),
    (
        Key::Attribute(Attribute::Audience),
        "doi tuong|doi tuong du|doi tuong tham du|doi tuong tham gia|thanh phan|thanh phan tham du|\
         doi tuong tap huan|doi tuong hoc vien",
    ),
    (Key::Attribute(Attribute::Object), "doi tuong|loai van ban|loai|doi tuong phan bien"),
    (Key::Attribute(Attribute::Origin), "nguon goc|nguon nhiem vu|nguon|hinh thuc giao"),
    (Key::Attribute(Attribute::Head), "chu nhiem|chu nhiem de tai|chu nhiem nhiem vu|chu nhiem de tai, du an"),
    (Key::Attribute(Attribute::ConfirmedBy), "don vi xac nhan|co quan xac nhan|xac nhan"),
    (Key::Attribute(Attribute::Council), "loai hoi dong|hoi dong"),
    (Key::Attribute(Attribute::Publication), "loai an pham|loai"),
    (Key::Attribute(Attribute::Meeting), "loai hoi nghi|loai"),
    (Key::Attribute(Attribute::Session), "lan thu|nhiem ky|ky hop|lan, nhiem ky"),
    (Key::Attribute(Attribute::Reach), "pham vi|pham vi hop tac"),
    (Key::Attribute(Attribute::HandedDay), "ngay trao|ngay cong bo|ngay trao thuong|ngay trao giai"),
    (
        Key::Programmes,
        "chuong trinh|chuong trinh, de an|de an|nghi quyet|thuc hien chuong trinh|thuc hien de an|\
         thuoc chuong trinh|ke hoach|theo ke hoach|nguon chuong trinh",
    ),
    (Key::State, "trang thai|tinh trang|tien do|tinh trang thuc hien|ket qua thuc hien"),
    (Key::Reason, "ly do|ly do huy|ly do khong thuc hien"),
    (Key::Note, "ghi chu|chu thich|luu y|thong tin them|dien giai"),
];

/// Words before what something is about.
const NAMING: [&str; 5] = ["noi dung", "ten", "chu de", "chuyen de", "ten goi"];
/// Words of a heading that name no other thing than the kind itself.
const FILLERS: [&str; 12] =
    ["lop", "cuoc", "buoi", "cac", "hoat", "dong", "to", "chuc", "thuc", "hien", "trien", "khai"];
/// Words before what is counted; the longer first.
const COUNTING: [&str; 5] = ["tong so luong", "so luong", "tong so", "so", "tong"];

/// The key of this heading, which comes without accents, if the kind has it.
pub fn find(kind: Kind, folded: &str) -> Option<Key> {
    let fits = |(_, words): &&(Key, &str)| words.split('|').any(|word| word == folded);
    let known = WORDS.iter().filter(fits).map(|(key, _)| *key).find(|key| has(kind, *key));
    known.or_else(|| subject(kind, folded)).or_else(|| counted(kind, folded))
}

fn has(kind: Kind, key: Key) -> bool {
    column(kind, key).is_some()
}

/// “Nội dung tập huấn” of classes, “Tên hội thảo khoa học” of nothing else: behind the first words only the kind's own.
fn subject(kind: Kind, folded: &str) -> Option<Key> {
    let row = kind.row();
    let own = [row.title, row.noun, row.subject].map(viet::fold).join(" ");
    let own: Vec<&str> = own.split(|c: char| !c.is_alphanumeric()).collect();
    let rest = NAMING.iter().find_map(|word| folded.strip_prefix(word)?.strip_prefix(' '))?;
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| own.contains(&word) || FILLERS.contains(&word)).then_some(Key::Title)
}

/// “Tổng số công trình đoạt giải”, “Số lượng mô hình”: by the label of a measure, or by a unit that it alone has.
fn counted(kind: Kind, folded: &str) -> Option<Key> {
    let bare = |text: &str| {
        let folded = viet::fold(text);
        let rest = COUNTING.iter().find_map(|word| folded.strip_prefix(word)?.strip_prefix(' ').map(str::to_owned));
        rest.unwrap_or(folded)
    };
    let asked = bare(folded);
    let measures = || kind.row().measures.iter().copied();
    let by_title = measures()
        .find(|measure| [measure.title(), kind.row().title_of(*measure)].iter().any(|title| bare(title) == asked));
    let by_unit = || {
        let mut fits = measures().filter(|measure| viet::fold(measure.unit()) == asked);
        fits.next().filter(|_| fits.next().is_none())
    };
    by_title.or_else(by_unit).map(Key::Measure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_without_accents() {
        for (key, words) in WORDS {
            for word in words.split('|') {
                assert_eq!(viet::fold(word), word, "{key:?}");
            }
        }
    }

    /// What stands over the columns of real offices' sheets.
    #[test]
    fn offices_headings_are_known() {
        let key = |kind, heading: &str| find(kind, &viet::fold(heading)).map_or("–", Key::code);
        for (kind, heading, code) in [
            (Kind::TrainingClass, "Nội dung tập huấn", "noi_dung"),
            (Kind::TrainingClass, "Tên lớp tập huấn", "noi_dung"),
            (Kind::TrainingClass, "Thời gian", "thoi_gian"),
            (Kind::TrainingClass, "Địa điểm tổ chức", "dia_diem"),
            (Kind::TrainingClass, "Số lượng học viên", "hoc_vien"),
            (Kind::TrainingClass, "Tổng số lớp", "lop"),
            (Kind::TrainingClass, "Tên giảng viên", "–"),
            (Kind::TrainingClass, "Số điện thoại", "–"),
            (Kind::Workshop, "Tên hội thảo, tọa đàm", "noi_dung"),
            (Kind::Workshop, "Số tham luận", "tham_luan"),
            (Kind::CritiqueTask, "Tên nhiệm vụ phản biện", "noi_dung"),
            (Kind::CritiqueTask, "Cơ quan đề nghị", "co_quan"),
            (Kind::Prize, "Số công trình đoạt giải", "cong_trinh"),
            (Kind::Prize, "Giải Nhất", "giai_nhat"),
            (Kind::Commendation, "Cấp khen", "cap_khen"),
            (Kind::Commendation, "Năm", "nam_thanh_tich"),
            (Kind::Environment, "Số lượng cây", "cay"),
            (Kind::Topic, "Chủ nhiệm đề tài", "chu_nhiem"),
            (Kind::Topic, "Cấp", "cap"),
            (Kind::Contest, "Lần thứ", "lan_thu"),
        ] {
            assert_eq!(key(kind, heading), code, "{heading}");
        }
    }
}
