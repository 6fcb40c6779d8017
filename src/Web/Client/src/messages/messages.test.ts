import { beforeEach, expect, test } from 'vitest';
import { forget } from '../api/device';
import { me, type Me } from '../app/session';
import type { ConversationRowFragment } from '../generated/operations';
import { fr } from '../words/fr';
import { keepList, keepThread, keptList, keptThread } from './kept';
import { named } from './named';
import { nameOf, subjectOf } from './names';
import { applyToConversations, latestFirst } from './rows';
import { excerptOf, follows, receiptOf, startsDay, type Said } from './said';

const [sonia, paul, amina, karim, lea] = ['Sonia Delmas', 'Paul Bertin', 'Amina Léger', 'Karim Moreau', 'Léa Martin'].map((name) => ({ id: name.split(' ')[0]!.toLowerCase(), name, initials: 'XX', pictureUrl: null })) as [Person, Person, Person, Person, Person];
type Person = { id: string; name: string; initials: string; pictureUrl: null };

function row(id: string, at: string, more: Partial<ConversationRowFragment> = {}): ConversationRowFragment {
  return {
    id, kind: 'PAIR', title: '', startedAt: at, lastNumber: 4, lastMessageAt: at, readNumber: 4, unreadCount: 0, muted: false, archived: false,
    stream: `conversation:${id}`, lastMessage: null, participants: [sonia, paul].map((member) => ({ member, readNumber: 0 })), community: null, subject: null, ...more,
  };
}

function event(kind: string, content: Record<string, unknown>) {
  return { stream: 'inbox:sonia', number: 1, id: 'event', kind, at: '2026-11-24T12:00:00Z', actorId: null, subjectId: null, content };
}

const news = (authorId: string, number = 5, conversationId = 'b') =>
  event('message.received', { conversationId, kind: 'PAIR', messageId: 'm', number, authorId, authorName: 'Paul Bertin', excerpt: 'Oui !', at: '2026-11-24T12:00:00Z' });
const rows = [row('a', '2026-11-24T11:00:00Z'), row('b', '2026-11-24T10:00:00Z')];

function message(number: number, sentAt: string, author = sonia, more: Partial<Said> = {}): Said {
  return { id: `m${number}`, number, body: '', html: '', sentAt, editedAt: null, deletedAt: null, editableUntil: sentAt, author, replyTo: null, files: [], ...more };
}

class DeviceStorage {
  getItem = (key: string): string | null => ((this as Record<string, unknown>)[key] as string | undefined) ?? null;
  setItem = (key: string, value: string): void => void ((this as Record<string, unknown>)[key] = value);
  removeItem = (key: string): void => void delete (this as Record<string, unknown>)[key];
}

beforeEach(() => {
  globalThis.localStorage = new DeviceStorage() as unknown as Storage;
  me.value = { member: sonia } as unknown as Me;
});

test('a message brings its conversation to the top, unread, and one’s own is read', () => {
  const after = latestFirst(applyToConversations(rows, news('paul'), 'sonia') as ConversationRowFragment[]);
  expect(after.map(({ id, unreadCount }) => [id, unreadCount])).toEqual([['b', 1], ['a', 0]]);
  expect(after[0]!.lastMessage).toMatchObject({ body: 'Oui !', author: { name: 'Paul Bertin' } });
  expect((applyToConversations(rows, news('sonia'), 'sonia') as ConversationRowFragment[])[1]).toMatchObject({ readNumber: 5, unreadCount: 0 });
  expect(applyToConversations(rows, news('paul', 4), 'sonia')).toEqual(rows);
});

test('reading on another device lowers the count; a conversation that is not listed is asked for', () => {
  const unread = applyToConversations(rows, news('paul'), 'sonia') as ConversationRowFragment[];
  expect(applyToConversations(unread, event('conversation.read', { conversationId: 'b', number: 5 }), 'sonia')).toMatchObject([{}, { unreadCount: 0 }]);
  expect(applyToConversations(rows, news('paul', 1, 'c'), 'sonia')).toBe('again');
  expect(applyToConversations(rows, event('conversation.marked', {}), 'sonia')).toBe('again');
});

test('a conversation is called by the other, by its title or its first names, by its community', () => {
  const group = row('g', '', { kind: 'GROUP', participants: [sonia, paul, amina].map((member) => ({ member, readNumber: 0 })) });
  const many = { ...group, participants: [sonia, paul, amina, karim, lea].map((member) => ({ member, readNumber: 0 })) };
  expect(nameOf(rows[0]!, 'sonia', fr)).toBe('Paul Bertin');
  expect(nameOf(group, 'sonia', fr)).toBe('Paul, Amina');
  expect(nameOf(many, 'sonia', fr)).toBe('Paul, Amina, Karim et 1 autre');
  expect(nameOf({ ...group, title: 'Trajet' }, 'sonia', fr)).toBe('Trajet');
  expect(nameOf(row('r', '', { kind: 'ROOM', participants: [], community: { id: 'c', slug: 'colos', name: 'Colos', stream: '', myMembership: null } }), 'sonia', fr)).toBe('Colos');
});

test('what a conversation is about leads to the post', () => {
  const subject = { number: 3, topic: { id: 't', title: 'Valence', community: { slug: 'colos' } } };
  expect(subjectOf(row('s', '', { kind: 'ABOUT', subject }))).toEqual({ title: 'Valence', href: '/c/colos/t/t?n=3' });
  expect(subjectOf(row('s', '', { kind: 'ABOUT', subject: null }))).toBeNull();
});

test('messages of one author soon after one another are one, and each day begins anew', () => {
  const first = message(1, '2026-11-24T10:00:00Z');
  expect(follows(message(2, '2026-11-24T10:02:00Z'), first)).toBe(true);
  expect(follows(message(2, '2026-11-24T10:20:00Z'), first)).toBe(false);
  expect(follows(message(2, '2026-11-24T10:02:00Z', paul), first)).toBe(false);
  expect([startsDay(first, undefined), startsDay(message(2, '2026-11-27T10:00:00Z'), first)]).toEqual([true, true]);
});

test('“seen” stands under the last of one’s messages that another has read, and not where nobody shows it', () => {
  const shown = [message(1, ''), message(2, '', paul), message(3, ''), message(4, '')];
  expect(receiptOf(shown, [{ member: paul, readNumber: 3 }, { member: sonia, readNumber: 4 }], 'sonia')).toEqual({ number: 3, names: ['Paul Bertin'] });
  expect(receiptOf(shown, [{ member: paul, readNumber: 3 }, { member: amina, readNumber: 2 }], 'sonia')).toEqual({ number: 3, names: ['Paul Bertin'] });
  expect(receiptOf(shown, [{ member: paul, readNumber: null }], 'sonia')).toBeNull();
});

test('the first words are without marks', () => {
  expect(excerptOf('**Voir** [le plan](https://exemple.fr) avec\n\n[@Paul Bertin](member:018f0000-0000-7000-8000-000000000001)')).toBe('Voir le plan avec @Paul Bertin');
});

test('a member is found by any word of their name, without accents', () => {
  expect(named([paul, amina, lea], 'le')).toEqual([amina, lea]);
  expect(named([paul, amina, lea], '')).toHaveLength(3);
});

test('the conversations used last are kept on the device, their end only, until the member signs out', () => {
  const shown = Array.from({ length: 80 }, (_, i) => message(i + 1, '2026-11-24T10:00:00Z'));
  keepList(rows);
  for (let i = 0; i < 25; i++) keepThread({ head: row(`c${i}`, ''), shown, last: 80 });
  keepThread({ head: row('c5', ''), shown, last: 80 });
  expect(keptList()).toHaveLength(2);
  expect([keptThread('c4'), keptThread('c24')?.shown.length, keptThread('c24')?.shown[0]?.number]).toEqual([null, 50, 31]);
  forget('kept.');
  expect([keptList(), keptThread('c24')]).toEqual([null, null]);
});
