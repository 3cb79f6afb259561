// The door: who comes in, who does not and what he is told, and how a way in is closed again.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';

import { expectNoAxeViolations, onEachEngine, screenshot, WIDTHS } from './harness.mjs';
import {
  ADMINISTRATOR, arrive, button, fillInTheDoor, LEADER, LEDGER, link, OFFICE, OFFICER, PASSWORD, placeOf, REPORT, signIn, signOut,
} from './people.mjs';

onEachEngine('The door', (house) => {
  test('a wrong password is refused without telling which part was wrong, and the account stays typed', async () => {
    const page = await house.newPage();
    await page.goto('/dang-nhap');
    for (const login of [OFFICE, 'khong.ai@thai-binh.example']) {
      await fillInTheDoor(page, login, 'mot mat khau khac');
      assert.equal(placeOf(page), '/dang-nhap');
      assert.match(await page.getByRole('alert').innerText(), /Tài khoản hoặc mật khẩu không đúng\./);
      assert.equal(await page.getByLabel('Thư điện tử hoặc số điện thoại').inputValue(), login);
      assert.equal(await page.getByLabel('Mật khẩu').inputValue(), '', 'a password is never sent back');
    }
    await fillInTheDoor(page, OFFICE);
    assert.equal(placeOf(page), LEDGER, 'two slips of the finger keep nobody out');
  });

  test('a guest who follows a link into the house stands there once he is in', async () => {
    const page = await house.newPage();
    const deep = `${LEDGER}?trang-thai=da-thuc-hien`;
    await page.goto(deep);
    assert.equal(placeOf(page), '/dang-nhap');
    await fillInTheDoor(page, OFFICE);
    assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, deep);
  });

  test('who signs out is out, also where the browser goes back', async () => {
    const page = await house.newPage();
    await signIn(page, OFFICE);
    await page.goto(REPORT);
    await signOut(page);
    await page.goBack();
    await page.waitForURL(/dang-nhap/);
    await page.goto(LEDGER);
    assert.equal(placeOf(page), '/dang-nhap');
  });

  test('a session left open on another machine is ended from her own', async () => {
    const hers = await house.newPage();
    const left = await house.newPage();
    await signIn(left, LEADER);
    await signIn(hers, LEADER);
    await hers.goto('/tai-khoan');
    const others = hers.getByRole('button', { name: /^Kết thúc phiên trên/ });
    assert.equal(await others.count(), 1);
    await arrive(hers, () => others.click());
    assert.equal(await others.count(), 0);
    await left.goto(LEDGER);
    assert.equal(placeOf(left), '/dang-nhap');
    await hers.goto(LEDGER);
    assert.equal(placeOf(hers), LEDGER, 'her own goes on');
  });

  test('with the second step on, a code of the telephone is asked for', async () => {
    const page = await house.newPage();
    await signIn(page, OFFICER);
    await page.goto('/tai-khoan');
    await arrive(page, () => link(page, 'Bật').click());
    const secret = (await page.locator('main code').innerText()).replaceAll(' ', '');
    await expectNoAxeViolations(page);
    await fillInCode(page, '000000', 'Bật mã xác thực');
    assert.match(await page.getByRole('alert').innerText(), /Mã không đúng/);
    assert.equal((await page.locator('main code').innerText()).replaceAll(' ', ''), secret, 'the picture stays the one she scanned');
    await fillInCode(page, codeOf(secret), 'Bật mã xác thực');
    assert.match(await page.innerText('main'), /Đang bật/);
    await signOut(page);

    await page.goto('/dang-nhap');
    await fillInTheDoor(page, OFFICER);
    assert.equal(await page.locator('h1').innerText(), 'Nhập mã xác thực');
    await page.goto(LEDGER);
    assert.equal(placeOf(page), '/dang-nhap', 'the password alone opens nothing');
    await fillInTheDoor(page, OFFICER);
    await expectNoAxeViolations(page);
    await screenshot(page, `code-1280-${house.engine}`);
    // The code she switched it on with is spent, so the next one is taken.
    await fillInCode(page, codeOf(secret, 1), 'Tiếp tục');
    assert.equal(placeOf(page), LEDGER);
  });

  test('somebody invited sets a password of her own by a link that works once', async () => {
    const administrator = await house.newPage();
    await signIn(administrator, ADMINISTRATOR);
    await administrator.goto('/quan-tri');
    await arrive(administrator, () => link(administrator, 'Mời người dùng').click());
    await administrator.getByLabel('Họ và tên').fill('Nguyễn Thị Thơm');
    await administrator.getByLabel('Thư điện tử hoặc số điện thoại').fill('0912345678');
    await administrator.getByLabel('Vai trò').selectOption({ label: 'Cán bộ hội' });
    await administrator.getByLabel('Tại tổ chức').selectOption({ label: '– Hội Đông y' });
    await arrive(administrator, () => button(administrator, 'Tạo đường dẫn mời').click());
    const invitation = await administrator.getByLabel('Đường dẫn cho Nguyễn Thị Thơm').inputValue();

    const guest = await house.newPage();
    await guest.goto(invitation);
    await expectNoAxeViolations(guest);
    await guest.getByLabel('Mật khẩu mới', { exact: true }).fill('chiều nay mưa rào');
    await guest.getByLabel('Nhập lại mật khẩu mới').fill('chiều nay mưa rào');
    await arrive(guest, () => button(guest, 'Đặt mật khẩu').click());
    await guest.goto(LEDGER);
    assert.equal(placeOf(guest), LEDGER);

    const late = await house.newPage();
    assert.notEqual((await late.goto(invitation)).status(), 200);
  });
});

onEachEngine(
  'A new house',
  (house) => {
    test('its first administrator comes in by the link on the console, once', async () => {
      const [invitation] = house.output().match(/http:\S+\/thiet-lap\/\S+/);
      const page = await house.newPage();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(invitation);
        await expectNoAxeViolations(page);
        await screenshot(page, `first-administrator-${width}-${house.engine}`);
      }
      await page.getByLabel('Họ và tên').fill('Trần Thị Nhàn');
      await page.getByLabel('Thư điện tử hoặc số điện thoại').fill('nhan@yen-bai.example');
      await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
      await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD);
      await arrive(page, () => button(page, 'Lập tài khoản quản trị').click());
      assert.match(await page.innerText('.who'), /Trần Thị Nhàn/);

      const second = await house.newPage();
      assert.notEqual((await second.goto(invitation)).status(), 200, 'the link is spent');
      assert.equal(await second.getByRole('textbox').count(), 0);
      await signIn(second, 'nhan@yen-bai.example');
    });
  },
  { command: 'serve' },
);

async function fillInCode(page, code, name) {
  await page.getByLabel('Mã 6 chữ số').fill(code);
  await arrive(page, () => button(page, name).click());
}

/** What her telephone shows (RFC 6238: SHA-1, 30 seconds, six figures), `later` steps from now. */
function codeOf(secret, later = 0) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 0xf) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

function fromBase32(text) {
  const bits = [...text].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}
