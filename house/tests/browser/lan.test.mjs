// Seen from the network: off loopback the house speaks TLS with a certificate it makes, or plain HTTP where the office
// said that this is meant, and then it says so on every page. Either way people can sign in.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { expectNoAxeViolations, onEachEngine, screenshot } from './harness.mjs';
import { onTheNetwork } from './lan.mjs';
import { A_CLASS, enterAClass, fillInTheDoor, LEDGER, OFFICE, placeOf, REPORT, signIn, signOut } from './people.mjs';

const { address, within, browser, isolated, why, clear } = onTheNetwork();

if (why) {
  test('the house seen from the network', { skip: why });
} else {
  after(clear);
  onEachEngine('Over a plain network that was allowed', plain, {
    address, within, browser, isolated, environment: { HOITU_ALLOW_PLAIN_LAN: 'true' },
  });
  onEachEngine('Over a network, by its own certificate', encrypted, { address, within, browser, isolated });
}

function plain(house) {
  test('people sign in and work, under a warning that stays', async () => {
    assert.equal(new URL(house.url).protocol, 'http:');
    assert.equal(new URL(house.url).hostname, address);
    assert.match(house.output(), /CẢNH BÁO/);
    const page = await house.newPage();
    await page.goto('/dang-nhap');
    await expectWarning(page);
    await fillInTheDoor(page, OFFICE);
    assert.equal(placeOf(page), LEDGER);
    for (const place of [LEDGER, REPORT, '/tai-khoan']) {
      await page.goto(place);
      await expectWarning(page);
    }
    await expectNoAxeViolations(page);
    await screenshot(page, `plain-lan-1280-${house.engine}`);
    await enterAClass(page, A_CLASS);

    const [cookie] = await page.context().cookies();
    assert.deepEqual([cookie.secure, cookie.httpOnly, cookie.sameSite], [false, true, 'Lax']);
    assert.doesNotMatch(cookie.name, /^__/);
    await signOut(page);
    await page.goto(LEDGER);
    assert.equal(placeOf(page), '/dang-nhap');
  });

  test('a form on another site cannot write here', async () => {
    const page = await house.newPage();
    await signIn(page, OFFICE);
    const trap = `<form method="post" action="${house.url}/tai-khoan/phien-khac/ket-thuc"><input name="form_key" value="x"><button>Nhận quà</button></form>`;
    await page.route('http://elsewhere.example/', (route) => route.fulfill({ contentType: 'text/html', body: trap }));
    await page.goto('http://elsewhere.example/');
    const [answer] = await Promise.all([page.waitForResponse(`${house.url}/**`), page.getByRole('button').click()]);
    assert.equal(answer.status(), 403);
  });
}

function encrypted(house) {
  test('people sign in over TLS, and the certificate is explained on the console', async () => {
    assert.equal(new URL(house.url).protocol, 'https:');
    assert.match(house.output(), /[Cc]hứng thư/);
    const page = await house.newPage({ ignoreHTTPSErrors: true });
    await signIn(page, OFFICE);
    assert.equal(placeOf(page), LEDGER);
    assert.equal(await page.locator('.band').count(), 0, 'nothing to warn of');
    const [cookie] = await page.context().cookies();
    assert.match(cookie.name, /^__Host-/);
    assert.deepEqual([cookie.secure, cookie.httpOnly], [true, true]);
    await enterAClass(page, A_CLASS);
  });

  test('a browser that was not told to trust it warns before anything is sent', async () => {
    const page = await house.newPage();
    await assert.rejects(page.goto('/dang-nhap'), /ERR_CERT_AUTHORITY_INVALID/);
  });
}

const expectWarning = async (page) => assert.match(await page.locator('.band').innerText(), /không mã hóa/);
