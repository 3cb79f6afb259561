// The hands of a practised clerk, by the keystroke-level model of Card, Moran and Newell (1980): they do what they are told in
// the page, and what they did is counted. Vietnamese is typed in Telex, so a marked letter costs more than one key.

import { tabTo } from './people.mjs';

/** Seconds: a key or a button of the mouse, aiming the mouse, moving a hand to or from it, making up one's mind. */
const SECONDS = { key: 0.28, point: 1.1, hand: 0.4, mind: 1.35 };

/** Does what it is told in the page and counts it. */
export class Hands {
  constructor(page) {
    this.page = page;
    this.keys = 0;
    this.clicks = 0;
    this.moves = 0;
    this.thoughts = 0;
    this.reading = 0;
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

  /** What was copied elsewhere: counting the copying there, three keys and two. */
  async paste(text) {
    this.reach('keys');
    this.thoughts += 1;
    this.keys += 5;
    await this.page.keyboard.insertText(text);
  }

  /** Reads for so many seconds. */
  look(seconds) {
    this.reading += seconds;
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
    return this.keys * key + this.clicks * (point + key) + this.moves * hand + this.thoughts * mind + this.reading;
  }

  account(work) {
    return `${work}: ${this.keys} phím, ${this.clicks} lần bấm, ${Math.round(this.seconds())} giây`;
  }
}

/** Keys of a Telex typist: a mark, a tone, the second d of đ and the shift of a capital are a key each. */
function telexKeys(words) {
  const count = (pattern) => [...words.matchAll(pattern)].length;
  return [...words.normalize('NFD')].length + count(/[đĐ]/g) + count(/\p{Lu}/gu);
}
