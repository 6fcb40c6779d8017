import { beforeEach, expect, test } from 'vitest';
import { draftOf, drafts, dropDraft, keepDraft } from './drafts';

class DeviceStorage {
  getItem = (key: string): string | null => (this as Record<string, unknown>)[key] as string | undefined ?? null;
  setItem = (key: string, value: string): void => void ((this as Record<string, unknown>)[key] = value);
  removeItem = (key: string): void => void delete (this as Record<string, unknown>)[key];
}

beforeEach(() => {
  globalThis.localStorage = new DeviceStorage() as unknown as Storage;
});

const typed = { text: 'Je viens avec @Paul Bertin', people: [{ id: 'paul', name: 'Paul Bertin' }], title: 'Sortie', href: '/c/colos/t/1' };

test('what was typed is there again, with who is named in it, until it is sent', () => {
  keepDraft('topic.1', typed);
  expect(draftOf('topic.1')).toMatchObject(typed);
  expect(draftOf('topic.2')).toBeNull();
  expect(drafts().map(({ title }) => title)).toEqual(['Sortie']);
  dropDraft('topic.1');
  expect(drafts()).toEqual([]);
});

test('an emptied text is no draft', () => {
  keepDraft('topic.1', typed);
  keepDraft('topic.1', { ...typed, text: '  ' });
  expect(draftOf('topic.1')).toBeNull();
});

test('a device that remembers nothing loses nothing else', () => {
  globalThis.localStorage = { setItem() { throw new Error('full'); }, getItem() { throw new Error('refused'); } } as unknown as Storage;
  keepDraft('topic.1', typed);
  expect(draftOf('topic.1')).toBeNull();
  expect(drafts()).toEqual([]);
});
