// Two reports of the year before, as a clerk has them open in Word: made up, each a table of some 25 lines. The second has
// other numbers and the words of the first.

import { arrive, button } from './people.mjs';

const LINES = [
  ['I', 'Tập huấn, phổ biến kiến thức'],
  ['1', 'Số lớp tập huấn', 'lớp', '24', '31'],
  ['2', 'Số lượt người dự tập huấn', 'lượt người', 'hơn 1.900', '2.410'],
  ['3', 'Số hộ được tập huấn', 'hộ', '640', '712'],
  ['4', 'Buổi phổ biến kiến thức', 'buổi', '15', '18'],
  ['5', 'Lượt người dự buổi phổ biến kiến thức', 'lượt người', '1.120', 'gần 1.400'],
  ['6', 'Hội thảo, tọa đàm khoa học', 'cuộc', '4', '6'],
  ['7', 'Lượt người dự hội thảo, tọa đàm', 'lượt người', '310', '455'],
  ['8', 'Ấn phẩm: số phát hành', 'số', '3', '3'],
  ['9', 'Ấn phẩm: tin, bài', 'tin, bài', '88', '102'],
  ['II', 'Tư vấn, phản biện và giám định xã hội'],
  ['10', 'Nhiệm vụ tư vấn', 'nhiệm vụ', '5', '7'],
  ['11', 'Nhiệm vụ phản biện', 'nhiệm vụ', '9', '11'],
  ['12', 'Nhiệm vụ giám định xã hội', 'nhiệm vụ', '1', '2'],
  ['13', 'Văn bản, dự thảo được góp ý', 'dự thảo', '37', '42'],
  ['14', 'Văn bản tham mưu, đề xuất', 'văn bản', '6', '8'],
  ['III', 'Nghiên cứu, hội thi'],
  ['15', 'Đề tài nghiệm thu', 'đề tài', '2', '3'],
  ['16', 'Sáng kiến được công nhận', 'sáng kiến', '12', '14'],
  ['17', 'Tác giả sáng kiến', 'tác giả', '16', '19'],
  ['18', 'Hội thi, cuộc thi hoàn thành', 'cuộc', '1', '2'],
  ['IV', 'Tổ chức, khen thưởng'],
  ['19', 'Số hội thành viên', 'tổ chức', '27', '28'],
  ['20', 'Hội viên', 'hội viên', '48.200', '48.900'],
  ['21', 'Cán bộ, nhân viên cơ quan', 'người', '11', '11'],
  ['22', 'Cá nhân được đơn vị khen', 'cá nhân', '22', '25'],
  ['23', 'Hội nghị, cuộc họp', 'cuộc', '14', '13'],
  ['24', 'Hoạt động khám chữa bệnh, từ thiện', 'hoạt động', '3', '5'],
  ['25', 'Cây trồng', 'cây', '2.000', '1.500'],
];

const report = (head, column) =>
  [['TT', 'Chỉ tiêu', 'Đơn vị tính', head], ...LINES.map(([no, title, unit, ...numbers]) => [no, title, unit ?? '', numbers[column] ?? ''])]
    .map((cells) => cells.join('\t'))
    .join('\n');

export const HALF_YEAR = report('6 tháng 2024', 0);
export const YEAR = report('6 tháng 2025', 1);
export const STATED = LINES.filter((line) => line.length > 2).length;

export const pasteFields = (page) => ({
  text: page.getByLabel('Dán bảng từ Word hoặc Excel'),
  number: page.getByLabel('Số, ký hiệu'),
  dated: page.getByLabel('Ngày văn bản'),
  span: page.getByLabel('Kỳ', { exact: true }),
  year: page.getByLabel('Năm của kỳ', { exact: true }),
  day: page.getByLabel(/^Tính đến ngày/).first(),
});

/** Pastes a text and goes on to the preview, or back to the form where nothing can be read. */
export async function paste(page, text) {
  await page.goto('/thai-binh/khai-bao/dan');
  const fields = pasteFields(page);
  await fields.text.fill(text);
  await fields.number.fill('19/BC-LHH');
  await fields.dated.fill('20/6/2024');
  await fields.span.selectOption('-H1');
  await fields.year.fill('2024');
  await fields.day.fill('14/6/2024');
  await arrive(page, () => button(page, 'Xem trước khi lưu').click());
}
