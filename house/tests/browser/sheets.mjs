// A clerk's own spreadsheet, and how she sends it.

import { arrive, button } from './people.mjs';

export const SHEET =
  'Sổ vào;Tên lớp;Đơn vị;Thời gian;Số lượt người\n' +
  'A;Ủ phân vi sinh tại hộ;Hội Làm vườn;27-28/5;1.234\n' +
  'B;Sơ cứu đuối nước;Hội Y học;14/6/2022;hơn 45\n';

/** Sends a sheet of classes from the page where an import begins. */
export async function sendSheet(page, text) {
  await page.getByLabel('Các dòng trong tệp là').selectOption({ label: 'Lớp tập huấn' });
  const file = { name: 'Sổ lớp.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
  await arrive(page, () => button(page, 'Gửi và xem trước').click());
}
