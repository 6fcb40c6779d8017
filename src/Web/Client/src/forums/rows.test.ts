import { expect, test } from 'vitest';
import type { TopicRowFragment } from '../generated/operations';
import { applyToRows, inOrder } from './rows';

const sonia = { id: 'sonia', name: 'Sonia Delmas', initials: 'SD', pictureUrl: null };
const colos = { id: 'colos', slug: 'colos-et-bafa', name: 'Colos et BAFA' };

function row(id: string, at: string, more: Partial<TopicRowFragment> = {}): TopicRowFragment {
  return {
    id, title: id, excerpt: '', startedAt: at, lastPostAt: at, lastPostNumber: 4, readNumber: 4, unreadCount: 0,
    pinned: false, locked: false, following: false, author: sonia, lastAuthor: sonia, community: colos, ...more,
  };
}

function event(kind: string, content: Record<string, unknown>) {
  return { stream: 'community:colos', number: 1, id: 'event', kind, at: '2026-11-24T12:00:00Z', actorId: null, subjectId: null, content };
}

const posted = (authorId: string, number = 5) =>
  event('post.added', { topicId: 'rides', postId: 'p', number, authorId, authorName: 'Paul Bertin', excerpt: 'Oui !', at: '2026-11-24T12:00:00Z' });
const rows = [row('tents', '2026-11-24T11:00:00Z'), row('rides', '2026-11-24T10:00:00Z')];

test('a post makes its topic unread and brings it before the others, below what is pinned', () => {
  const after = inOrder(applyToRows([...rows, row('rules', '2026-01-01T10:00:00Z', { pinned: true })], posted('paul'), colos, 'sonia'));
  expect(after.map(({ id, unreadCount }) => [id, unreadCount])).toEqual([['rules', 0], ['rides', 1], ['tents', 0]]);
  expect(after[1]).toMatchObject({ excerpt: 'Oui !', lastAuthor: { name: 'Paul Bertin', initials: 'PB' } });
});

test('one’s own post is read, and a post known already changes nothing', () => {
  expect(applyToRows(rows, posted('sonia'), colos, 'sonia')[1]!.unreadCount).toBe(0);
  expect(applyToRows(rows, posted('paul', 4), colos, 'sonia')).toEqual(rows);
});

test('reading on another device lowers the count, and an older mark does not raise it', () => {
  const unread = applyToRows(rows, posted('paul'), colos, 'sonia');
  const read = applyToRows(unread, event('topic.read', { topicId: 'rides', communityId: 'colos', number: 5 }), undefined, 'sonia');
  expect(read[1]!.unreadCount).toBe(0);
  expect(applyToRows(read, event('topic.read', { topicId: 'rides', communityId: 'colos', number: 2 }), undefined, 'sonia')).toEqual(read);
});

test('a new topic appears once, unread', () => {
  const started = event('topic.started', { topicId: 'new', communityId: 'colos', title: 'Qui vient ?', pinned: false, locked: false, authorId: 'paul', authorName: 'Paul Bertin', at: '2026-11-24T12:00:00Z' });
  const once = applyToRows(rows, started, colos, 'sonia');
  expect(once[0]).toMatchObject({ id: 'new', unreadCount: 1, community: colos });
  expect(applyToRows(once, started, colos, 'sonia')).toEqual(once);
});
