// How long a practised clerk needs for one class, by the keystroke-level model of Card, Moran and Newell (1980): the test
// enters the class as she would and counts what her hands do. Vietnamese is typed in Telex, so a marked letter costs more
// than one key. The house promises less than a minute and at most eight fields in sight.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Hands } from './hands.mjs';
import { onEachEngine } from './harness.mjs';
import { A_CLASS, arrive, fieldsOf, LEDGER, link, OFFICER, signIn } from './people.mjs';

const LIMIT_SECONDS = 60;
const LIMIT_FIELDS = 8;

onEachEngine('Entering a class', (house) => {
  test('takes less than a minute and shows at most eight fields', async (t) => {
    const page = await house.newPage();
    await signIn(page, OFFICER);
    await page.goto(LEDGER);
    const hands = new Hands(page);

    await arrive(page, () => hands.click(link(page, 'Ghi lớp tập huấn')));
    const fields = fieldsOf(page);
    assert.ok((await openFields(page)) <= LIMIT_FIELDS, `${await openFields(page)} fields are open`);

    await hands.click(fields.title);
    await hands.write(A_CLASS.title);
    await hands.tabTo(fields.first);
    await hands.write(A_CLASS.first);
    await hands.tabTo(fields.last);
    await hands.press('Control+A');
    await hands.write(A_CLASS.last);
    await hands.tabTo(fields.places);
    await hands.write(A_CLASS.places);
    await hands.tabTo(fields.classes);
    await hands.write(A_CLASS.classes);
    await hands.tabTo(fields.attendances);
    await hands.write(A_CLASS.attendances);
    await arrive(page, () => hands.press('Enter'));

    assert.equal(await page.locator('h1').innerText(), A_CLASS.title);
    t.diagnostic(hands.account('Ghi một lớp'));
    assert.ok(hands.seconds() < LIMIT_SECONDS, hands.account('Ghi một lớp'));
  });
});

/** Fields in sight; the choices of one question and its search box are one field. */
function openFields(page) {
  return page.locator('main form[data-draft]').evaluate((form) => {
    const controls = [...form.querySelectorAll('input, select, textarea')];
    const seen = controls.filter((control) => control.type !== 'hidden' && control.checkVisibility());
    return new Set(seen.map((control) => control.closest('fieldset') ?? control)).size;
  });
}
