// Starts Debian's Chromium with a fresh profile and ends it again.

import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function startChromium() {
  // Holds the profile and whatever else Chromium leaves behind.
  const folder = await mkdtemp(join(tmpdir(), 'ayumi-chromium-'));
  const own = [`--user-data-dir=${join(folder, 'profile')}`, '--remote-debugging-port=0'];
  const child = spawn('chromium', [...flags, ...own, 'about:blank'], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = new Promise((done) => child.once('close', done).once('error', done));

  // When the tests are broken off, Chromium ends with them.
  const abandon = () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', abandon);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

  const stop = async () => {
    process.off('exit', abandon);
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await exit;
    clearTimeout(late);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  try {
    const browser = await chromium.connectOverCDP(await debuggerAddress(child, exit));
    return {
      browser,
      async stop() {
        await browser.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Chromium prints the address that it can be driven at, some time after its start. */
async function debuggerAddress(child, exit) {
  const said = [];
  const address = new Promise((found) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const match = /^DevTools listening on (ws:.*)$/.exec(line);
      if (match) found(match[1]);
      else said.push(line);
    });
  });
  const late = new Promise((done) => setTimeout(done, 60_000, 'too late').unref());
  const first = await Promise.race([address, exit, late]);
  if (String(first).startsWith('ws:')) return first;
  throw new Error(`Chromium did not start: ${first}\n${said.join('\n')}`);
}
