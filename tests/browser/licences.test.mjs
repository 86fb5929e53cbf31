// The npm packages that the browser tests use. None of them is part of what
// Ayumi builds or of the program itself.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const allowed = ['MIT', 'MIT-0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'CC0-1.0'];

const exceptions = {
  'axe-core': {
    licence: 'MPL-2.0',
    reason:
      'only run by the tests, unchanged, from the registry; no part of it is in the repository, ' +
      'the program or the pages',
  },
};

const lock = JSON.parse(await readFile(new URL('package-lock.json', import.meta.url), 'utf8'));
const packages = Object.entries(lock.packages)
  .filter(([folder]) => folder !== '')
  .map(([folder, entry]) => ({ name: folder.replace(/^.*node_modules\//, ''), ...entry }));

test('every npm package has a licence that we allow or a reason to be an exception', () => {
  const faults = packages
    .filter(({ name, license }) => !allowed.includes(license) && exceptions[name]?.licence !== license)
    .map(({ name, license }) => `${name}: ${license ?? 'no licence'}`);
  assert.deepEqual(faults, []);
});

test('every exception belongs to an npm package that is still used', () => {
  const names = packages.map(({ name }) => name);
  assert.deepEqual(Object.keys(exceptions).filter((name) => !names.includes(name)), []);
});

test('the lock file names no registry but the public one, and a checksum for each package', () => {
  const faults = packages
    .filter(({ resolved = 'https://registry.npmjs.org/', integrity }) => {
      return !resolved.startsWith('https://registry.npmjs.org/') || !integrity;
    })
    .map(({ name, resolved }) => `${name}: ${resolved}`);
  assert.deepEqual(faults, []);
});
