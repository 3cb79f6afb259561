// Every page a person can stand on, who stands there, and how she came: what access.test.mjs walks through.

import {
  A_CLASS, ADMINISTRATOR, arrive, button, enterAClass, fieldsOf, fillInTheDoor, LEDGER, link, OFFICE, placeOf, REPORT, save, signIn,
} from './people.mjs';
import { HALF_YEAR, paste } from './reports.mjs';
import { sendSheet, SHEET } from './sheets.mjs';

const UNION = '/thai-binh';
const at = (address) => (page) => page.goto(address);
const record = (name) => (page, seen) => page.goto(seen[name]);

export const PAGES = [
  { name: 'sign-in', open: at('/dang-nhap') },
  { name: 'sign-in-error', open: refusedAtTheDoor },
  { name: 'front', who: 'quantri@hoitu.example', open: at('/') },
  { name: 'ledger', who: OFFICE, open: at(LEDGER) },
  { name: 'ledger-empty', who: 'hoilamvuon@lang-son.example', open: at('/lang-son/hoat-dong') },
  { name: 'ledger-none-fits', who: OFFICE, open: at(`${LEDGER}?q=khong+co+gi+nhu+the`) },
  { name: 'ledger-filtered', who: OFFICE, open: at(`${LEDGER}?ky=2022-H1&trang-thai=da-thuc-hien&loai=lop-tap-huan`) },
  { name: 'ledger-unclear', who: OFFICE, open: at(`${LEDGER}?dia-diem=T%C3%A2n+Ti%E1%BA%BFn&loai=khong-co`) },
  { name: 'programmes', who: OFFICE, open: at(`${UNION}/chuong-trinh`) },
  { name: 'saved-lists', who: OFFICE, open: at(`${UNION}/cach-loc`) },
  { name: 'form', who: OFFICE, open: at(`${LEDGER}/moi/lop-tap-huan`) },
  { name: 'form-kinds', who: OFFICE, open: at(`${LEDGER}/moi`) },
  { name: 'form-critique', who: OFFICE, open: at(`${LEDGER}/moi/phan-bien`) },
  { name: 'form-commendation', who: OFFICE, open: at(`${LEDGER}/moi/khen-thuong`) },
  { name: 'form-contest', who: OFFICE, open: at(`${LEDGER}/moi/cuoc-thi`) },
  { name: 'form-asked', who: OFFICE, open: askedForm },
  { name: 'form-copied', who: OFFICE, open: (page, seen) => page.goto(`${LEDGER}/moi/lop-tap-huan?nhu=${seen.done.split('/').pop()}`) },
  { name: 'message', who: OFFICE, open: at(`${UNION}/ghi-nhanh`) },
  { name: 'message-read', who: OFFICE, open: readMessage },
  { name: 'twins', who: OFFICE, open: at(`${UNION}/trung-lap?nam=2022`) },
  { name: 'form-errors', who: OFFICE, open: refusedForm },
  { name: 'form-unfolded', who: OFFICE, open: unfoldedForm },
  { name: 'record-done', who: OFFICE, open: record('done') },
  { name: 'record-planned', who: OFFICE, open: record('planned') },
  { name: 'record-cancelled', who: OFFICE, open: record('cancelled') },
  { name: 'record-bulk', who: OFFICE, open: record('bulk') },
  { name: 'record-seen-only', who: 'kiemtra@thai-binh.example', open: record('done') },
  { name: 'correction', who: OFFICE, open: (page, seen) => page.goto(`${seen.done}/sua`) },
  { name: 'reports', who: OFFICE, open: at(`${UNION}/bao-cao`) },
  { name: 'report', who: OFFICE, open: at(REPORT) },
  { name: 'report-nothing-done', who: 'vanphong@quang-tri.example', open: at('/quang-tri/bao-cao/6-thang/2023-H1') },
  { name: 'report-panel', who: OFFICE, open: openNumber },
  { name: 'figure', who: OFFICE, open: at(`${UNION}/so-lieu/lop.chu_tri/2022-H1`) },
  { name: 'figures', who: OFFICE, open: at(`${UNION}/so-lieu`) },
  { name: 'figure-meaning', who: OFFICE, open: at(`${UNION}/so-lieu/lop.chu_tri`) },
  { name: 'declarations', who: OFFICE, open: at(`${UNION}/khai-bao`) },
  { name: 'declaration-form', who: OFFICE, open: at(`${UNION}/khai-bao/moi`) },
  { name: 'declaration-paste', who: OFFICE, open: at(`${UNION}/khai-bao/dan`) },
  { name: 'declaration-paste-error', who: OFFICE, open: (page) => paste(page, '') },
  { name: 'declaration-preview', who: OFFICE, open: (page) => paste(page, HALF_YEAR) },
  { name: 'imports', who: OFFICE, open: at(`${UNION}/nhap-so-lieu`) },
  { name: 'import-match', who: OFFICE, open: matchingColumns },
  { name: 'import-preview', who: OFFICE, open: lookingAtRows },
  { name: 'import-asked', who: OFFICE, open: askedOfRows },
  { name: 'import-undo', who: OFFICE, open: takingBack },
  { name: 'letterhead', who: ADMINISTRATOR, open: at(`${UNION}/the-thuc`) },
  { name: 'organisation', who: ADMINISTRATOR, open: at(`${UNION}/to-chuc`) },
  { name: 'organisation-body', who: ADMINISTRATOR, open: bodyOf(/Hội Y học/) },
  { name: 'organisation-form', who: ADMINISTRATOR, open: at(`${UNION}/to-chuc/moi`) },
  { name: 'accounts', who: ADMINISTRATOR, open: at('/quan-tri') },
  { name: 'account-one', who: ADMINISTRATOR, open: oneAccount },
  { name: 'invitation-form', who: ADMINISTRATOR, open: at('/quan-tri/moi') },
  { name: 'my-account', who: OFFICE, open: at('/tai-khoan') },
  { name: 'my-password', who: OFFICE, open: at('/tai-khoan/mat-khau') },
  { name: 'my-code', who: OFFICE, open: at('/tai-khoan/ma-xac-thuc') },
  { name: 'gallery', who: OFFICE, open: at('/bo-mau') },
  { name: 'gallery-entry', who: OFFICE, open: at('/bo-mau/nhap') },
  { name: 'gallery-entry-picking', who: OFFICE, open: pickingBodies },
  { name: 'gallery-lists', who: OFFICE, open: at('/bo-mau/danh-sach') },
  { name: 'not-found', who: OFFICE, open: at(`${UNION}/khong-co-trang-nay`) },
  { name: 'not-found-guest', open: at('/khong-co-trang-nay') },
];

/** Puts into the ledger what the demo lacks: a class in each state. Gives the address of each. */
export async function prepare(house) {
  const page = await house.newPage();
  await signIn(page, OFFICE);
  const enter = async (title, more = {}) => {
    await enterAClass(page, { ...A_CLASS, ...more, title });
    return placeOf(page);
  };

  const seen = { planned: await enter('Phòng bệnh cho gia cầm mùa mưa', { first: '1/12/2027', last: '3/12/2027' }) };
  seen.cancelled = await enter('Sử dụng phân bón hữu cơ vi sinh trong trồng rau an toàn');
  await page.getByText('Hủy hoạt động này').click();
  await page.getByLabel('Lý do hủy').fill('Mưa lũ, xã đề nghị lùi sang năm sau');
  await arrive(page, () => button(page, 'Hủy hoạt động').click());

  await page.goto(`${LEDGER}/moi/lop-tap-huan`);
  for (const [name, words] of Object.entries({ ...A_CLASS, title: 'Các lớp khuyến nông tổ chức tại cơ sở', classes: '14' })) {
    await fieldsOf(page)[name].fill(words);
  }
  await page.getByText('Phối hợp, học viên, hộ').click();
  await page.getByLabel('Bản ghi gộp').check();
  await save(page);
  seen.bulk = placeOf(page);

  // The one with a history: entered, corrected with a reason, with evidence.
  seen.done = await enter('Kỹ thuật nuôi cá lồng trên sông, chăm sóc và phòng trị một số bệnh thường gặp ở cá nước ngọt');
  await arrive(page, () => link(page, 'Sửa').click());
  await fieldsOf(page).attendances.fill('132');
  await page.getByLabel('Lý do sửa').fill('Đếm lại theo danh sách ký nhận');
  await save(page);
  await page.getByText('Thêm minh chứng').first().click();
  const scan = { name: 'Danh sách ký nhận lớp nuôi cá lồng.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Page>>endobj\n%%EOF\n') };
  await page.getByLabel('Chọn tệp').setInputFiles(scan);
  await arrive(page, () => button(page, 'Thêm minh chứng').click());
  return seen;
}

async function refusedAtTheDoor(page) {
  await page.goto('/dang-nhap');
  await fillInTheDoor(page, OFFICE, 'không phải mật khẩu này');
}

async function refusedForm(page) {
  await page.goto(`${LEDGER}/moi/lop-tap-huan`);
  await fieldsOf(page).first.fill('31/2/2022');
  await fieldsOf(page).classes.fill('hai');
  await save(page);
}

/** The form sent back because the class may be there already. */
async function askedForm(page) {
  await page.goto(`${LEDGER}/moi/lop-tap-huan`);
  const what = { ...A_CLASS, title: 'Nuôi cá lồng trên sông' };
  for (const [name, words] of Object.entries(what)) await fieldsOf(page)[name].fill(words);
  await arrive(page, () => button(page, 'Lưu vào sổ').click());
  await page.getByText('Việc này có thể đã được ghi').waitFor();
}

async function readMessage(page) {
  await page.goto(`${UNION}/ghi-nhanh`);
  await page.getByLabel('Dán tin nhắn').fill('6-7/6/2022 tập huấn ủ chua thức ăn cho bò 02 lớp, hơn 120 học viên, xã Vũ Hội. Đ/c Hùng báo');
  await arrive(page, () => button(page, 'Điền biểu mẫu').click());
}

async function unfoldedForm(page) {
  await page.goto(`${LEDGER}/moi/lop-tap-huan`);
  await page.getByText('Phối hợp, học viên, hộ').click();
}

async function pickingBodies(page) {
  await page.goto('/bo-mau/nhap');
  await page.getByRole('searchbox').click();
  await page.getByLabel('Hội Đông y').check();
}

async function matchingColumns(page) {
  await page.goto(`${UNION}/nhap-so-lieu`);
  await sendSheet(page, `Ký hiệu;${SHEET.replaceAll('\n', '\nx;').slice(0, -2)}`);
}

async function lookingAtRows(page) {
  await matchingColumns(page);
  if (await button(page, 'Xem trước').count()) await arrive(page, () => button(page, 'Xem trước').click());
}

/** A sheet with a class that is in the ledger under other words, and one that is not. */
async function askedOfRows(page) {
  await enterAClass(page, { ...A_CLASS, title: 'Kỹ thuật chiết cành vải', first: '8/6/2021', last: '8/6/2021' });
  await page.goto(`${UNION}/nhap-so-lieu`);
  await sendSheet(page, 'Lớp;Tên lớp;Đơn vị;Thời gian\n1;Chiết cành vải;Hội Làm vườn;9/6/2021\n2;Xem sao;Hội Làm vườn;1/3/2021\n');
  if (await button(page, 'Xem trước').count()) await arrive(page, () => button(page, 'Xem trước').click());
}

async function takingBack(page) {
  await askedOfRows(page);
  if (await button(page, 'Tất cả là một, không ghi').count()) await arrive(page, () => button(page, 'Tất cả là một, không ghi').click());
  const one = page.getByRole('radio', { name: /Là một với/ }).first();
  if (await one.count()) {
    await one.check();
    await arrive(page, () => button(page, 'Lưu lựa chọn').click());
  }
  await arrive(page, () => page.getByRole('button', { name: /^Ghi \d+ dòng vào sổ|^Kết thúc/ }).click());
  await arrive(page, () => link(page, 'Hoàn tác cả tệp…').click());
}

async function openNumber(page) {
  await page.goto(REPORT);
  await page.locator('a.fig').first().click();
  await page.locator('[data-panel-title]').waitFor();
}

function bodyOf(name) {
  return async (page) => {
    await page.goto(`${UNION}/to-chuc`);
    await arrive(page, () => page.getByRole('table').getByRole('link', { name }).first().click());
  };
}

async function oneAccount(page) {
  await page.goto('/quan-tri');
  await arrive(page, () => link(page, 'Đỗ Thị Hoa').click());
}
