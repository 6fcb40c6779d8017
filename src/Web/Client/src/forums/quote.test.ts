import { expect, test } from 'vitest';
import { quoted } from './quote';

test('a quote holds the words of its author only, and names nobody anew', () => {
  const body = `> avant\n\nVoir [@Sonia Delmas](member:018f0000-0000-7000-8000-000000000001) demain`;
  expect(quoted('**Paul** a écrit :', body)).toBe('> **Paul** a écrit :\n>\n> Voir @Sonia Delmas demain\n\n');
});
