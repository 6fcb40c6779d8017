import { expect, test } from 'vitest';
import { clearLog, keepLine, lines, markSeen, openLog, unseen } from './log';

function event(number: number, kind: string, content: Record<string, unknown>) {
  return { stream: 'inbox:sonia', number, id: `event-${number}`, kind, at: '2026-11-24T10:00:00Z', actorId: null, subjectId: null, content };
}

test('a line is new until the list was looked at, or the post it tells of was read on any device', () => {
  openLog('sonia');
  keepLine(event(1, 'post.mentioned', { topicId: 'rides', number: 7 }));
  keepLine(event(1, 'post.mentioned', { topicId: 'rides', number: 7 }));
  keepLine(event(2, 'post.thanked', { topicId: 'rides', number: 3 }));
  expect(unseen.value).toBe(2);
  keepLine(event(3, 'topic.read', { topicId: 'rides', communityId: 'colos', number: 9 }));
  expect(unseen.value).toBe(1);
  keepLine(event(4, 'topic.followed-post', { topicId: 'rides', number: 9 }));
  expect(unseen.value).toBe(1);
  markSeen();
  expect(unseen.value).toBe(0);
  expect(lines.value.map((line) => line.number)).toEqual([4, 2, 1]);
  clearLog();
  expect(lines.value).toEqual([]);
});
