// What the first page loads, script and style together, compressed: at most 90 KiB.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export const most = 90 * 1024;
const built = new URL('../wwwroot/', import.meta.url);

export function firstLoad() {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', built), 'utf8'));
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit('index.html');
  return [...files].map((file) => ({ file, bytes: gzipSync(readFileSync(new URL(file, built))).length }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const loaded = firstLoad();
  const total = loaded.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`first load: ${(total / 1024).toFixed(1)} KiB compressed, in ${loaded.length} files (at most ${most / 1024} KiB)`);
  if (total > most) process.exit(1);
}
