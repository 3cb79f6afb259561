// Entering with a helping hand: a message of the telephone becomes a form and then a record; what is typed is met halfway;
// what is there already is asked about, and nothing typed or chosen is lost on the way.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectNoAxeViolations, expectNoSideways, onEachEngine, screenshot } from './harness.mjs';
import { A_CLASS, arrive, button, enterAClass, fieldsOf, fillInAClass, LEDGER, OFFICE, signIn } from './people.mjs';

const PHOTO = {
  name: 'lop.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
};

onEachEngine('Entering', (house) => {
  test('a message pasted on a telephone becomes a record with its photo', async () => {
    const page = await house.newPage({ width: 360, hasTouch: true });
    await signIn(page, OFFICE);
    await page.goto('/thai-binh/ghi-nhanh');
    await expectNoAxeViolations(page);
    await expectNoSideways(page);
    await screenshot(page, `message-360-${house.engine}`);
    await page.getByLabel('Dán tin nhắn').fill('20-21/9/2022 tập huấn trồng nấm rơm 02 lớp, 120 học viên, xã Vũ Hội, Vũ An. Đ/c Hùng báo');
    await arrive(page, () => button(page, 'Điền biểu mẫu').click());
    assert.equal(await page.getByLabel('Nội dung, chuyên đề').inputValue(), 'Trồng nấm rơm');
    assert.equal(await page.getByLabel('Từ ngày').inputValue(), '20/09/2022');
    assert.match(await page.getByLabel('Địa điểm').inputValue(), /^xã Vũ Hội\n/);
    assert.match(await page.innerText('main'), /chưa có gì được ghi vào sổ/);
    await expectNoAxeViolations(page);
    await expectNoSideways(page);
    await screenshot(page, `message-read-360-${house.engine}`);
    await page.getByLabel('Ảnh hoạt động').setInputFiles(PHOTO);
    await arrive(page, () => button(page, 'Lưu vào sổ').click());
    assert.equal(await page.locator('h1').innerText(), 'Trồng nấm rơm');
    assert.match(await page.innerText('main'), /lop\.png/);
    // The message is let go with the record.
    await page.goto('/thai-binh/ghi-nhanh');
    await page.locator('[data-waiting="drawn"]').waitFor({ state: 'attached' });
    assert.equal(await page.getByLabel('Dán tin nhắn').inputValue(), '');
  });

  test('a place is found without accents, on the day of the record', async () => {
    const page = await house.newPage();
    await signIn(page, OFFICE);
    await page.goto(`${LEDGER}/moi/lop-tap-huan`);
    await fieldsOf(page).first.fill('14/6/2022');
    await page.getByLabel('Địa điểm').focus();
    await page.keyboard.insertText('vu hoi'); // as one piece: see suggest.test.mjs
    await page.getByRole('option', { name: /xã Vũ Hội, huyện Vũ Thư/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await page.getByLabel('Địa điểm').inputValue(), 'xã Vũ Hội, huyện Vũ Thư');
  });

  test('what may be there already is asked about, and the photo chosen before is still there', async () => {
    const page = await house.newPage();
    await signIn(page, OFFICE);
    await enterAClass(page, { ...A_CLASS, title: 'Nuôi lươn không bùn', first: '3/5/2022', last: '3/5/2022' });
    await page.goto(`${LEDGER}/moi/lop-tap-huan`);
    await fillInAClass(page, { ...A_CLASS, title: 'Kỹ thuật nuôi lươn không bùn', first: '4/5/2022', last: '4/5/2022' });
    await page.getByLabel('Minh chứng').setInputFiles(PHOTO);
    await arrive(page, () => button(page, 'Lưu vào sổ').click());
    await page.getByText('Việc này có thể đã được ghi').waitFor();
    await page.waitForFunction(() => document.querySelector('#evidence').files.length === 1);
    await expectNoAxeViolations(page);
    await screenshot(page, `asked-1280-${house.engine}`);
    await page.getByLabel(/Là một với “Nuôi lươn không bùn”/).check();
    await arrive(page, () => button(page, 'Lưu vào sổ').click());
    assert.match(await page.innerText('main'), /Đã ghi và gộp với bản ghi đã có/);
    assert.equal(await page.locator('h1').innerText(), 'Nuôi lươn không bùn');
  });
});
