// In the field there is no network: what is typed stays on the telephone, waits in line, and is sent once, under its own
// key, when the network is back. The bed is the gallery's form, which answers as a verb does and stores nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { expectNoAxeViolations, expectNoSideways, onEachEngine, screenshot, until } from './harness.mjs';
import { arrive, button, LEADER, OFFICE, signIn, signOut } from './people.mjs';

const FORM = '/bo-mau/nhap';
const PHONE = { width: 360, hasTouch: true };
/** The smallest picture there is: one point. */
const PHOTO = {
  name: 'lop-tap-huan.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
};

onEachEngine('Without a network', (house) => {
  async function atTheForm(options = PHONE, who = OFFICE) {
    const page = await house.newPage(options);
    const posted = [];
    page.on('request', (request) => request.method() === 'POST' && request.url().endsWith(FORM) && posted.push(request));
    await signIn(page, who);
    await page.goto(FORM);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {})); // from now on there may be no network
    return { page, posted, title: page.getByLabel('Nội dung, chuyên đề'), waiting: page.locator('[data-waiting]') };
  }

  test('a draft stands again after the page was loaded anew, photo and all, until it is taken away', async () => {
    const { page, title } = await atTheForm();
    await title.fill('Kỹ thuật ủ chua thức ăn cho bò');
    await page.getByRole('searchbox').fill('dong y');
    await page.keyboard.press('Enter');
    await page.getByLabel('Địa điểm').fill('xã Vũ Hội\nxã Vũ An');
    await page.getByLabel('Ảnh hoạt động').setInputFiles(PHOTO);
    await draftIsKept(page, (draft) => draft.files.length === 1 && draft.title.startsWith('Kỹ thuật'));
    await page.reload();
    const notice = page.locator('[data-draft-notice]');
    await notice.waitFor();
    assert.match(await notice.innerText(), /^Đã khôi phục bản nháp lúc \d{1,2}:\d\d\./);
    assert.equal(await title.inputValue(), 'Kỹ thuật ủ chua thức ăn cho bò');
    assert.equal(await page.getByLabel('Địa điểm').inputValue(), 'xã Vũ Hội\nxã Vũ An');
    assert.ok(await page.getByLabel('Hội Đông y').isChecked());
    assert.equal(await page.getByLabel('Ảnh hoạt động').evaluate((input) => input.files[0].name), PHOTO.name);
    await expectNoAxeViolations(page);
    await screenshot(page, `draft-restored-360-${house.engine}`);

    await button(page, 'Bỏ bản nháp').click();
    await notice.waitFor({ state: 'detached' });
    assert.equal(await title.inputValue(), '');
    await page.reload();
    await drawn(page);
    assert.equal(await title.inputValue(), '');
  });

  test('what is sent without a network waits, the form is free, and all is sent once when the network is back', async () => {
    const { page, posted, title, waiting } = await atTheForm();
    await page.context().setOffline(true);
    const keys = [];
    for (const words of ['Lớp ở xã Vũ Hội', 'Lớp ở xã Vũ An']) {
      await title.fill(words);
      keys.push(await page.locator('form[data-draft] input[name=form_key]').inputValue());
      await button(page, 'Gửi thử').click();
      await waiting.locator('b').getByText(words).waitFor();
      assert.equal(await title.inputValue(), '');
    }
    assert.match(await waiting.innerText(), /Chờ gửi \(2\)/);
    assert.notEqual(keys[0], keys[1], 'each has its own key');
    await expectNoAxeViolations(page);
    await expectNoSideways(page);
    await screenshot(page, `waiting-360-${house.engine}`);
    assert.deepEqual(posted, []);

    await page.context().setOffline(false);
    await waiting.getByText('Đã gửi (2)').waitFor();
    assert.deepEqual(posted.map((request) => keys.findIndex((key) => request.postData().includes(key))), [0, 1]);
    assert.match(posted[0].postData(), /Lớp ở xã Vũ Hội/);
    await page.reload();
    await drawn(page);
    assert.equal(await waiting.innerText(), '');
    assert.equal(posted.length, 2);
  });

  test('an answer that was lost is asked for again under the same key', async () => {
    const { page, posted, title, waiting } = await atTheForm();
    await page.route(`**${FORM}`, async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort('aborted');
    }, { times: 1 });
    await title.fill('Mất trả lời');
    const key = await page.locator('form[data-draft] input[name=form_key]').inputValue();
    await button(page, 'Gửi thử').click();
    await waiting.locator('b').getByText('Mất trả lời').waitFor();
    await button(page, 'Gửi ngay').click();
    await waiting.getByText('Đã gửi (1)').waitFor();
    assert.equal(posted.length, 2);
    for (const request of posted) assert.ok(request.postData().includes(key));
  });

  test('where too many send files at once the form stands as typed, says so, and is sent by the next press', async () => {
    const { page, posted, title } = await atTheForm({ width: 1280 });
    const crowded = { status: 503, headers: { 'x-refusal': 'form.files_crowded' } };
    await page.route(`**${FORM}`, (route) => route.fulfill(crowded), { times: 1 });
    await title.fill('Nhiều người cùng gửi');
    await page.getByLabel('Ảnh hoạt động').setInputFiles(PHOTO);
    await button(page, 'Gửi thử').click();
    await page.getByRole('alert').getByText('Nhiều người đang gửi tệp cùng lúc nên chưa gửi được.').waitFor();
    assert.equal(await title.inputValue(), 'Nhiều người cùng gửi');
    await arrive(page, () => button(page, 'Gửi thử').click());
    assert.match(await page.innerText('main'), /Đã nhận “Nhiều người cùng gửi”, 1 tệp/);
    assert.equal(posted.length, 2);
  });

  test('what the house does not take is opened with its errors, and then sent', async () => {
    const { page, title, waiting } = await atTheForm();
    await page.context().setOffline(true);
    await page.getByLabel('Địa điểm').fill('xã Vũ Hội');
    await button(page, 'Gửi thử').click();
    await waiting.getByText('Chờ gửi (1)').waitFor();
    await page.context().setOffline(false);
    await waiting.getByText('có chỗ cần xem lại').waitFor();
    await arrive(page, () => waiting.getByRole('button', { name: /^Mở để sửa/ }).click());
    assert.match(await page.getByRole('alert').innerText(), /Hãy ghi nội dung, chuyên đề/);
    assert.equal(await page.getByLabel('Địa điểm').inputValue(), 'xã Vũ Hội');
    await title.fill('Nay đã có tên');
    await arrive(page, () => button(page, 'Gửi thử').click());
    assert.match(await page.innerText('main'), /Đã nhận “Nay đã có tên”/);
    await drawn(page);
    assert.equal(await waiting.innerText(), '');
  });

  test('online a form that cannot stand comes back with its errors, its photo still there, and is let go once taken', async () => {
    const { page, title } = await atTheForm();
    await page.getByLabel('Ảnh hoạt động').setInputFiles(PHOTO);
    await arrive(page, () => button(page, 'Gửi thử').click());
    assert.match(await page.getByRole('alert').innerText(), /Hãy ghi nội dung/);
    await page.waitForFunction(() => document.querySelector('#photos').files.length === 1);
    await title.fill('Có ảnh');
    await arrive(page, () => button(page, 'Gửi thử').click());
    assert.match(await page.innerText('main'), /Đã nhận “Có ảnh”, 1 tệp/);
    await drawn(page);
    assert.equal(await title.inputValue(), '');
    assert.equal(await page.locator('[data-draft-notice]').count(), 0);
  });

  test('what was typed in the very moment before she left stands there again', async () => {
    const { page, title } = await atTheForm({ width: 1280 });
    const places = page.getByLabel('Địa điểm');
    const photos = page.getByLabel('Ảnh hoạt động');
    const leaves = [
      () => page.goto('/tai-khoan'),
      () => page.reload(),
      () => arrive(page, () => page.locator('.brand').click()),
    ];
    for (const [turn, leave] of leaves.entries()) {
      await drawn(page);
      await title.fill(`Lớp thứ ${turn}`);
      await places.pressSequentially(`${turn}`);
      if (turn === 1) await photos.setInputFiles(PHOTO);
      await leave();
      await page.goto(FORM);
      await page.locator('[data-draft-notice]').waitFor();
      assert.equal(await title.inputValue(), `Lớp thứ ${turn}`);
      assert.equal(await places.inputValue(), '012'.slice(0, turn + 1));
      assert.equal(await photos.evaluate((input) => input.files.length), turn === 0 ? 0 : 1);
    }
    // Who only passes by, before her draft was put back, has not emptied it.
    for (let times = 0; times < 5; times += 1) {
      await page.goto(FORM, { waitUntil: 'domcontentloaded' });
      await page.goto('/tai-khoan');
    }
    await page.goto(FORM);
    await page.locator('[data-draft-notice]').waitFor();
    assert.equal(await title.inputValue(), 'Lớp thứ 2');
  });

  test('a draft that nobody came back to for thirty days is let go', async () => {
    const { page, title } = await atTheForm();
    await title.fill('Bỏ quên');
    await draftIsKept(page, (draft) => draft.title === 'Bỏ quên');
    await page.goto('/bo-mau');
    for (const [days, words] of [[29, 'Bỏ quên'], [31, '']]) {
      await makeOlder(page, days);
      await page.goto(FORM);
      await drawn(page);
      assert.equal(await title.inputValue(), words, `${days} days`);
      await page.goto('/bo-mau');
    }
  });

  test('two windows do not send two forms under one key', async () => {
    const { page, title } = await atTheForm({ width: 1280 });
    await title.fill('Lớp thứ nhất');
    await draftIsKept(page, (draft) => draft.title === 'Lớp thứ nhất');
    const key = (where) => where.locator('form[data-draft] input[name=form_key]').inputValue();
    const first = await key(page);
    const other = await page.context().newPage();
    await other.goto(FORM);
    await other.locator('[data-draft-notice]').waitFor();
    assert.equal(await other.getByLabel('Nội dung, chuyên đề').inputValue(), 'Lớp thứ nhất');
    assert.notEqual(await key(other), first);
    await page.reload();
    await page.locator('[data-draft-notice]').waitFor();
    assert.equal(await key(page), first, 'the same window goes on under its key');
  });

  test('drafts are for whoever typed them: hidden once she is out, unseen by the next', async () => {
    const { page, title } = await atTheForm({ width: 1280 });
    await title.fill('Chỉ của văn phòng');
    await draftIsKept(page, (draft) => draft.title === 'Chỉ của văn phòng');
    await page.goto('/tai-khoan');
    await signOut(page);
    await page.goto('/dang-nhap');
    await page.getByText('Trên máy này còn 1 nội dung chưa gửi').waitFor();
    assert.doesNotMatch(await page.innerText('main'), /Chỉ của văn phòng/);
    await signIn(page, LEADER);
    await page.goto(FORM);
    await drawn(page);
    assert.equal(await title.inputValue(), '');
    await page.goto('/tai-khoan');
    await signOut(page);
    await signIn(page, OFFICE);
    await page.goto(FORM);
    await page.locator('[data-draft-notice]').waitFor();
    assert.equal(await title.inputValue(), 'Chỉ của văn phòng');
  });

  test('the way back shows the next who signs in nothing of what the one before typed', async () => {
    const { page, title } = await atTheForm({ width: 1280 });
    await title.fill('Chỉ của văn phòng');
    await page.locator('.who summary').click();
    await arrive(page, () => button(page, 'Đăng xuất').click());
    await signIn(page, LEADER);
    for (let back = 0; back < 6 && new URL(page.url()).pathname !== FORM; back += 1) await page.goBack();
    assert.equal(new URL(page.url()).pathname, FORM);
    await drawn(page);
    assert.equal(await title.inputValue(), '');
    assert.doesNotMatch(await page.innerText('body'), /Chỉ của văn phòng/);
  });

  test('what was typed by one is not written under the name of another who signed in meanwhile', async () => {
    const { page, posted, title, waiting } = await atTheForm({ width: 1280 });
    // In another window of the same browser somebody else comes in; this page still is hers.
    const other = await page.context().newPage();
    await other.goto('/tai-khoan');
    await signOut(other);
    await signIn(other, LEADER);
    await page.context().setOffline(true);
    await title.fill('Của văn phòng');
    await button(page, 'Gửi thử').click();
    await waiting.getByText('Chờ gửi (1)').waitFor();
    await page.context().setOffline(false);
    await waiting.getByText('cần đăng nhập lại').waitFor();
    assert.equal((await posted[0].response()).status(), 401);

    await other.goto('/tai-khoan');
    await signOut(other);
    await signIn(other, OFFICE);
    // Hers again: whichever of her pages opens next sends it.
    await other.locator('[data-waiting]').getByText('Đã gửi (1)').waitFor();
  });

  test('the page itself opens without a network, with a key of its own, and goes when she signs out', async () => {
    const { page, title } = await atTheForm();
    await page.goto('/tai-khoan');
    await page.goto(FORM);
    await until(async () => (await pagesKept(page)).length > 0);
    assert.deepEqual(await pagesKept(page), [FORM], 'no other page is kept');
    const key = await page.locator('form[data-draft] input[name=form_key]').inputValue();
    await page.context().setOffline(true);
    await page.reload();
    assert.match(await page.locator('h1').innerText(), /^Nhập có gợi ý/);
    assert.notEqual(await page.locator('form[data-draft] input[name=form_key]').inputValue(), key);
    await title.fill('Ghi ở xã không có sóng');
    await button(page, 'Gửi thử').click();
    await page.locator('[data-waiting] b').getByText('Ghi ở xã không có sóng').waitFor();
    await screenshot(page, `offline-360-${house.engine}`);
    await page.context().setOffline(false);
    await page.locator('[data-waiting]').getByText('Đã gửi (1)').waitFor();
    await page.goto('/tai-khoan');
    await signOut(page);
    await until(async () => (await pagesKept(page)).length === 0);
  });
});

/** Waits until a draft that fits is on the machine. */
const draftIsKept = (page, fits) => until(async () => (await draftsIn(page)).some(fits));

/** Addresses of the pages that would open without a network. */
function pagesKept(page) {
  return page.evaluate(async () => {
    const keys = await (await caches.open('pages')).keys();
    return keys.map(({ url }) => new URL(url).pathname);
  });
}

function draftsIn(page) {
  return page.evaluate(async () => {
    const hear = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await hear(indexedDB.open('hoitu'));
    const drafts = await hear(database.transaction('draft').objectStore('draft').getAll());
    database.close();
    return drafts.map(({ title, files }) => ({ title, files: files.map(({ name }) => name) }));
  });
}

/** Makes all drafts so many days old. */
function makeOlder(page, days) {
  return page.evaluate(async (at) => {
    const hear = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await hear(indexedDB.open('hoitu'));
    const drafts = database.transaction('draft', 'readwrite').objectStore('draft');
    for (const draft of await hear(drafts.getAll())) await hear(drafts.put({ ...draft, at }));
    database.close();
  }, Date.now() - days * 24 * 3600 * 1000);
}

/** Waits until what is kept on the machine was put back and listed. */
const drawn = (page) => page.locator('[data-waiting="drawn"]').waitFor({ state: 'attached' });
