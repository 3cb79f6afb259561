// The first set-up: the last two reports' figures become declared figures, pasted from Word. How long a clerk needs is counted
// by the keystroke-level model of keystrokes.test.mjs, with reading every line of the preview added. The house promises
// twenty minutes. And a declaration is typed by itself, kept, and taken back.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Hands } from './hands.mjs';
import { expectNoAxeViolations, expectNoSideways, onEachEngine, screenshot, WIDTHS } from './harness.mjs';
import { arrive, button, link, OFFICE, signIn } from './people.mjs';
import { HALF_YEAR, pasteFields, STATED, YEAR } from './reports.mjs';

const LIST = '/thai-binh/khai-bao';
/** Seconds to compare a line of the preview with the paper, and the promise. */
const LOOK = 6;
const LIMIT_SECONDS = 20 * 60;

onEachEngine('Declaring', (house) => {
  test('two reports are taken over in far less than twenty minutes, and taken back at once', async (t) => {
    const page = await house.newPage();
    await signIn(page, OFFICE);
    await page.goto(LIST);
    const before = await page.locator('tbody tr').count();
    const hands = new Hands(page);
    const reports = [
      { text: HALF_YEAR, number: '19/BC-LHH', dated: '20/6/2024', year: '2024', day: '14/6/2024' },
      { text: YEAR, number: '23/BC-LHH', dated: '20/6/2025', year: '2025', day: '14/6/2025' },
    ];
    for (const report of reports) {
      await arrive(page, () => hands.click(link(page, 'Dán số liệu báo cáo')));
      const fields = pasteFields(page);
      await hands.click(fields.text);
      await hands.paste(report.text);
      for (const name of ['number', 'dated']) {
        await hands.tabTo(fields[name]);
        await hands.write(report[name]);
      }
      await hands.tabTo(fields.span);
      await hands.press('ArrowDown');
      for (const name of ['year', 'day']) {
        await hands.tabTo(fields[name]);
        await hands.write(report[name]);
      }
      await arrive(page, () => hands.click(button(page, 'Xem trước khi lưu')));
      hands.look(STATED * LOOK);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await expectNoAxeViolations(page);
        await expectNoSideways(page);
        await screenshot(page, `paste-${report.year}-${width}-${house.engine}`);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      t.diagnostic(await page.locator('.intro').innerText());
      await arrive(page, () => hands.click(button(page, 'Lưu khai báo')));
      assert.match(await page.innerText('main'), /19\/BC-LHH/);
    }
    assert.ok((await page.locator('tbody tr').count()) >= before + STATED, 'most lines found their figures');
    t.diagnostic(hands.account('Tiếp nhận hai báo cáo'));
    assert.ok(hands.seconds() < LIMIT_SECONDS / 2, hands.account('Tiếp nhận hai báo cáo'));

    await arrive(page, () => page.getByRole('button', { name: /^Rút cả lần dán/ }).first().click());
    assert.match(await page.innerText('body'), /Đã rút \d+ khai báo từ Báo cáo số/);
  });

  test('one figure is typed by itself, listed beside what is counted, and withdrawn', async () => {
    const page = await house.newPage();
    await signIn(page, OFFICE);
    await page.goto(LIST);
    await arrive(page, () => link(page, 'Khai báo mới').click());
    await page.getByLabel('Đơn vị khai báo').selectOption({ index: 1 });
    await page.getByLabel('Chỉ tiêu').selectOption('lop.chu_tri');
    await page.getByRole('textbox', { name: 'Con số' }).fill('hơn 30');
    await page.getByLabel('Phạm vi, cách tính').fill('Lớp do các hội tự báo');
    await page.getByLabel('Kỳ', { exact: true }).selectOption('-H1');
    await page.getByLabel('Năm của kỳ').fill('2022');
    await page.getByLabel('Nguồn').fill('Báo cáo số 77/BC-LHH ngày 28/6/2022');
    await arrive(page, () => button(page, 'Lưu khai báo').click());
    const paper = page.locator('section', { hasText: '77/BC-LHH' }).first();
    assert.match(await paper.innerText(), /hơn 30/);
    await arrive(page, () => paper.getByRole('button', { name: 'Rút', exact: true }).click());
    assert.match(await page.locator('section', { hasText: '77/BC-LHH' }).first().innerText(), /Đã rút/);
  });
});
