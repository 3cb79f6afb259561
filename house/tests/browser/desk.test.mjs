// What a clerk does with the ledger once it is full: she keeps a way of filtering it and finds it again, reviews what was done
// for a programme and takes it away, settles what two of them wrote down, and is told places while she filters.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectNoAxeViolations, expectNoSideways, onEachEngine, screenshot, WIDTHS } from './harness.mjs';
import { A_CLASS, arrive, button, fieldsOf, LEDGER, link, OFFICE, OFFICER, placeOf, signIn, take } from './people.mjs';

const SAVED = '/thai-binh/cach-loc';
const PROGRAMMES = '/thai-binh/chuong-trinh';
const titles = (page) => page.locator('main tbody th a').allInnerTexts();
const queryOf = (page) => new URL(page.url()).search;

onEachEngine('At the desk', (house) => {
  async function asOffice(settings) {
    const page = await house.newPage(settings);
    await signIn(page, OFFICE);
    return page;
  }

  async function lookAt(page, name) {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await expectNoAxeViolations(page);
      await expectNoSideways(page);
      await screenshot(page, `${name}-${width}-${house.engine}`);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  test('a filter is kept under a name, found again, shown to all, called otherwise and taken away', async () => {
    const page = await asOffice();
    await page.goto(LEDGER);
    await page.getByLabel('Loại', { exact: true }).selectOption('lop-tap-huan');
    await page.getByLabel('Kỳ', { exact: true }).selectOption('2022-H1');
    await arrive(page, () => button(page, 'Lọc').click());
    const found = await titles(page);
    assert.ok(found.length > 0);
    await page.getByText('Lưu cách lọc này').click();
    await page.getByLabel('Tên cách lọc').fill('Lớp nửa đầu năm 2022');
    await arrive(page, () => button(page, 'Lưu cách lọc').click());
    assert.equal(queryOf(page), '?loai=lop-tap-huan&ky=2022-H1', 'she stands where she stood, by its one address');

    await page.goto(LEDGER);
    await arrive(page, () => link(page, 'Lớp nửa đầu năm 2022').click());
    assert.deepEqual(await titles(page), found);
    assert.equal(await link(page, 'Lớp nửa đầu năm 2022').getAttribute('aria-current'), 'page');
    assert.equal(await page.getByText('Lưu cách lọc này').count(), 0, 'it is kept already');

    // The same name again is refused beside the field, and nothing typed is lost.
    await page.goto(`${LEDGER}?loai=hoi-thao`);
    await page.getByText('Lưu cách lọc này').click();
    await page.getByLabel('Tên cách lọc').fill('lớp nửa đầu năm 2022');
    await arrive(page, () => button(page, 'Lưu cách lọc').click());
    assert.match(await page.locator('.error').innerText(), /Bạn đã có cách lọc “Lớp nửa đầu năm 2022”; hãy đặt tên khác/);
    await lookAt(page, 'saved-list-refused');
    await page.getByLabel('Tên cách lọc').fill('Hội thảo');
    await arrive(page, () => button(page, 'Lưu cách lọc').click());
    assert.equal(queryOf(page), '?loai=hoi-thao');

    await arrive(page, () => link(page, 'Sửa các cách lọc').click());
    const own = page.locator('section', { hasText: 'Lớp nửa đầu năm 2022' });
    await own.getByText('Sửa cách lọc').click();
    await arrive(page, () => own.getByRole('button', { name: 'Dùng chung cho cả Liên hiệp hội' }).click());
    const officer = await house.newPage();
    await signIn(officer, OFFICER);
    await officer.goto(LEDGER);
    assert.equal(await link(officer, 'Lớp nửa đầu năm 2022').count(), 1, 'all see what the office shows');
    assert.equal(await link(officer, 'Hội thảo').count(), 0, 'and nothing else of hers');

    await own.getByText('Sửa cách lọc').click();
    await own.getByLabel('Tên mới').fill('Lớp 6 tháng đầu năm 2022');
    await lookAt(page, 'saved-lists-open');
    await arrive(page, () => own.getByRole('button', { name: 'Đổi tên' }).click());
    assert.deepEqual((await page.locator('main h2 a').allInnerTexts()).sort(), ['Hội thảo', 'Lớp 6 tháng đầu năm 2022']);
    for (const left of [1, 0]) {
      await page.locator('main section summary').first().click();
      await arrive(page, () => button(page.locator('main section').first(), 'Xóa cách lọc này').click());
      assert.equal(await page.locator('main section').count(), left);
    }
    assert.equal(placeOf(page), SAVED);
  });

  test('a programme is reviewed, for a year, and what is counted is listed and taken away', async () => {
    const page = await asOffice();
    await page.goto(PROGRAMMES);
    await arrive(page, () => page.locator('main tbody th a').first().click());
    const kinds = page.getByRole('region', { name: 'Số liệu theo loại' });
    const counts = async () => (await kinds.locator('td.n:nth-of-type(1)').allInnerTexts()).map((text) => Number.parseInt(text, 10));
    const all = (await counts()).reduce((total, count) => total + count, 0);
    assert.ok(all > 0);
    assert.match(await page.locator('.list-head').innerText(), new RegExp(`^${all} bản ghi`));
    assert.match(await kinds.innerText(), /\d+ lớp, .*lượt người/);

    await page.getByLabel('Kỳ').selectOption('2024');
    await arrive(page, () => button(page, 'Lọc').click());
    assert.match(queryOf(page), /ky=2024/);
    await lookAt(page, 'programme-review');
    const part = (await counts()).reduce((total, count) => total + count, 0);
    assert.ok(part > 0 && part <= all);
    const listed = await titles(page);
    const paper = await take(page, 'Tải danh sách (Excel)');
    assert.match(paper.name, /\.xlsx$/);
    assert.equal(paper.bytes.subarray(0, 2).toString(), 'PK');

    await arrive(page, () => link(page, 'Mở trong sổ để lọc thêm').click());
    assert.equal(placeOf(page), LEDGER);
    assert.ok(listed.join('\n').endsWith((await titles(page)).join('\n')), 'the ledger lists the same');
    assert.match(await page.locator('.list-head').innerText(), new RegExp(`^${part} hoạt động`));
  });

  test('what two wrote down is asked about in the ledger, and settled where the link leads', async () => {
    const page = await asOffice();
    const today = new Date().toLocaleDateString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });
    for (const title of ['Chăm sóc cây ăn quả có múi', 'Chăm sóc cây ăn quả có múi tại xã Vũ Hội']) {
      await page.goto(`${LEDGER}/moi/lop-tap-huan`);
      const what = { ...A_CLASS, first: today, last: '', title };
      for (const [name, words] of Object.entries(what)) await fieldsOf(page)[name].fill(words);
      await arrive(page, () => button(page, 'Lưu vào sổ').click());
      if (await page.getByText('Việc này có thể đã được ghi').count()) {
        await page.getByLabel('Khác nhau, vẫn ghi').check();
        await arrive(page, () => button(page, 'Lưu vào sổ').click());
      }
    }
    await page.goto(LEDGER);
    // The demo's made-up year has a pair of its own; this year is asked about first.
    const asked = page.getByRole('link', { name: new RegExp(`^\\d+ cặp có thể trùng, năm ${today.split('/').pop()}$`) });
    assert.equal(await asked.count(), 0, 'what was answered is not asked again');

    const officer = await house.newPage();
    await signIn(officer, OFFICER);
    await officer.goto(`${LEDGER}/moi/lop-tap-huan`);
    const what = { ...A_CLASS, first: today, last: '', title: 'Chăm sóc cây ăn quả có múi' };
    for (const [name, words] of Object.entries(what)) await fieldsOf(officer)[name].fill(words);
    await arrive(officer, () => button(officer, 'Lưu vào sổ').click());
    const later = officer.getByLabel(/^Vẫn ghi; văn phòng/);
    if (await later.count()) {
      await later.check();
      await arrive(officer, () => button(officer, 'Lưu vào sổ').click());
    }

    await page.goto(LEDGER);
    const pairs = Number.parseInt(await asked.innerText(), 10);
    await arrive(page, () => asked.click());
    assert.equal(await page.locator('main section').count(), pairs);
    await lookAt(page, 'twins-waiting');
    await arrive(page, () => button(page, 'Khác nhau').first().click());
    assert.equal(await page.locator('main section').count(), pairs - 1, 'one is settled');
    for (let left = pairs - 1; left > 0; left -= 1) {
      await arrive(page, () => button(page, 'Là một, gộp lại').first().click());
    }
    await page.goto(LEDGER);
    assert.equal(await asked.count(), 0, 'nothing waits any more');
  });

  test('a place is suggested to the filter as it is to the form, on the day up to which it asks', async () => {
    const page = await asOffice();
    await page.goto(`${LEDGER}?ky=2022-H1`);
    await page.getByText('Lọc thêm').click();
    const place = page.getByLabel('Địa điểm');
    await place.focus();
    await page.keyboard.type('vu hoi');
    const options = page.getByRole('option').filter({ visible: true });
    await page.locator('.suggest-list:not([hidden]) [role=option]').first().waitFor();
    assert.match(await page.locator('.suggest-list:not([hidden]) [role=option]').first().innerText(), /xã Vũ Hội, huyện Vũ Thư/);
    assert.ok((await options.count()) > 0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await arrive(page, () => button(page, 'Lọc').click());
    assert.match(await page.locator('.chips').innerText(), /xã Vũ Hội, huyện Vũ Thư/);
  });

  test('the periods go back as far as the ledger does', async () => {
    const page = await asOffice();
    await page.goto(LEDGER);
    const years = await page.getByLabel('Kỳ', { exact: true }).locator('optgroup').evaluateAll((groups) => groups.map((group) => group.label));
    for (const year of ['Năm 2024', 'Năm 2022']) assert.ok(years.includes(year), `${year} in ${years}`);
    await page.getByLabel('Kỳ', { exact: true }).selectOption('2022-H1@statutory');
    await arrive(page, () => button(page, 'Lọc').click());
    assert.match(await page.locator('.chips').innerText(), /6 tháng đầu năm 2022 \(từ 15\/12\/2021 đến 14\/06\/2022\)/);
  });
});
