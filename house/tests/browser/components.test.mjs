// The gallery's components, used: the folded picker, the chooser, filters, files, a workbook's preview, a long work, paper.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onEachEngine, screenshot } from './harness.mjs';
import { arrive, tabTo } from './people.mjs';

const FORM = '/bo-mau/nhap';
const LISTS = '/bo-mau/danh-sach';
const heightOf = (locator) => locator.evaluate((element) => element.getBoundingClientRect().height);

onEachEngine('Components', (house) => {
  async function at(address, settings) {
    const page = await house.newPage(settings);
    await page.goto(address);
    return page;
  }

  test('a picker of many rests as what is chosen and opens over the form, which does not jump', async () => {
    const page = await at(FORM);
    const group = page.getByRole('group', { name: /^Đơn vị chủ trì/ }).first();
    const find = group.getByRole('searchbox');
    assert.ok((await heightOf(group)) < 120, 'nothing chosen, nothing shown');
    const below = page.getByLabel('Từ ngày');
    const stood = (await below.boundingBox()).y;

    await find.focus();
    await page.keyboard.type('dong y');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    assert.equal((await below.boundingBox()).y, stood, 'the open list lies over the form');
    assert.equal(await group.getByRole('checkbox').count(), 12);
    await page.keyboard.press('Escape');
    assert.equal(await find.evaluate((input) => input === document.activeElement), true);
    assert.deepEqual(await chosenIn(group), ['Hội Đông y']);

    // A slip of the finger is undone where it happened; once she has left, it is gone.
    await group.getByText('Hội Đông y').click();
    assert.equal(await group.getByLabel('Hội Đông y').isChecked(), false);
    await group.getByText('Hội Đông y').click();
    assert.equal(await group.getByLabel('Hội Đông y').isChecked(), true);
    await group.getByText('Hội Đông y').click();
    await find.click();
    await page.locator('h1').click();
    assert.deepEqual(await chosenIn(group), []);
  });

  test('the summary of errors leads to a picker, with a script and without', async () => {
    for (const settings of [{}, { javaScriptEnabled: false }]) {
      const page = await at('/bo-mau', settings);
      await page.getByRole('link', { name: 'Hãy chọn ít nhất một đơn vị chủ trì.' }).click();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      assert.equal(await page.evaluate(() => document.activeElement.closest('.picker') !== null), true);
    }
  });

  test('a picker without a script is the whole list, in a box that scrolls', async () => {
    const page = await at(FORM, { javaScriptEnabled: false });
    assert.equal(await page.getByRole('checkbox').count(), 12);
    assert.ok((await heightOf(page.locator('.picker'))) < 280);
    await page.getByLabel('Hội Kiến trúc sư').check();
  });

  test('a kind is found by a few letters and opened with Enter, or walked to with the arrows', async () => {
    const page = await at(LISTS);
    const find = page.getByLabel('Ghi loại hoạt động nào?');
    const links = page.locator('.chooser').getByRole('link');
    const all = await links.count();
    await find.fill('phan bien');
    assert.deepEqual(await links.allInnerTexts(), ['Phản biện']);
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#phan-bien');
    await find.fill('khong co loai nay');
    assert.ok(await page.getByText('Không có loại nào khớp').isVisible());
    await find.fill('');
    assert.equal(await links.count(), all);
    await page.keyboard.press('ArrowDown');
    assert.equal(await links.first().evaluate((link) => link === document.activeElement), true);
    // A word that is in the name of a group alone finds the group.
    await find.fill('giai thuong');
    assert.ok((await links.count()) > 3);
  });

  test('the chooser stands in columns at a desk and in one on a telephone', async () => {
    for (const [width, columns] of [[1280, 3], [360, 1]]) {
      const page = await at(LISTS, { width });
      const lefts = await page.locator('.chooser-group').evaluateAll((groups) => groups.map((group) => Math.round(group.getBoundingClientRect().left)));
      assert.equal(new Set(lefts).size, columns, `${width} px`);
    }
  });

  test('what is set seldom stays in sight while it is set, and each of it is a link that takes it off', async () => {
    const page = await at(LISTS);
    assert.ok(await page.getByLabel('Vai trò').isVisible());
    const chip = page.getByRole('link', { name: 'Bỏ điều kiện Hội Y học' });
    assert.equal(await chip.getAttribute('href'), '#bo-1');
    await arrive(page, () => page.getByRole('link', { name: 'Bỏ lọc' }).click());
    assert.equal(await page.getByLabel('Vai trò').isVisible(), false);
    assert.equal(await page.locator('.chip').count(), 0);
    await page.getByText('Lọc thêm').click();
    assert.ok(await page.getByLabel('Vai trò').isVisible());
  });

  test('files are chosen by the keyboard in our own words, added to one another, left out one by one', async () => {
    const page = await at(FORM, { locale: 'de-DE' });
    const field = page.getByLabel('Minh chứng');
    await tabTo(page, field);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
    await chooser.setFiles(file('Giấy mời.pdf'));
    await field.setInputFiles(file('Danh sách ký nhận.pdf'));
    const said = page.locator('[data-files=evidence] [data-files-said]');
    assert.match(await said.innerText(), /^2 tệp, 2 KB$/);
    assert.deepEqual(await filesOf(field), ['Giấy mời.pdf', 'Danh sách ký nhận.pdf']);
    await page.getByRole('button', { name: 'Bỏ tệp Giấy mời.pdf' }).click();
    assert.deepEqual(await filesOf(field), ['Danh sách ký nhận.pdf']);
    await page.getByRole('button', { name: 'Bỏ tệp Danh sách ký nhận.pdf' }).click();
    assert.equal(await said.innerText(), 'Chưa chọn tệp nào');
  });

  test('a telephone takes photos from its camera and its album, and all are sent together', async () => {
    const page = await at(FORM, { width: 360, hasTouch: true, isMobile: true });
    const camera = page.getByLabel('Chụp ảnh');
    assert.equal(await camera.getAttribute('capture'), 'environment');
    assert.ok(await camera.isVisible());
    await camera.setInputFiles(file('IMG_1.jpg'));
    await page.getByLabel('Ảnh hoạt động').setInputFiles(file('IMG_2.jpg'));
    assert.deepEqual(await filesOf(page.getByLabel('Ảnh hoạt động')), ['IMG_1.jpg', 'IMG_2.jpg']);
    assert.deepEqual(await filesOf(camera), []);
    await page.getByText('Không xem trước được').first().waitFor();
    await screenshot(page, `photos-360-${house.engine}`);
  });

  test('a mark in a workbook says its sentence to eye and ear, and leads to its note and back', async () => {
    const page = await at(LISTS);
    const mark = page.getByRole('link', { name: /^Lỗi 1, ô B3: Không có ngày 31\/2\/2022/ });
    await mark.focus();
    assert.ok(await page.locator('#o-B3 .cell-tip').isVisible());
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#ghi-chu-1');
    await page.getByRole('link', { name: 'Ô B3', exact: true }).click();
    assert.equal(new URL(page.url()).hash, '#o-B3');
  });

  test('a long work is followed until it is over, and its page goes on by itself', async () => {
    const page = await house.newPage();
    const answers = { begun: { done: 9000, total: 15000, words: 'Đã đọc 9.000/15.000 dòng' }, over: { done: 15000, total: 15000, words: 'Xong', next: FORM } };
    let stands = 'begun'; // until it was seen
    await page.route('**/bo-mau/tien-do', (route) => route.fulfill({ json: answers[stands] }));
    await page.goto(LISTS);
    await page.getByText('Đã đọc 9.000/15.000 dòng').waitFor();
    stands = 'over';
    await page.waitForURL(`**${FORM}`);
  });

  test('on paper stand the words and the table, no controls, and the head of the table on every sheet', async () => {
    const page = await at(LISTS);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.getByText('In ngày 20/11/2026 từ Hội Tụ').isVisible());
    for (const control of ['.top', '.foot', '.filters', '.chips', '.views', '.chooser-find', '.list-head .button']) {
      assert.equal(await page.locator(control).first().isVisible(), false, control);
    }
    assert.equal(await page.locator('thead').first().evaluate((head) => getComputedStyle(head).display), 'table-header-group');
    assert.ok(await page.getByRole('table').first().isVisible());
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.match(pdf.toString('latin1'), /MediaBox \[0 0 59[45][.\d]* 84[12]/, 'A4');
  });
});

const file = (name) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.alloc(1024) });
const filesOf = (field) => field.evaluate((input) => [...input.files].map(({ name }) => name));
const chosenIn = async (group) => (await group.locator('.choice:visible').allInnerTexts()).map((words) => words.trim());
