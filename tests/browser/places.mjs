// Where the built sites lie that are looked at, and where the pictures go.
//
// AYUMI_PUBLIC names another folder than public/. AYUMI_SITES names the folder
// that holds what tests/run built from tests/sites/, a folder for each; pages of
// these are left out where it is not set.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const shots = join(root, 'target', 'shots');

/** The folder that holds the page of an entry of pages.mjs. */
export function builtFolder({ site }) {
  if (!site) return resolve(process.env.AYUMI_PUBLIC ?? join(root, 'public'));
  return process.env.AYUMI_SITES && resolve(process.env.AYUMI_SITES, site);
}

/** Why the page of an entry cannot be looked at, or false. */
export function absence(page) {
  if (!builtFolder(page)) return `AYUMI_SITES does not say where ${page.site} was built`;
  // Without this one, a folder that is missing would fail once a page and say 404 each time.
  if (!existsSync(builtFolder(page))) throw new Error(`nothing was built in ${builtFolder(page)}`);
  return false;
}
