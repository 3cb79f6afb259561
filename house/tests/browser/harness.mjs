// What a browser story is told with: a house on each engine, pages in Debian's Chromium, axe-core, pictures.
// playwright-core stays at 1.61, the last that runs on the Node 18 of Debian 12.
// A page that throws, or that the browser reports a script or policy error on, fails its test without being asked.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import axe from 'axe-core';
import { chromium } from 'playwright-core';

import { engines } from './engines.mjs';
import { startHouse, target } from './house.mjs';

/** The two widths every page is looked at: a desk and a telephone. */
export const WIDTHS = [1280, 360];

const WAITS_FOR_MS = 20_000;

export const CHROMIUM = process.env.HOITU_CHROMIUM ?? '/usr/bin/chromium';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-proxy-server',
];

/**
 * Tells the same story on each engine.
 *
 * `tell(house)` declares its tests with `test` of node:test. Within them `house` has `engine` (a name), `url`,
 * `output()` (what the program printed so far) and `newPage({ width, ...options of a Playwright context })`; pages are
 * closed after each test. `settings` are those of `startHouse`; `browser`, the program to look with; and `isolated`,
 * where a cluster outside cannot be reached.
 */
export function onEachEngine(title, tell, { browser: look = CHROMIUM, isolated = false, ...settings } = {}) {
  for (const engine of engines) {
    if (isolated && engine.name !== 'sqlite') {
      test(`${title} [${engine.name}]`, { skip: 'the cluster is outside of this network' });
      continue;
    }
    describe(`${title} [${engine.name}]`, () => {
      const house = { engine: engine.name };
      const contexts = [];
      const faults = [];
      let running, browser;

      before(async () => {
        running = await startHouse(engine, settings);
        house.url = running.url;
        house.output = running.output;
        browser = await chromium.launch({ executablePath: look, args: FLAGS });
      });

      house.newPage = async ({ width = 1280, ...options } = {}) => {
        const context = await browser.newContext({
          baseURL: house.url,
          locale: 'vi-VN',
          timezoneId: 'Asia/Ho_Chi_Minh',
          viewport: { width, height: width < 600 ? 740 : 900 },
          reducedMotion: 'reduce', // a colour half-way to another has a contrast that nobody chose
          ...options,
        });
        contexts.push(context);
        context.setDefaultTimeout(WAITS_FOR_MS);
        const page = await context.newPage();
        // Playwright takes over the file dialog while somebody listens for it, and does not wait until the browser has heard
        // so: a listener that comes together with the key that opens the dialog is now and then too late. This one stays.
        page.on('filechooser', () => {});
        page.on('pageerror', (fault) => faults.push(`${page.url()}: ${fault.message}`));
        page.on('console', (message) => {
          // A refusal (403, 409, 422) is an answer, though the browser reports it as a failed resource.
          const isAnswer = message.text().startsWith('Failed to load resource');
          // Under the house's own certificate a browser keeps no page offline, and says so; all else works.
          const isOwnCertificate = message.text().includes('An SSL certificate error occurred when fetching the script');
          if (message.type() === 'error' && !isAnswer && !isOwnCertificate) faults.push(`${page.url()}: ${message.text()}`);
        });
        return page;
      };

      afterEach(async () => {
        await Promise.all(contexts.splice(0).map((context) => context.close()));
        assert.deepEqual(faults.splice(0), [], 'the browser reported errors');
      });

      after(async () => {
        await browser?.close();
        await running?.stop();
      });

      tell(house);
    });
  }
}

/** Waits until a condition that the page does not tell of holds. */
export async function until(condition) {
  const deadline = Date.now() + WAITS_FOR_MS;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, 'it did not happen in time');
    await pause(25);
  }
}

/** Fails where the page as a whole scrolls sideways; a table may scroll in a box of its own. */
export async function expectNoSideways(page) {
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(wide <= seen, `${page.url()} is ${wide} px wide in a window of ${seen} px`);
}

/** Fails naming each rule of axe-core that the page breaks, and where; all of its default rules apply. */
export async function expectNoAxeViolations(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  const broken = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}`));
  assert.deepEqual(broken, [], `${page.url()} at ${page.viewportSize().width} px`);
}

/** Leaves a picture of the whole page in target/screenshots, for people to look at. */
export async function screenshot(page, name) {
  const folder = path.join(target, 'screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
