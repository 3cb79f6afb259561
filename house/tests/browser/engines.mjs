// The engines a story is told on: SQLite always, PostgreSQL where `PG_URL` names a cluster.
// Leaving PostgreSQL out has to be asked for: a forgotten variable must not look like a passed test.

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** One SQLite file in the house's own folder, which goes when the folder goes. */
const sqlite = {
  name: 'sqlite',
  migrates: 'by itself',
  async furnish(home) {
    return { args: ['--data', path.join(home, 'data')], clear: async () => {} };
  },
};

/** A database of its own in the cluster of `PG_URL`. */
const postgres = {
  name: 'postgres',
  // Several copies may run on one cluster, so `serve` leaves its schema alone.
  migrates: 'when told',
  async furnish() {
    const database = `browser_${randomBytes(6).toString('hex')}`;
    const url = new URL(process.env.PG_URL);
    url.pathname = `/${database}`;
    await psql(`CREATE DATABASE ${database}`);
    return {
      args: ['--database-url', url.href],
      clear: () => psql(`DROP DATABASE ${database} WITH (FORCE)`),
    };
  },
};

function psql(statement) {
  return run('psql', ['--no-psqlrc', '--quiet', '--command', statement, process.env.PG_URL]);
}

function chosen() {
  if (process.env.HOITU_SQLITE_ONLY === '1') return [sqlite];
  if (process.env.PG_URL) return [sqlite, postgres];
  throw new Error('PG_URL is not set: run this through ./test all, or set HOITU_SQLITE_ONLY=1');
}

export const engines = chosen();
