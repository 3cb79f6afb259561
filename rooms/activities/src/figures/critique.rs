//! Tasks of consultation, critique and appraisal, counted by the day of the paper with their result; the parts people took
//! in them; comments on drafts; seats in other organs' councils; papers of advice (docs/rules/counting.md, rule 7).
//! Tasks and parts are never required to agree, drafts are in no task, and a seat elsewhere is no part.

use ::figures::{Definition, Predicate as P};

use super::set::Set;
use crate::record::Attribute::{self, Assigned, AssignedDay, Granted, GrantedDay, Object, Origin, Reply, ReplyDay};
use crate::record::Kind::{Appraisal, Comment, Consultation, Council, CritiqueTask, Participation, Proposal};
use crate::record::Measure::{
    ConferencesChaired, Cost, CouncilAttendances, CouncilSeats, Drafts, ExpertInvitations, Experts, Papers, Roles,
    Tasks, TasksLed,
};

/// The family's definitions.
pub fn definitions() -> Vec<Definition> {
    [tasks(), parts_taken(), comments(), councils(), advice()].concat()
}

const LETTER: &str = "đã có văn bản kết quả, ngày văn bản kết quả trong kỳ";
const NO_LETTER: &str = "chưa có văn bản kết quả thì chưa tính";

fn tasks() -> Vec<Definition> {
    let one = |kind, things| Set::of(kind, things).on(LETTER).noting(NO_LETTER);
    let all = one(&[Consultation, CritiqueTask, Appraisal], "nhiệm vụ tư vấn, phản biện và giám định xã hội");
    let from = |origin, clause| all.clone().saying(Origin, origin, clause);
    let about = |object, clause| all.clone().saying(Object, object, clause);
    let given = "do cấp ủy, UBND giao";
    vec![
        one(&[Consultation], "nhiệm vụ tư vấn").sum(Tasks, "tv", "Nhiệm vụ tư vấn"),
        one(&[CritiqueTask], "nhiệm vụ phản biện").sum(Tasks, "pb", "Nhiệm vụ phản biện"),
        one(&[Appraisal], "nhiệm vụ giám định xã hội").sum(Tasks, "gd", "Nhiệm vụ giám định xã hội"),
        all.sum(Tasks, "tvpb", "Nhiệm vụ tư vấn, phản biện và giám định xã hội"),
        from("giao", given).sum(Tasks, "tvpb.giao", "Nhiệm vụ được cấp ủy, UBND giao"),
        from("dat_hang", "do sở, ngành đặt hàng").sum(Tasks, "tvpb.dat_hang", "Nhiệm vụ sở, ngành đặt hàng"),
        from("phoi_hop", "nguồn gốc là phối hợp").sum(Tasks, "tvpb.phoi_hop", "Nhiệm vụ phối hợp"),
        from("tu_thuc_hien", "do đơn vị tự đề xuất, thực hiện").sum(
            Tasks,
            "tvpb.tu_thuc_hien",
            "Nhiệm vụ tự thực hiện",
        ),
        all.clone().silent(Origin, "chưa ghi nguồn gốc").sum(
            Tasks,
            "tvpb.chua_tach",
            "Nhiệm vụ chưa tách theo nguồn gốc",
        ),
        all.sum(Tasks, "tvpb.doi_tuong", "Nhiệm vụ tư vấn, phản biện và giám định xã hội, theo đối tượng"),
        about("van_ban", "đối tượng là văn bản").sum(Tasks, "tvpb.doi_tuong.van_ban", "Nhiệm vụ về văn bản"),
        about("de_an", "đối tượng là đề án").sum(Tasks, "tvpb.doi_tuong.de_an", "Nhiệm vụ về đề án"),
        about("do_an", "đối tượng là đồ án").sum(Tasks, "tvpb.doi_tuong.do_an", "Nhiệm vụ về đồ án quy hoạch"),
        about("du_an", "đối tượng là dự án").sum(Tasks, "tvpb.doi_tuong.du_an", "Nhiệm vụ về dự án"),
        all.clone().silent(Object, "chưa ghi đối tượng").sum(
            Tasks,
            "tvpb.doi_tuong.chua_tach",
            "Nhiệm vụ chưa tách theo đối tượng",
        ),
        all.clone().helped().sum(Tasks, "tvpb.don_vi_khac", "Nhiệm vụ do đơn vị khác chủ trì, đơn vị phối hợp"),
        all.sum(Experts, "tvpb.chuyen_gia", "Lượt chuyên gia ghi ở hồ sơ nhiệm vụ"),
    ]
}

fn parts_taken() -> Vec<Definition> {
    let took_part = Set::of(&[Participation], "lượt tham gia tư vấn, phản biện, giám định")
        .on("đã diễn ra, có ngày trong kỳ")
        .noting("không đối chiếu với số nhiệm vụ");
    let sum = |measure, key, title| took_part.sum(measure, key, title);
    vec![
        sum(Roles, "vai_tro", "Lượt tham gia tư vấn, phản biện, giám định theo vai trò"),
        sum(CouncilSeats, "vai_tro.hoi_dong", "Lượt tham gia: thành viên hội đồng"),
        sum(ConferencesChaired, "vai_tro.hoi_nghi", "Lượt tham gia: chủ trì hội nghị, hội thảo"),
        sum(TasksLed, "vai_tro.chu_tri", "Lượt tham gia: chủ trì nhiệm vụ"),
        sum(ExpertInvitations, "vai_tro.chuyen_gia", "Lượt tham gia: chuyên gia được mời"),
        sum(Experts, "tvpb.luot_chuyen_gia", "Lượt chuyên gia tham gia tư vấn, phản biện, giám định"),
    ]
}

fn comments() -> Vec<Definition> {
    let commented =
        Set::of(&[Comment], "lần góp ý văn bản").noting("là số riêng, không vào nhiệm vụ tư vấn, phản biện");
    vec![
        commented.sum(Drafts, "gop_y", "Văn bản, dự thảo được góp ý"),
        Set::of(&[Comment], "lần góp ý văn bản").sum(Experts, "gop_y.chuyen_gia", "Lượt chuyên gia góp ý văn bản"),
    ]
}

fn councils() -> Vec<Definition> {
    let sat = Set::of(&[Council], "lần tham gia hội đồng của cơ quan khác")
        .noting("không vào lượt tham gia theo vai trò, không vào nhiệm vụ tư vấn, phản biện");
    let of = |sort, clause| sat.clone().saying(Attribute::Council, sort, clause);
    vec![
        sat.sum(CouncilAttendances, "hd_khac", "Lượt tham gia hội đồng của cơ quan khác"),
        of("tham_dinh", "là hội đồng thẩm định").sum(
            CouncilAttendances,
            "hd_khac.tham_dinh",
            "Lượt tham gia hội đồng thẩm định",
        ),
        of("xet_duyet", "là hội đồng xét duyệt, tuyển chọn").sum(
            CouncilAttendances,
            "hd_khac.xet_duyet",
            "Lượt tham gia hội đồng xét duyệt, tuyển chọn",
        ),
        of("nghiem_thu", "là hội đồng nghiệm thu").sum(
            CouncilAttendances,
            "hd_khac.nghiem_thu",
            "Lượt tham gia hội đồng nghiệm thu",
        ),
        of("khac", "là hội đồng khác").sum(CouncilAttendances, "hd_khac.khac", "Lượt tham gia hội đồng khác"),
        sat.clone().silent(Attribute::Council, "chưa ghi loại hội đồng").sum(
            CouncilAttendances,
            "hd_khac.chua_tach",
            "Lượt tham gia hội đồng chưa tách theo loại",
        ),
    ]
}

/// The chain of a proposal. What became of it is said of the proposal, so each link is a part of the papers of the period in
/// which the proposal was sent, whenever the answer came.
fn advice() -> Vec<Definition> {
    let sent = Set::of(&[Proposal], "văn bản tham mưu, đề xuất").on("đã gửi, có ngày cuối trong kỳ");
    let answered = |paper: Attribute, day: Attribute, clause| {
        sent.clone().only(P::any([P::known(paper.code()), P::known(day.code())]), clause)
    };
    let granted = answered(Granted, GrantedDay, "đã được cấp kinh phí");
    vec![
        sent.sum(Papers, "tham_muu", "Văn bản tham mưu, đề xuất"),
        answered(Assigned, AssignedDay, "đã được giao thực hiện").sum(
            Papers,
            "tham_muu.duoc_giao",
            "Văn bản tham mưu được giao thực hiện",
        ),
        granted.sum(Papers, "tham_muu.duoc_cap", "Văn bản tham mưu được cấp kinh phí"),
        granted.money(Cost, "tham_muu.kinh_phi", "Kinh phí được cấp theo đề xuất"),
        answered(Reply, ReplyDay, "đã có phản hồi").sum(Papers, "tham_muu.phan_hoi", "Văn bản tham mưu có phản hồi"),
    ]
}
