import { ask } from '../api/ask';
import { HowToTellDocument } from '../generated/operations';
import { announce } from '../parts/announce';
import { words } from '../words';
import { isPushed } from './device';
import type { Line } from './lines';
import { isQuiet } from './quiet';
import { sentence } from './sentence';

const pause = 500;
const said = new Set<string>();
let waiting: Line[] = [];

/** Tells a line once: aloud to who looks at the hub, by the browser to who does not. */
export function tell(line: Line): void {
  if (document.hidden) void show(line);
  else if (!isOpen(line.path)) say(line);
}

/** The place itself says what is new in it. */
function isOpen(path: string): boolean {
  return new URL(path, location.origin).pathname === location.pathname && location.pathname !== '/notifications';
}

/** Lines that come together are one sentence, and one that grows was said already. */
function say(line: Line): void {
  if (said.has(line.id)) return;
  said.add(line.id);
  waiting.push(line);
  if (waiting.length > 1) return;
  setTimeout(() => {
    const w = words.peek();
    const [first] = waiting;
    announce(waiting.length > 1 || !first ? w.notifications.several(waiting.length) : [sentence(first, w), first.title].filter(Boolean).join(' : '));
    waiting = [];
  }, pause);
}

/** By the service worker: it knows whether another window is looked at, and leads here on a press. */
async function show(line: Line): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted' || isPushed()) return;
  const worker = (await navigator.serviceWorker?.getRegistration())?.active;
  const { me, notificationChoices } = await ask(HowToTellDocument, {});
  const delivery = notificationChoices.find((choice) => choice.kind === line.kind)?.delivery;
  if (!me || delivery !== 'AT_ONCE' || isQuiet(new Date(), me.preferences)) return;
  worker?.postMessage({ show: { title: sentence(line, words.peek()), body: line.title ?? '', url: line.path, tag: `${line.kind}:${line.placeId}` } });
}
