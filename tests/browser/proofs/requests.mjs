// What a page costs before it is seen, and what its policy lets it ask for.

import { gzipSync } from 'node:zlib';

/** At most so many bytes of HTML and CSS, compressed, for the page of a measure. */
export const mostBytes = 40 * 1024;

/** At most so many requests until such a page is seen. */
export const mostRequests = 3;

/** The bytes of HTML and CSS, each compressed, and the number of requests. */
export async function weight(tab) {
  const requests = tab.requests();
  let bytes = 0;
  for (const request of requests) {
    if (!['document', 'stylesheet'].includes(request.resourceType())) continue;
    const response = await request.response();
    if (response) bytes += gzipSync(await response.body()).length;
  }
  return { bytes, requests: requests.length };
}

export function weightFaults({ bytes, requests }) {
  return [
    ...(bytes > mostBytes ? [`HTML and CSS are ${kilobytes(bytes)} compressed`] : []),
    ...(requests > mostRequests ? [`needs ${requests} requests`] : []),
  ];
}

export const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} kB`;

/** The policy binds only what comes after it. */
export async function policyFaults(page) {
  const [first, second] = await page.evaluate(() =>
    [...document.head.children].slice(0, 2).map((element) => ({
      isCharset: element.matches('meta[charset]'),
      policy: element.matches('meta[http-equiv="Content-Security-Policy" i]') ? element.content : '',
    })),
  );
  if (!first?.isCharset) return ['the head does not begin with its charset'];
  if (!second?.policy) return ['no policy follows the charset'];
  const faults = [];
  if (!/default-src 'none'/.test(second.policy)) faults.push('the policy does not forbid what it does not name');
  if (/unsafe-|\*|https?:/.test(second.policy)) faults.push(`the policy is too wide: ${second.policy}`);
  return faults;
}
