import { expect, test } from 'vitest';
import { StreamPlace } from './place';
import { Unread } from './unread';

test('events are taken once, in order', () => {
  const place = new StreamPlace(4);
  expect(place.meet(5)).toBe('take');
  expect(place.meet(5)).toBe('drop');
  expect(place.meet(3)).toBe('drop');
  expect(place.meet(6)).toBe('take');
  expect(place.last).toBe(6);
});

test('a hole is noticed, and what is missing is asked from the last number had', () => {
  const place = new StreamPlace(4);
  expect(place.meet(7)).toBe('missing');
  expect(place.last).toBe(4);
  expect([5, 6, 7].map((number) => place.meet(number))).toEqual(['take', 'take', 'take']);
});

test('a new watcher begins where the stream stands, even when an event comes before the answer', () => {
  const place = new StreamPlace();
  place.began(12);
  expect(place.meet(12)).toBe('drop');
  const early = new StreamPlace();
  expect(early.meet(13)).toBe('take');
  early.began(12);
  expect(early.last).toBe(13);
});

test('unread counts follow what is written and what is read, and marks only move on', () => {
  const unread = new Unread();
  unread.load([{ id: 'rides', place: 'colos', last: 8, read: 5 }]);
  expect(unread.counts.value.get('colos')).toBe(1);
  unread.wrote('tents', 'colos', 3);
  expect(unread.counts.value.get('colos')).toBe(2);
  unread.read('rides', 8);
  expect(unread.counts.value.get('colos')).toBe(1);
  unread.read('rides', 2);
  unread.wrote('rides', 'colos', 9);
  expect(unread.counts.value.get('colos')).toBe(2);
  unread.read('rides', 9);
  expect(unread.counts.value.get('colos')).toBe(1);
  unread.leave('colos');
  expect(unread.total.value).toBe(0);
});
