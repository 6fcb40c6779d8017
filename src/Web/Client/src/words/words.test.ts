import { expect, test } from 'vitest';
import { postTime, shortTime } from './dates';
import { en } from './en';
import { fr } from './fr';
import { sentenceFor } from './problems';
import { fine } from './typography';

test('French counts zero and one as one', () => {
  expect(fr.app.unread(0)).toBe('0 non lu');
  expect(fr.app.unread(1)).toBe('1 non lu');
  expect(fr.app.unread(3)).toBe('3 non lus');
  expect(fr.thread.newMessages(1)).toBe('1 nouveau message');
  expect(fr.thread.newMessages(3)).toBe('3 nouveaux messages');
});

test('who is writing is named as long as they are few', () => {
  expect(fr.thread.writing(['Sonia'])).toBe('Sonia écrit…');
  expect(fr.thread.writing(['Sonia', 'Paul'])).toBe('Sonia et Paul écrivent…');
  expect(fr.thread.writing(['Sonia', 'Paul', 'Amina', 'Karim'])).toBe('Plusieurs personnes écrivent…');
});

test('a time is as short as it can be', () => {
  const now = new Date(2026, 10, 24, 15, 0);
  expect(shortTime(new Date(2026, 10, 24, 9, 5), now, 'fr')).toBe('09:05');
  expect(shortTime(new Date(2026, 10, 23, 23, 50), now, 'fr')).toBe('hier');
  expect(shortTime(new Date(2026, 10, 20, 8, 0), now, 'fr')).toBe('vendredi');
  expect(shortTime(new Date(2026, 6, 5), now, 'fr')).toBe('5 juil.');
  expect(shortTime(new Date(2025, 6, 5), now, 'fr')).toBe('5 juil. 2025');
  expect(postTime(new Date(2026, 10, 23, 9, 5), now, 'fr')).toBe('hier, 09:05');
});

test('a refusal is said in plain words, and one without words of its own is still said', () => {
  expect(sentenceFor({ code: 'TOO_LONG', message: '', most: 80 }, fr)).toBe('C’est trop long\u00a0: 80 caractères au plus.');
  expect(sentenceFor({ code: 'BLANK', message: '' }, fr)).toBe(fr.problems.BLANK);
  expect(sentenceFor({ code: 'NEVER_HEARD', message: '' }, fr)).toBe(fr.problems.unknown);
});

/** The path of every text, with how many arguments it takes. */
function keys(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' ? keys(value as object, `${path}${key}.`) : `${path}${key}${typeof value === 'function' ? '()' : ''}`,
  );
}

test('both languages say the same things', () => {
  expect(keys(en)).toEqual(keys(fr));
});

test('English counts only one as one', () => {
  expect(en.thread.newMessages(0)).toBe('0 new messages');
  expect(en.thread.newMessages(1)).toBe('1 new message');
});

test('names are joined as the language joins them', () => {
  expect(fr.forum.thanksFrom(['Paul', 'Amina', 'Karim'])).toBe('Merci de Paul, Amina et Karim. Vous seul le voyez.');
});

test('no line begins with a mark', () => {
  expect(fine('Valence : qui descend ? « Moi »')).toBe('Valence\u202f: qui descend\u202f? «\u202fMoi\u202f»');
});
