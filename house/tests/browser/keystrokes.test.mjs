// How long a practised clerk needs for one class, by the keystroke-level model of Card, Moran and Newell (1980): the test
// enters the class as she would and counts what her hands do. Vietnamese is typed in Telex, so a marked letter costs more
// than one key. The house promises less than a minute and at most eight fields in sight.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { onEachEngine } from './harness.mjs';
import { A_CLASS, arrive, fieldsOf, LEDGER, link, OFFICER, signIn, tabTo } from './people.mjs';

/** Seconds: a key or a button of the mouse, aiming the mouse, moving a hand to or from it, making up one's mind. */
const SECONDS = { key: 0.28, point: 1.1, hand: 0.4, mind: 1.35 };

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
    t.diagnostic(hands.account());
    assert.ok(hands.seconds() < LIMIT_SECONDS, hands.account());
  });
});

/** Does what it is told in the page and counts it. */
class Hands {
  constructor(page) {
    this.page = page;
    this.keys = 0;
    this.clicks = 0;
    this.moves = 0;
    this.thoughts = 0;
    this.at = 'mouse';
  }

  /** The hand goes to the mouse, aims, presses. */
  async click(locator) {
    this.reach('mouse');
    this.thoughts += 1;
    this.clicks += 1;
    await locator.click();
  }

  /** One field's worth of words, thought of as a whole. */
  async write(words) {
    this.reach('keys');
    this.thoughts += 1;
    this.keys += telexKeys(words);
    await this.page.keyboard.type(words);
  }

  /** A key, or several held together. */
  async press(chord) {
    this.reach('keys');
    this.keys += chord.split('+').length;
    await this.page.keyboard.press(chord);
  }

  async tabTo(locator) {
    this.reach('keys');
    this.keys += await tabTo(this.page, locator);
  }

  reach(place) {
    if (this.at !== place) this.moves += 1;
    this.at = place;
  }

  seconds() {
    const { key, point, hand, mind } = SECONDS;
    return this.keys * key + this.clicks * (point + key) + this.moves * hand + this.thoughts * mind;
  }

  account() {
    return `Ghi một lớp: ${this.keys} phím, ${this.clicks} lần bấm, ${Math.round(this.seconds())} giây`;
  }
}

/** Keys of a Telex typist: a mark, a tone, the second d of đ and the shift of a capital are a key each. */
function telexKeys(words) {
  const count = (pattern) => [...words.matchAll(pattern)].length;
  return [...words.normalize('NFD')].length + count(/[đĐ]/g) + count(/\p{Lu}/gu);
}

/** Fields in sight; the choices of one question and its search box are one field. */
function openFields(page) {
  return page.locator('main form[data-unsaved]').evaluate((form) => {
    const controls = [...form.querySelectorAll('input, select, textarea')];
    const seen = controls.filter((control) => control.type !== 'hidden' && control.checkVisibility());
    return new Set(seen.map((control) => control.closest('fieldset') ?? control)).size;
  });
}
