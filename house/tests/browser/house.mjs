// One running `hoitu`: started on a free port in a folder of its own, stopped with everything it left behind.
// The program is the debug build, as `cargo build --workspace --bins --tests` leaves it.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

const root = fileURLToPath(new URL('../../..', import.meta.url));
export const target = path.resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');

/** The demo Unions are written on the first start, in a debug build, perhaps on a busy machine. */
const STARTS_WITHIN_MS = 180_000;
const STOPS_WITHIN_MS = 10_000;

/** The program says where it is open once its port takes visitors. */
const OPEN_AT = /Hội Tụ đang mở tại (\S+)\n/;

/**
 * Starts the program on `engine` (see engines.mjs).
 * `command` is "demo" or "serve" (an empty house); `address` is where to listen; `environment` adds HOITU_… variables;
 * `within` are the words of a command that runs another one elsewhere (see lan.mjs).
 * Gives `{ url, output(), stop() }`; `stop` fails when the program had already ended by itself.
 */
export async function startHouse(engine, { command = 'demo', address = '127.0.0.1', environment = {}, within = [] } = {}) {
  const home = await mkdtemp(path.join(tmpdir(), 'hoitu-browser-'));
  const { args, clear } = await engine.furnish(home);
  const sweep = async () => {
    await clear();
    await rm(home, { recursive: true, force: true });
  };

  const hoitu = path.join(target, 'debug', 'hoitu');
  if (command === 'serve' && engine.migrates === 'when told') await run(hoitu, ['migrate', ...args], { cwd: home, env: bare() });
  const words = [...within, hoitu, command, '--port', '0', '--address', address, ...args];
  const program = watch(spawn(words[0], words.slice(1), { cwd: home, env: { ...bare(), ...environment } }));
  try {
    await until(() => OPEN_AT.test(program.output()), program);
  } catch (fault) {
    await program.end();
    await sweep();
    throw fault;
  }

  return {
    url: program.output().match(OPEN_AT)[1],
    output: program.output,
    async stop() {
      const early = program.ended();
      await program.end();
      await sweep();
      if (early) throw new Error(`hoitu ended by itself: ${early}\n${program.output()}`);
    },
  };
}

/** The environment without what would set up the program: a story says itself how its house is. */
function bare() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('HOITU_')));
}

/** Follows a child process: what it printed, how it ended; it never outlives this process. */
function watch(child) {
  let printed = '';
  let ended = null;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (printed += text));
  }
  const gone = new Promise((resolve) => {
    const end = (how) => {
      ended ??= how;
      resolve();
    };
    child.on('error', (fault) => end(fault.message));
    child.on('exit', (code, signal) => end(signal ?? `exit status ${code}`));
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);

  return {
    output: () => printed,
    ended: () => ended,
    async end() {
      child.kill('SIGTERM');
      const timer = setTimeout(kill, STOPS_WITHIN_MS);
      await gone;
      clearTimeout(timer);
      process.removeListener('exit', kill);
    },
  };
}

async function until(condition, program) {
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (!condition()) {
    if (program.ended()) throw new Error(`hoitu did not start: ${program.ended()}\n${program.output()}`);
    if (Date.now() > deadline) throw new Error(`hoitu did not answer in time\n${program.output()}`);
    await pause(50);
  }
}
