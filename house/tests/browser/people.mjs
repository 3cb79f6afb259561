// What people do with the house, in their words: sign in, enter a class, read the report, open a number.
// Everything goes through what a person sees (labels, names of links and buttons), never through addresses of verbs.

import assert from 'node:assert/strict';

export const PASSWORD = 'hoitu-mau-2022';
export const OFFICE = 'vanphong@thai-binh.example';
export const OFFICER = 'hoiyhoc@thai-binh.example';
export const LEADER = 'lanhdao@thai-binh.example';
export const ADMINISTRATOR = 'quantri@thai-binh.example';

export const LEDGER = '/thai-binh/hoat-dong';
export const REPORT = '/thai-binh/bao-cao/6-thang/2022-H1';

/** A class as the clerk of Thái Bình has it on her desk. */
export const A_CLASS = {
  title: 'Kỹ thuật ủ chua thức ăn cho bò',
  first: '6/6/2022',
  last: '7/6/2022',
  places: 'xã Vũ Hội',
  classes: '2',
  attendances: 'hơn 120',
};

export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const link = (page, name) => page.getByRole('link', { name, exact: typeof name === 'string' });

/** Fills in the form of the sign-in page she stands at, and waits until she is in or told why not. */
export async function fillInTheDoor(page, login, password = PASSWORD) {
  await page.getByLabel('Thư điện tử hoặc số điện thoại').fill(login);
  await page.getByLabel('Mật khẩu').fill(password);
  await arrive(page, () => button(page, 'Đăng nhập').click());
}

export async function signIn(page, login, password = PASSWORD) {
  await page.goto('/dang-nhap');
  await fillInTheDoor(page, login, password);
  assert.notEqual(placeOf(page), '/dang-nhap', 'she is in');
}

export async function signOut(page) {
  await page.locator('.who summary').click();
  await arrive(page, () => button(page, 'Đăng xuất').click());
}

/** Does what leads to another page, and waits until that page stands. */
export async function arrive(page, act) {
  await Promise.all([page.waitForEvent('load'), act()]);
}

export const placeOf = (page) => new URL(page.url()).pathname;

/** Presses Tab until `wanted` has the focus. Gives the number of presses; fails when it is never reached. */
export async function tabTo(page, wanted, most = 80) {
  for (let presses = 0; presses <= most; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return presses;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${wanted} is not reached with ${most} presses of Tab`);
}

/** The fields of the entry form by what stands beside them. */
export const fieldsOf = (page) => ({
  title: page.getByLabel('Nội dung, chuyên đề'),
  first: page.getByLabel('Từ ngày'),
  last: page.getByLabel('Đến hết ngày'),
  places: page.getByLabel('Địa điểm'),
  classes: page.getByLabel('Số lớp'),
  attendances: page.getByLabel('Lượt người'),
});

/** Types a class into the form that stands open. */
export async function fillInAClass(page, what) {
  const fields = fieldsOf(page);
  for (const [name, words] of Object.entries(what)) await fields[name].fill(words);
}

/** Opens the form, types the class and saves it: she stands at the record then. */
export async function enterAClass(page, what) {
  await page.goto(LEDGER);
  await arrive(page, () => link(page, 'Ghi lớp tập huấn').click());
  await fillInAClass(page, what);
  await save(page);
  assert.equal(await page.locator('h1').innerText(), what.title);
}

/** Saves the form. Where the house asks whether it is there already, it is another thing. */
export async function save(page) {
  const press = () => arrive(page, () => button(page, 'Lưu vào sổ').click());
  await press();
  const another = page.getByLabel('Khác nhau, vẫn ghi');
  if (await another.count()) {
    await another.check();
    await press();
  }
}

/** How many records of the ledger bear this title. */
export async function countInLedger(page, title) {
  await page.goto(`${LEDGER}?${new URLSearchParams({ q: title })}`);
  return page.getByRole('link', { name: title, exact: true }).count();
}

/** The first sentence of the report that holds figures, as it reads. */
export function sentenceOf(page) {
  return page.locator('main p', { has: page.locator('a.fig') }).first().innerText();
}

/** The table beside the sentence, row by row. */
export async function tableOf(page) {
  const rows = await page.locator('main tbody tr').all();
  return Promise.all(rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map((cell) => cell.trim())));
}

/** What the rows behind a number add, one by one. */
export async function amountsIn(place) {
  const texts = await place.locator('.rec-amount').allInnerTexts();
  return texts.map((text) => Number(text.replaceAll('.', '').match(/\d+/)[0]));
}

export const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** Follows a link that hands over a file; gives its name and bytes. */
export async function take(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), link(page, name).click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}
