// The front door opens: before anything else works, somebody who comes in is shown a Vietnamese page.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectNoAxeViolations, onEachEngine, screenshot, WIDTHS } from './harness.mjs';

onEachEngine('The front door', (house) => {
  test('shows a guest the way to sign in', async () => {
    const answer = await fetch(house.url, { redirect: 'manual' });
    assert.equal(answer.status, 303);
    assert.equal(new URL(answer.headers.get('location'), house.url).pathname, '/dang-nhap');
  });

  for (const width of WIDTHS) {
    test(`opens a Vietnamese page that everybody can use, ${width} px wide`, async () => {
      const page = await house.newPage({ width });
      await page.goto('/');
      assert.equal(await page.getAttribute('html', 'lang'), 'vi');
      await expectNoAxeViolations(page);
      await screenshot(page, `start-${width}-${house.engine}`);
    });
  }
});
