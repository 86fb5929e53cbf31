// Reads the pictures that the browser takes: PNG, 8 bits, RGB or RGBA, not interlaced.

import { inflateSync } from 'node:zlib';

const signature = '89504e470d0a1a0a';

/** `at(x, y)` gives red, green and blue. */
export function decodePng(bytes) {
  if (bytes.subarray(0, 8).toString('hex') !== signature) throw new Error('not a PNG');
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const [depth, color, , , interlace] = bytes.subarray(24, 29);
  const channels = { 2: 3, 6: 4 }[color];
  if (depth !== 8 || !channels || interlace) throw new Error('a PNG of another kind than the browser writes');

  const data = unfilter(inflateSync(Buffer.concat(dataChunks(bytes))), width * channels, height, channels);
  return {
    width,
    height,
    at(x, y) {
      const start = (y * width + x) * channels;
      return [data[start], data[start + 1], data[start + 2]];
    },
  };
}

export function differingPixels(one, other) {
  let count = 0;
  for (let y = 0; y < Math.min(one.height, other.height); y += 1) {
    for (let x = 0; x < Math.min(one.width, other.width); x += 1) {
      if (contrast(one.at(x, y), other.at(x, y)) > 1.1) count += 1;
    }
  }
  return count;
}

/** The contrast of two colours as WCAG defines it, from 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const linear = Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

function luminance([red, green, blue]) {
  return 0.2126 * linear[red] + 0.7152 * linear[green] + 0.0722 * linear[blue];
}

function dataChunks(bytes) {
  const chunks = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') chunks.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return chunks;
}

/** Each row begins with the number of the filter that was laid over it. */
function unfilter(raw, rowLength, height, step) {
  const data = Buffer.alloc(rowLength * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (rowLength + 1)];
    const from = y * (rowLength + 1) + 1;
    const row = y * rowLength;
    for (let x = 0; x < rowLength; x += 1) {
      const left = x >= step ? data[row + x - step] : 0;
      const up = y > 0 ? data[row - rowLength + x] : 0;
      const corner = x >= step && y > 0 ? data[row - rowLength + x - step] : 0;
      data[row + x] = raw[from + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return data;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
