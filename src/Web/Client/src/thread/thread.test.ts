import { expect, test } from 'vitest';
import type { PostShownFragment } from '../generated/operations';
import { asked, fromMarkdown, toMarkdown } from './mentions';
import { Outgoing, type Waiting, type Way } from './outgoing';
import { steady } from './steady';
import { hasAfter, hasBefore, mostShown, withOne, withPage } from './thread';

const sonia = { id: '018f0000-0000-7000-8000-000000000001', name: 'Sonia Delmas' };

function post(number: number, body = `message ${number}`): PostShownFragment {
  const author = { ...sonia, initials: 'SD', pictureUrl: null };
  return { id: `post-${number}`, number, body, html: body, postedAt: '2026-11-24T10:00:00Z', editedAt: null, deletedAt: null, thankedByMe: false, thanks: null, author };
}

function posts(from: number, to: number): PostShownFragment[] {
  return Array.from({ length: to - from + 1 }, (_, i) => post(from + i));
}

test('a thread grows at both ends and knows what lies beyond', () => {
  let thread = withPage(null, posts(31, 60), 100);
  expect([hasBefore(thread), hasAfter(thread)]).toEqual([true, true]);
  thread = withPage(thread, posts(1, 30), 100);
  thread = withPage(thread, posts(61, 100), 100);
  expect(thread.shown.map((one) => one.number)).toEqual(posts(1, 100).map((one) => one.number));
  expect([hasBefore(thread), hasAfter(thread)]).toEqual([false, false]);
});

test('a page that does not touch what is shown is shown instead of it', () => {
  const thread = withPage(withPage(null, posts(1, 30), 500), posts(471, 500), 500);
  expect(thread.shown[0]!.number).toBe(471);
});

test('asking for what follows the end changes nothing', () => {
  const thread = withPage(null, posts(1, 30), 30);
  expect(withPage(thread, [], 30)).toEqual(thread);
});

test('reading on drops posts at the other end', () => {
  const thread = withPage(withPage(null, posts(1, mostShown), 1000), posts(mostShown + 1, mostShown + 30), 1000);
  expect(thread.shown.length).toBe(mostShown);
  expect(thread.shown[0]!.number).toBe(31);
});

test('an arriving post is appended once; one beyond what is shown only lengthens the topic; an edit keeps the merci', () => {
  const thread = withPage(null, [{ ...post(1), thankedByMe: true }, post(2)], 2);
  const longer = withOne(withOne(thread, post(3), {}), post(3), {});
  expect(longer.shown.map((one) => one.number)).toEqual([1, 2, 3]);
  expect(withOne(thread, post(9), {})).toEqual({ shown: thread.shown, last: 9 });
  const { thankedByMe: _, thanks: __, ...live } = post(1, 'corrigé');
  expect(withOne(thread, { ...live, topicId: 't', editedAt: '2026-11-24T11:00:00Z', deletedAt: null, author: { ...sonia, initials: 'SD', pictureUrl: null } }, { thankedByMe: false, thanks: null }).shown[0]).toMatchObject({ body: 'corrigé', thankedByMe: true });
});

test('a mention is shown as a name and sent as a link', () => {
  const text = 'Merci @Sonia Delmas, et à @Sonia Delmasson aussi';
  const markdown = toMarkdown(text, [sonia]);
  expect(markdown).toBe(`Merci [@Sonia Delmas](member:${sonia.id}), et à @Sonia Delmasson aussi`);
  expect(fromMarkdown(markdown)).toEqual({ text, people: [sonia] });
});

test('a name is looked for after an @ that begins a word', () => {
  expect(asked('Bonjour @so', 11)).toEqual({ start: 8, name: 'so' });
  expect(asked('écrire à paul@exemple', 21)).toBeNull();
  expect(asked('Bonjour @', 9)).toEqual({ start: 8, name: '' });
});

test('a list does not move under the eye: it says how much has moved', () => {
  const rows = ['d', 'b', 'a', 'c', 'e'].map((id) => ({ id }));
  const { shown, moved } = steady(rows, ['a', 'b', 'c']);
  expect(shown.map((row) => row.id)).toEqual(['a', 'b', 'c', 'e']);
  expect(moved).toBe(2);
  expect(steady(rows, [])).toEqual({ shown: rows, moved: 0 });
});

function way(answers: (string | null | Error)[]) {
  const kept = new Map<string, Waiting>();
  const sent: string[] = [];
  const alarms: (() => void)[] = [];
  const rules: Way = {
    load: () => [...kept.values()],
    keep: (waiting) => kept.set(waiting.key, waiting),
    drop: (key) => kept.delete(key),
    later: (_, run) => alarms.push(run),
    send: async (waiting) => {
      sent.push(waiting.key);
      const answer = answers.shift() ?? null;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { kept, sent, alarms, rules };
}

const waiting = (key: string): Waiting => ({ key, to: 'topic:1', body: key, at: `2026-11-24T10:00:0${key}Z` });
const settle = () => new Promise((resolve) => setTimeout(resolve));

test('posts leave one after the other, and stay kept until the hub has answered', async () => {
  const { kept, sent, alarms, rules } = way([new Error('away')]);
  const outgoing = new Outgoing(rules);
  outgoing.add(waiting('1'));
  outgoing.add(waiting('2'));
  await settle();
  expect(sent).toEqual(['1']);
  expect([...kept.keys()]).toEqual(['1', '2']);
  expect(outgoing.stuck.value).toBe(true);
  alarms[0]!();
  await settle();
  expect(sent).toEqual(['1', '1', '2']);
  expect(kept.size).toBe(0);
  expect([outgoing.waiting.value, outgoing.stuck.value]).toEqual([[], false]);
});

test('what an earlier visit left unsent leaves at the next, under the same key', async () => {
  const { kept, sent, rules } = way([]);
  kept.set('1', waiting('1'));
  new Outgoing(rules).resume();
  await settle();
  expect(sent).toEqual(['1']);
});

test('a refused post waits for its author and holds up no other', async () => {
  const { kept, sent, rules } = way(['Ce sujet est fermé.']);
  const outgoing = new Outgoing(rules);
  outgoing.add(waiting('1'));
  outgoing.add(waiting('2'));
  await settle();
  expect(sent).toEqual(['1', '2']);
  expect(outgoing.waiting.value.map((one) => one.refused)).toEqual(['Ce sujet est fermé.']);
  outgoing.retry('1');
  await settle();
  expect(kept.size).toBe(0);
});
