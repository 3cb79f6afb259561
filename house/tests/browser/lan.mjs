// A neighbour's view of the house: an address of this machine that is not loopback, where browsers treat plain HTTP with
// the distrust it deserves. Traffic goes to this machine's own addresses only. A machine without a network gets one that
// lives in a network namespace of its own, which takes root; a cluster outside cannot be reached from in there.

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';

import { CHROMIUM } from './harness.mjs';

/** For documentation (RFC 5737): no neighbour has it. */
const MADE_UP = '192.0.2.77';

/**
 * Where the house can be seen from the network: `{ address, within, browser, isolated, clear() }` (settings of
 * `onEachEngine`, and whether nothing outside can be reached), or `{ why }` there is no such place.
 */
export function onTheNetwork() {
  const address = process.env.HOITU_OWN_NETWORK === '1' ? undefined : ownAddress();
  if (address) return { address, within: [], browser: CHROMIUM, isolated: false, clear() {} };
  if (process.getuid?.() !== 0) return { why: 'this machine has no address but loopback, and only root may make one' };
  try {
    return namespace();
  } catch (fault) {
    return { why: `this machine has no address but loopback, and making one failed: ${fault.message}` };
  }
}

function ownAddress() {
  const all = Object.values(networkInterfaces()).flat();
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

function namespace() {
  const name = `hoitu-browser-${process.pid}`;
  const ip = (...words) => execFileSync('ip', words, { stdio: 'pipe' });
  const within = ['ip', 'netns', 'exec', name];
  ip('netns', 'add', name);
  const folder = mkdtempSync(path.join(tmpdir(), 'hoitu-browser-'));
  const clear = () => {
    ip('netns', 'delete', name);
    rmSync(folder, { recursive: true });
  };
  try {
    ip('-n', name, 'link', 'set', 'lo', 'up');
    // No kernel module is needed for one more address on the device that is there; it is not a loopback address.
    ip('-n', name, 'address', 'add', `${MADE_UP}/32`, 'dev', 'lo');
    const browser = path.join(folder, 'chromium');
    writeFileSync(browser, `#!/bin/sh\nexec ${within.join(' ')} ${CHROMIUM} "$@"\n`);
    chmodSync(browser, 0o700);
    return { address: MADE_UP, within, browser, isolated: true, clear };
  } catch (fault) {
    clear();
    throw fault;
  }
}
