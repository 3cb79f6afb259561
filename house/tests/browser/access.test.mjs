// Everybody can use every page: no rule of axe-core is broken at a desk or on a telephone, nothing scrolls sideways down to
// 320 px, the main action is reached with Tab. The pictures it leaves in target/screenshots are for people to look at.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectNoAxeViolations, expectNoSideways, onEachEngine, screenshot, WIDTHS } from './harness.mjs';
import { PAGES, prepare } from './pages.mjs';
import { fieldsOf, LEDGER, REPORT, signIn, tabTo, OFFICE } from './people.mjs';

/** The narrowest window of WCAG 1.4.10: 1280 px at 400 %. */
const NARROWEST = 320;

onEachEngine('Every page', (house) => {
  const seen = {};

  test('is prepared: records in every state, somebody invited', async () => {
    Object.assign(seen, await prepare(house));
  });

  for (const { name, who, open } of PAGES) {
    test(name, async () => {
      const page = await house.newPage();
      if (who) await signIn(page, who);
      await open(page, seen);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await expectNoAxeViolations(page);
        await expectNoSideways(page);
        await screenshot(page, `${name}-${width}-${house.engine}`);
      }
      await page.setViewportSize({ width: NARROWEST, height: 800 });
      await expectNoSideways(page);
      await expectMainActionByKeyboard(page);
    });
  }

  for (const [theme, name] of [['dark', 'Tối'], ['contrast', 'Tương phản cao']]) {
    test(`the report and the form, ${name}`, async () => {
      const page = await house.newPage();
      await signIn(page, OFFICE);
      await page.getByRole('button', { name, exact: true }).click();
      await page.goto(REPORT);
      await page.locator('a.fig').first().click();
      await page.locator('[data-panel-title]').waitFor();
      await expectNoAxeViolations(page);
      await screenshot(page, `report-panel-${theme}-1280-${house.engine}`);
      await page.goto(`${LEDGER}/moi/lop-tap-huan`);
      await fieldsOf(page).classes.fill('hai');
      await page.getByRole('button', { name: 'Lưu vào sổ' }).click();
      await page.getByRole('alert').waitFor();
      await expectNoAxeViolations(page);
      await screenshot(page, `form-errors-${theme}-1280-${house.engine}`);
    });
  }
});

async function expectMainActionByKeyboard(page) {
  const main = page.locator('main .button.main').first(); // a page with none (the 404) leads on by its links
  if ((await main.count()) === 0) return;
  await page.evaluate(() => document.activeElement.blur());
  assert.ok((await tabTo(page, main)) > 0);
}
