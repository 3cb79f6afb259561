// The heart of the house, told once: a class is entered, the sentence of the report says so, its number opens the list
// that makes it, the paper is taken away, and the class is taken back.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onEachEngine } from './harness.mjs';
import {
  A_CLASS, amountsIn, arrive, button, fieldsOf, fillInAClass, link, OFFICE, placeOf, REPORT, save, sentenceOf, signIn, sum,
  tableOf, tabTo, take,
} from './people.mjs';

onEachEngine('From a class to the paper', (house) => {
  test('what the clerk enters with the keyboard alone stands in the report, and goes when she takes it back', async () => {
    const page = await house.newPage();
    await signIn(page, OFFICE);
    await page.goto(REPORT);
    const before = { sentence: await sentenceOf(page), table: await tableOf(page) };
    assert.match(before.sentence, /26 lớp tập huấn cho hơn 9\.000 lượt người và 700 hộ\. .* tăng 09 lớp/);
    assert.deepEqual(rowOf(before.table, 'Lớp tập huấn'), ['17', '26', '+9']);

    await enterWithKeysOnly(page, A_CLASS);
    const record = placeOf(page);

    await page.goto(REPORT);
    assert.match(await sentenceOf(page), /28 lớp tập huấn cho hơn 9\.120 lượt người và 700 hộ\. .* tăng 11 lớp/);
    assert.deepEqual(rowOf(await tableOf(page), 'Lớp tập huấn'), ['17', '28', '+11']);
    assert.deepEqual(rowOf(await tableOf(page), 'Lượt người'), ['hơn 5.350', 'hơn 9.120', 'khoảng +3.770']);

    await page.goto(record);
    await arrive(page, () => button(page, 'Gỡ khỏi sổ').click());
    await page.goto(REPORT);
    assert.deepEqual({ sentence: await sentenceOf(page), table: await tableOf(page) }, before);
  });

  test('a class of two associations, found without accents and by the arrows, counts once', async () => {
    const page = await house.newPage();
    await signIn(page, OFFICE);
    await page.goto('/thai-binh/hoat-dong/moi/lop-tap-huan');
    await fillInAClass(page, A_CLASS);
    const bodies = page.getByRole('group', { name: /^Đơn vị chủ trì/ }).first();
    const find = bodies.getByRole('searchbox');
    await find.focus();
    await page.keyboard.type('dieu duong');
    await page.keyboard.press('Enter');
    assert.ok(await bodies.getByLabel('Hội Điều dưỡng').isChecked(), 'the only one left is taken');
    await page.keyboard.press('ArrowDown');
    await waitForFocus(bodies.getByLabel('Liên hiệp hội Thái Bình'));
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await waitForFocus(fieldsOf(page).first);
    await find.fill('DONG Y');
    await find.press('ArrowDown'); // what is ticked stays in sight, before the one she looks for
    await page.keyboard.press('ArrowDown');
    await waitForFocus(bodies.getByLabel('Hội Đông y'));
    await page.keyboard.press('Space');
    await save(page);
    assert.match(await page.innerText('main'), /Hội Điều dưỡng và Hội Đông y/);
    const record = placeOf(page);

    await page.goto(REPORT);
    assert.match(await sentenceOf(page), /28 lớp tập huấn/);
    await page.goto(record);
    await arrive(page, () => button(page, 'Gỡ khỏi sổ').click());
    await page.goto(REPORT);
    assert.match(await sentenceOf(page), /26 lớp tập huấn/);
  });

  test('at a desk a number opens its list beside the report, and the list adds up to it', async () => {
    const page = await house.newPage();
    await signIn(page, OFFICE);
    await page.goto(REPORT);
    const panel = page.getByRole('complementary', { name: 'Danh sách sau con số' });
    const number = link(page, '26 lớp tập huấn');

    await number.click();
    const title = panel.locator('[data-panel-title]');
    await title.waitFor();
    await waitForFocus(title);
    assert.match(await panel.innerText(), /26 lớp/);
    assert.equal(sum(await amountsIn(panel)), 26);
    assert.equal(await number.getAttribute('aria-current'), 'true');
    assert.match(placeOf(page), /\/so-lieu\//, 'the address is that of the list');

    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await waitForFocus(number);
    assert.equal(placeOf(page), REPORT);

    await page.keyboard.press('Enter');
    await title.waitFor();
    await page.goBack();
    await panel.waitFor({ state: 'hidden' });
    assert.equal(placeOf(page), REPORT, 'the way back closes the list');

    // Another number while one is open: the list changes, the report stays.
    await number.click();
    await title.waitFor();
    await link(page, '700 hộ').click();
    await panel.getByText('Hộ được tập huấn', { exact: true }).waitFor();
    assert.equal(sum(await amountsIn(panel)), 700);
    await panel.getByRole('link', { name: /^Đóng/ }).click();
    await panel.waitFor({ state: 'hidden' });
  });

  test('on a telephone a number is a page of its own with a way back', async () => {
    const page = await house.newPage({ width: 360, hasTouch: true });
    await signIn(page, OFFICE);
    await page.goto(REPORT);
    await arrive(page, () => link(page, '26 lớp tập huấn').tap());
    const main = page.getByRole('main');
    assert.match(await main.innerText(), /26 lớp/);
    assert.equal(sum(await amountsIn(main)), 26);
    await arrive(page, () => page.getByRole('link', { name: 'Trở lại' }).tap());
    assert.equal(placeOf(page), REPORT);
  });

  test('the four papers are taken away', async () => {
    const page = await house.newPage();
    await signIn(page, OFFICE);
    await page.goto(REPORT);
    const pdf = await take(page, /^Tải PDF/);
    assert.equal(pdf.bytes.subarray(0, 4).toString(), '%PDF');
    assert.ok(pdf.bytes.length > 10_000, `${pdf.bytes.length} bytes`);
    assert.match(pdf.name, /\.pdf$/);
    for (const [name, ending] of [[/^Tải Word/, /\.docx$/], [/^Tải Excel/, /\.xlsx$/]]) {
      const paper = await take(page, name);
      assert.equal(paper.bytes.subarray(0, 2).toString(), 'PK', paper.name);
      assert.ok(paper.bytes.length > 4_000, `${paper.name}: ${paper.bytes.length} bytes`);
      assert.match(paper.name, ending);
    }
    // The printed view is read in the browser, as it will stand on paper.
    const address = await link(page, /^Xem bản in/).getAttribute('href');
    await page.goto(address);
    assert.match(await page.innerText('body'), /26 lớp tập huấn/);
  });
});

/** From the ledger to the saved record without touching the mouse. */
async function enterWithKeysOnly(page, what) {
  await page.goto('/thai-binh/hoat-dong');
  await tabTo(page, link(page, 'Ghi lớp tập huấn'));
  await arrive(page, () => page.keyboard.press('Enter'));
  const fields = fieldsOf(page);
  for (const [name, words] of Object.entries(what)) {
    await tabTo(page, fields[name]);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(words);
  }
  await tabTo(page, button(page, 'Lưu vào sổ'));
  await arrive(page, () => page.keyboard.press('Enter'));
  assert.equal(await page.locator('h1').innerText(), what.title);
}

/** The numbers of the row that begins with these words: last year, this year, change. */
function rowOf(table, words) {
  const row = table.find((cells) => cells.some((cell) => cell.startsWith(words)));
  return row.slice(-3).map((cell) => cell.split('\n')[0]);
}

async function waitForFocus(locator) {
  await locator.page().waitForFunction((element) => element === document.activeElement, await locator.elementHandle());
}
