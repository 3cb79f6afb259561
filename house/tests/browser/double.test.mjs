// What happens to her typing when hands, networks and browsers do what they do: one class is one record, whatever was
// pressed twice or answered into the void, and no word she typed is lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onEachEngine, until } from './harness.mjs';
import { A_CLASS, arrive, button, countInLedger, fieldsOf, fillInAClass, LEDGER, OFFICE, placeOf, save, signIn } from './people.mjs';

const FORM = `${LEDGER}/moi/lop-tap-huan`;
/** A class on days of its own, so that nobody asks whether it is the one before. */
let told = 0;
const titled = (title) => {
  const day = `${((told % 9) * 3) + 1}/${1 + Math.floor(told / 9)}/2022`;
  told += 1;
  return { ...A_CLASS, title, first: day, last: day };
};

onEachEngine('Sending twice, losing nothing', (house) => {
  async function atTheForm(what, options) {
    const page = await house.newPage(options);
    await signIn(page, OFFICE);
    await page.goto(FORM);
    await fillInAClass(page, what);
    return page;
  }

  test('a double click writes one record', async () => {
    const page = await atTheForm(titled('Bấm đúp vào nút lưu'));
    await arrive(page, () => button(page, 'Lưu vào sổ').dblclick());
    assert.equal(await countInLedger(page, 'Bấm đúp vào nút lưu'), 1);
  });

  test('two sendings of one form at the same moment write one record and lead to it', async () => {
    const page = await atTheForm(titled('Gửi cùng lúc'));
    const led = await page.locator('form[data-draft]').evaluate((form) => {
      const send = () => fetch(form.action, { method: 'POST', body: new FormData(form) });
      return Promise.all([send(), send()]).then((answers) => answers.map((answer) => answer.url));
    });
    assert.match(led[0], /\/hoat-dong\/[0-9A-Z]{26}$/);
    assert.equal(led[0], led[1]);
    page.on('dialog', (dialog) => dialog.accept()); // what she typed still stands in the form
    assert.equal(await countInLedger(page, 'Gửi cùng lúc'), 1);
  });

  test('an answer that never came is asked for again, and one record was written', async () => {
    const page = await atTheForm(titled('Mất trả lời'));
    await loseTheNextAnswer(page);
    await button(page, 'Lưu vào sổ').click();
    await page.locator('[data-waiting] b').getByText('Mất trả lời').waitFor();
    await button(page, 'Gửi ngay').click();
    await page.locator('[data-waiting]').getByText('Đã gửi (1)').waitFor();
    assert.equal(await countInLedger(page, 'Mất trả lời'), 1);
  });

  test('the way back after saving leads to no second record', async () => {
    const page = await atTheForm(titled('Quay lại rồi gửi lại'));
    await save(page);
    const record = placeOf(page);
    await page.goBack();
    if (await fieldsOf(page).title.inputValue() === '') return; // a fresh form: nothing to send again
    await save(page);
    assert.equal(placeOf(page), record);
    assert.equal(await countInLedger(page, 'Quay lại rồi gửi lại'), 1);
  });

  test('what was typed and left stands there again', async () => {
    const page = await atTheForm(titled('Chưa lưu đã đi'));
    // Only now is there a storage to look into.
    await page.locator('[data-waiting="drawn"]').waitFor({ state: 'attached' });
    await until(() => page.evaluate(draftIsKept, 'Chưa lưu đã đi'));
    await page.goto('/thai-binh/bao-cao');
    await page.goto(FORM);
    await page.locator('[data-draft-notice]').waitFor();
    assert.equal(await fieldsOf(page).title.inputValue(), 'Chưa lưu đã đi');
  });

  test('a form that cannot stand comes back as typed, with what is wrong beside each field', async () => {
    const wrong = { title: 'Ngày không có trên lịch', first: '31/2/2022', last: '1/1/2020', places: 'xã Vũ Hội\nxã Vũ An', classes: 'hai', attendances: 'hơn 120' };
    for (const options of [{}, { javaScriptEnabled: false }]) {
      const page = await atTheForm(wrong, options);
      await save(page);
      assert.equal(placeOf(page), LEDGER);
      for (const [name, field] of Object.entries(fieldsOf(page))) assert.equal(await field.inputValue(), wrong[name], name);
      const summary = page.getByRole('alert');
      const sentences = await summary.getByRole('link').allInnerTexts();
      assert.ok(sentences.length >= 2, sentences.join(' | '));
      await summary.getByRole('link').first().click();
      await page.waitForFunction(() => document.activeElement.matches('[aria-invalid="true"]'));
      assert.equal(await countInLedger(page, wrong.title), 0);
    }
  });

  test('two who correct the same record do not overwrite one another unseen', async () => {
    const first = await atTheForm(titled('Hai người cùng sửa'));
    await save(first);
    const record = placeOf(first);
    const second = await house.newPage();
    await signIn(second, OFFICE);
    for (const page of [first, second]) await page.goto(`${record}/sua`);
    await fieldsOf(first).classes.fill('3');
    await first.getByLabel('Lý do sửa').fill('Đếm lại');
    await save(first);
    await fieldsOf(second).attendances.fill('150');
    await second.getByLabel('Lý do sửa').fill('Có danh sách ký nhận');
    await save(second);
    assert.match(await second.innerText('main'), /người khác đã thay đổi bản ghi này/);
    assert.equal(await fieldsOf(second).attendances.inputValue(), '150');
  });
});

/** The house hears the next sending and writes; the browser never hears the answer. */
async function loseTheNextAnswer(page) {
  await page.route(
    `**${LEDGER}`,
    async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort('aborted');
    },
    { times: 1 },
  );
}

/** In the page: whether a draft of this title is on the machine. */
async function draftIsKept(title) {
  const hear = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const database = await hear(indexedDB.open('hoitu'));
  const drafts = await hear(database.transaction('draft').objectStore('draft').getAll());
  database.close();
  return drafts.some((draft) => draft.title === title);
}
