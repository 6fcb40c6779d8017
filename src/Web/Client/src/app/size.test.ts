import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { firstLoad, most } from '../../size.mjs';

test.runIf(existsSync(new URL('../../../wwwroot/manifest.json', import.meta.url)))('the first page loads little', () => {
  const total = firstLoad().reduce((sum, { bytes }) => sum + bytes, 0);
  expect(total).toBeLessThanOrEqual(most);
});
