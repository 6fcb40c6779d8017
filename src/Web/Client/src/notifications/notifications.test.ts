import { expect, test } from 'vitest';
import type { LiveEvent } from '../live/events';
import { en } from '../words/en';
import { fr } from '../words/fr';
import { withNews, type Line } from './lines';
import { asking, hear, unseen } from './news';
import { isQuiet } from './quiet';
import { sentence } from './sentence';

const awa = { id: 'awa', name: 'Awa Keïta', initials: 'AK', pictureUrl: null };
const mention: Line = {
  id: 'mention', kind: 'MENTION', placeId: 'rides', subjectId: 'post', actor: awa, count: 1, lastNumber: 7,
  lastAt: '2026-11-24T10:00:00Z', readAt: null, title: 'Trajets', communityId: 'colos', path: '/c/colos/t/rides?n=7',
};
const thanks: Line = { ...mention, id: 'thanks', kind: 'THANKS', lastAt: '2026-11-24T11:00:00Z' };

function event(kind: string, content: object, subjectId: string | null = null): LiveEvent {
  return { stream: 'inbox:sonia', number: 1, id: 'event', kind, at: '2026-11-24T12:00:00Z', actorId: null, subjectId, content: content as Record<string, unknown> };
}

test('a line that grows is one line and moves to the top; one that may be read no more goes', () => {
  const grown = { ...mention, count: 2, lastAt: '2026-11-24T12:00:00Z' };
  const lines = withNews([thanks, mention], event('notification.changed', { notification: grown, unreadCount: 2 }, 'mention'));
  expect(lines).toEqual([grown, thanks]);
  expect(withNews(lines, event('notification.changed', { notification: null, unreadCount: 1 }, 'mention'))).toEqual([thanks]);
});

test('what was read on any device is read here, since when it was first', () => {
  const before = { ...thanks, readAt: '2026-11-24T11:30:00Z' };
  const lines = withNews([before, mention], event('notifications.read', { ids: ['mention', 'thanks'], unreadCount: 0 }));
  expect(lines.map((line) => line.readAt)).toEqual(['2026-11-24T11:30:00Z', '2026-11-24T12:00:00Z']);
});

test('the count is what the inbox told last, and an answer asked for before that changes nothing', () => {
  const late = asking();
  hear(event('notifications.read', { ids: [], unreadCount: 3 }));
  late(9);
  expect(unseen.value).toBe(3);
  asking()(4);
  expect(unseen.value).toBe(4);
  hear(event('topic.read', { topicId: 'rides', number: 9 }));
  expect(unseen.value).toBe(4);
});

test('a line is a sentence that says how often', () => {
  expect(sentence(mention, fr)).toBe('Awa Keïta vous cite');
  expect(sentence({ ...mention, count: 10 }, fr)).toBe('10 mentions de vous, la dernière d’Awa Keïta');
  expect(sentence({ ...mention, kind: 'MESSAGE', count: 10, title: null }, fr)).toBe('10 nouveaux messages d’Awa Keïta');
  expect(sentence({ ...mention, kind: 'MESSAGE', count: 10 }, fr)).toBe('10 nouveaux messages, le dernier d’Awa Keïta');
  expect(sentence({ ...mention, kind: 'MESSAGE', count: 1, title: null }, fr)).toBe('Nouveau message d’Awa Keïta');
  expect(sentence({ ...mention, kind: 'THANKS', actor: null }, en)).toBe('A member thanks you');
  expect(sentence({ ...mention, kind: 'REPLY', count: 2 }, en)).toBe('2 new replies, the last by Awa Keïta');
});

test('quiet hours are by the member’s own clock, over midnight and over a change of it', () => {
  const night = { timeZone: 'Europe/Paris', quietFrom: '20:00', quietUntil: '08:00' };
  expect(isQuiet(new Date('2026-10-24T06:30:00Z'), night)).toBe(false);
  expect(isQuiet(new Date('2026-10-25T06:30:00Z'), night)).toBe(true);
  expect(isQuiet(new Date('2026-10-25T07:00:00Z'), night)).toBe(false);
  expect(isQuiet(new Date('2026-10-25T19:00:00Z'), night)).toBe(true);
  expect(isQuiet(new Date('2026-10-25T19:00:00Z'), { ...night, timeZone: 'America/Cayenne' })).toBe(false);
  const noon = { ...night, quietFrom: '12:00', quietUntil: '14:00' };
  expect(isQuiet(new Date('2026-11-24T12:00:00Z'), noon)).toBe(true);
  expect(isQuiet(new Date('2026-11-24T13:00:00Z'), noon)).toBe(false);
  expect(isQuiet(new Date('2026-11-24T12:00:00Z'), { ...noon, quietUntil: '12:00' })).toBe(false);
});
