// Words that are typed with a helping hand: marks or none, composed letters, the keyboard alone, and never a word put in the
// place of hers that she did not choose. The bed is the gallery's form, whose made-up communes stand still.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectNoAxeViolations, expectNoSideways, onEachEngine, screenshot, WIDTHS } from './harness.mjs';

const FORM = '/bo-mau/nhap';

// Words come as one piece, as from a keyboard that writes whole words: between two keys a busy machine may pause so long that
// the help for the first letters is opened and taken away again.
onEachEngine('Type-ahead', (house) => {
  async function atTheForm(settings) {
    const page = await house.newPage(settings);
    const asked = [];
    page.on('request', (request) => request.url().includes('/bo-mau/goi-y') && asked.push(new URL(request.url()).searchParams));
    await page.goto(FORM);
    const [places, programme] = [page.getByLabel('Địa điểm'), page.getByLabel('Chương trình, đề án')];
    return { page, asked, places, programme, options: page.getByRole('option') };
  }

  test('a place is found without marks and taken with the arrows, line by line', async () => {
    const { page, places, options, asked } = await atTheForm();
    await page.getByLabel('Từ ngày').fill('6/6/2022');
    await places.focus();
    await page.keyboard.insertText('quang thuan');
    await options.first().waitFor();
    assert.deepEqual(await options.allInnerTexts().then(lines), ['xã Quang Thuận, huyện Bạch Thông tỉnh Bắc Kạn', 'phường Quảng Thuận, thị xã Ba Đồn tỉnh Quảng Bình']);
    assert.equal(asked.at(-1).get('first'), '6/6/2022', 'the day goes along');
    assert.match(await page.locator('.suggest [role=status]').first().innerText(), /^2 gợi ý/);
    await page.keyboard.press('ArrowDown');
    const active = await places.getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
    await page.keyboard.press('Enter');
    assert.equal(await places.inputValue(), 'xã Quang Thuận, huyện Bạch Thông');
    assert.equal(await options.count(), 0, 'the list is closed');

    await page.keyboard.press('Enter');
    await page.keyboard.insertText('vu hoi');
    await options.first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    assert.equal(await places.inputValue(), 'xã Quang Thuận, huyện Bạch Thông\nxã Vũ Hội, huyện Vũ Thư', 'Tab takes what was chosen');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'programme', 'and goes on');
  });

  test('what she wrote stands unless she chose: Tab, Enter and Escape change no letter', async () => {
    const { page, programme, places, options } = await atTheForm();
    await programme.focus();
    await page.keyboard.insertText('quang');
    await options.first().waitFor();
    assert.equal(await options.count(), 8, 'at most eight');
    assert.equal(await programme.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('Escape');
    assert.equal(await programme.getAttribute('aria-expanded'), 'false');
    await page.keyboard.insertText(' trung');
    await options.first().waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await programme.inputValue(), 'quang trung');
    await places.focus();
    await page.keyboard.insertText('quang');
    await options.first().waitFor();
    await page.keyboard.press('Enter');
    assert.equal(await places.inputValue(), 'quang\n', 'Enter is a new line');
    // Up from the first line of the list leads back to her own words.
    await page.keyboard.insertText('quang');
    await options.first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    assert.equal(await places.getAttribute('aria-activedescendant'), null);
  });

  test('nothing is asked, and no key is taken, while a letter is being composed', async () => {
    const { page, programme, options, asked } = await atTheForm();
    const keyboard = await page.context().newCDPSession(page);
    await programme.focus();
    for (const letters of ['q', 'qu', 'qua', 'quan', 'quang', 'quảng']) {
      await keyboard.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length });
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 60)));
    }
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
    assert.deepEqual(asked, [], 'longer than the pause before a question');
    const taken = await programme.evaluate((input) => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, cancelable: true, bubbles: true });
      return !input.dispatchEvent(event);
    });
    assert.equal(taken, false);
    await keyboard.send('Input.insertText', { text: 'quảng' });
    await options.first().waitFor();
    assert.equal(await programme.inputValue(), 'quảng');
    assert.equal(asked.at(-1).get('q'), 'quảng');
  });

  test('typing on asks for the last words only', async () => {
    const { page, programme, options, asked } = await atTheForm();
    await programme.focus();
    // In one turn of the page: key by key would measure how busy the machine is.
    await page.evaluate(() => ['vu p', 'huc'].forEach((piece) => document.execCommand('insertText', false, piece)));
    await options.first().waitFor();
    assert.deepEqual(asked.map((query) => query.get('q')), ['vu phuc']);
  });

  test('a mouse or a finger takes a line, and the field keeps the focus', async () => {
    const { page, places, options } = await atTheForm({ width: 360, hasTouch: true });
    await places.focus();
    await page.keyboard.insertText('vu');
    await options.first().waitFor();
    await options.nth(1).tap();
    assert.equal(await places.inputValue(), 'xã Vũ Phúc, thành phố Thái Bình');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'places');
  });

  test('everybody can use it while it is open', async () => {
    for (const width of WIDTHS) {
      const { page, places, options } = await atTheForm({ width });
      await places.focus();
      await page.keyboard.insertText('quang');
      await options.first().waitFor();
      await page.keyboard.press('ArrowDown');
      await expectNoAxeViolations(page);
      await expectNoSideways(page);
      await screenshot(page, `suggest-${width}-${house.engine}`);
    }
  });

  test('without a script it is a field', async () => {
    const { places, programme } = await atTheForm({ javaScriptEnabled: false });
    await places.fill('xã Vũ Hội');
    await programme.fill('Nghị quyết số 52');
    assert.equal(await programme.getAttribute('role'), null);
  });
});

const lines = (texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim());
