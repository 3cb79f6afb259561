// A clerk takes her own spreadsheet into the ledger: sent, its columns matched once, looked at, written, and taken back.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectNoAxeViolations, expectNoSideways, onEachEngine } from './harness.mjs';
import { A_CLASS, arrive, button, countInLedger, enterAClass, LEDGER, link, OFFICE, signIn } from './people.mjs';
import { sendSheet, SHEET } from './sheets.mjs';

onEachEngine('Her own spreadsheet', (house) => {
  test('it is matched once, looked at, written, known again, and undone', async () => {
    const page = await house.newPage();
    await signIn(page, OFFICE);
    await page.goto(LEDGER);
    await arrive(page, () => link(page, 'Nhập từ Excel').click());
    await sendSheet(page, SHEET);
    assert.match(await page.locator('h1').innerText(), /^Ghép cột của tệp/);
    assert.equal(await page.getByLabel('Sổ vào', { exact: true }).inputValue(), '', 'what nobody knows is not guessed');
    await page.getByLabel('Sổ vào', { exact: true }).selectOption({ label: 'Mã riêng' });
    await arrive(page, () => button(page, 'Xem trước').click());

    await expectNoAxeViolations(page);
    await expectNoSideways(page);
    assert.deepEqual(await page.locator('tbody .tag').allInnerTexts(), ['Ghi mới', 'Ghi mới']);
    assert.match(await page.locator('.cell-notes').innerText(), /Thời gian “27-28\/5” được đọc là 27–28\/5\/\d{4}/);
    assert.equal(await countInLedger(page, 'Ủ phân vi sinh tại hộ'), 0);
    await page.goBack();
    await arrive(page, () => button(page, 'Ghi 2 dòng vào sổ').click());
    assert.match(await page.locator('main').innerText(), /Đã ghi vào sổ: 2 bản ghi mới/);
    const batch = page.url();
    assert.equal(await countInLedger(page, 'Ủ phân vi sinh tại hộ'), 1);

    // The same sheet again: its headings are known, its rows are there.
    await page.goto(`${LEDGER.replace('hoat-dong', 'nhap-so-lieu')}`);
    await sendSheet(page, SHEET);
    assert.deepEqual(await page.locator('tbody .tag').allInnerTexts(), ['Đã có', 'Đã có']);
    await arrive(page, () => button(page, 'Bỏ tệp này').click());

    await page.goto(batch);
    await arrive(page, () => link(page, 'Hoàn tác cả tệp…').click());
    assert.match(await page.locator('main').innerText(), /Sẽ hoàn tác\s+2 bản ghi/);
    await expectNoAxeViolations(page);
    await arrive(page, () => button(page, 'Hoàn tác cả tệp').click());
    assert.match(await page.locator('main').innerText(), /Đã hoàn tác 2 bản ghi/);
    assert.equal(await countInLedger(page, 'Ủ phân vi sinh tại hộ'), 0);
  });

  test('a row like a record is asked about before it is written', async () => {
    const page = await house.newPage({ width: 360 });
    await signIn(page, OFFICE);
    await enterAClass(page, { ...A_CLASS, title: 'Kỹ thuật ghép cành nhãn', first: '8/6/2022', last: '8/6/2022' });
    await page.goto(`${LEDGER.replace('hoat-dong', 'nhap-so-lieu')}`);
    await sendSheet(page, 'Tên lớp;Đơn vị;Thời gian\nGhép cành nhãn;Hội Làm vườn;9/6/2022\nXem sao;Hội Làm vườn;1/3/2021\n');
    await arrive(page, () => button(page, 'Xem trước').click());
    assert.equal(await page.getByRole('button', { name: /^Ghi \d+ dòng vào sổ/ }).count(), 0);
    await expectNoAxeViolations(page);
    await expectNoSideways(page);
    await page.getByRole('radio', { name: /Là một với “Kỹ thuật ghép cành nhãn”/ }).check();
    await arrive(page, () => button(page, 'Lưu lựa chọn').click());
    await arrive(page, () => button(page, 'Ghi 1 dòng vào sổ').click());
    assert.match(await page.locator('main').innerText(), /1 bản ghi mới, 1 dòng đã có/);
    assert.equal(await countInLedger(page, 'Ghép cành nhãn'), 0);
  });

  test('a row with an error keeps all out until somebody passes it over', async () => {
    const page = await house.newPage({ width: 360 });
    await signIn(page, OFFICE);
    await page.goto('/thai-binh/nhap-so-lieu');
    await sendSheet(page, `${SHEET}C;Lớp không có ngày;Hội Y học;31/6/2022;20\n`);
    if (/Ghép cột/.test(await page.locator('h1').innerText())) {
      await arrive(page, () => button(page, 'Xem trước').click());
    }
    assert.equal(await page.getByRole('button', { name: /^Ghi \d+ dòng vào sổ/ }).count(), 0);
    await expectNoSideways(page);
    await arrive(page, () => button(page, 'Bỏ qua 1 dòng lỗi, ghi 2 dòng còn lại').click());
    assert.match(await page.locator('main').innerText(), /Không có ngày 31\/6\/2022/);
  });
});
