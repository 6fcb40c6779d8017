import type { HubConnection } from '@microsoft/signalr';
import { signal } from '@preact/signals';
import type { LiveEvent, LiveSignal, OwnSignal } from './events';
import { StreamPlace } from './place';

/** Who watches a stream. */
export interface Watcher {
  event?: (event: LiveEvent) => void;
  signal?: (signal: LiveSignal) => void;
  /** Watching began now, or began anew because the log no longer holds what was missed: what happened before must be asked. */
  began?: () => void;
  /** The right to the stream ended. */
  ended?: (code: string) => void;
}

interface Watched {
  place: StreamPlace;
  watchers: Set<Watcher>;
  open: boolean;
}

export const connected = signal<'never' | 'yes' | 'away'>('never');

const streams = new Map<string, Watched>();
const listeners = new Map<OwnSignal['kind'], (sent: OwnSignal) => void>();
let connection: HubConnection | null = null;
let wanted = false;
let lost: () => Promise<boolean> = () => Promise.resolve(true);

/** Opens the one connection and keeps it open. `stillSignedIn` is asked when the hub has closed it. */
export async function startLive(stillSignedIn: () => Promise<boolean>): Promise<void> {
  lost = stillSignedIn;
  if (wanted) return;
  wanted = true;
  const { HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
  connection = new HubConnectionBuilder()
    .withUrl('/live')
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount: tries, retryReason }) => (refused(retryReason) ? null : pause(tries)) })
    .withStatefulReconnect()
    .withKeepAliveInterval(8_000)
    .configureLogging(LogLevel.None)
    .build();
  connection.on('event', take);
  connection.on('signal', signalled);
  connection.on('ended', ({ stream, code }: { stream: string; code: string }) => void end(stream, code));
  connection.onreconnecting(() => (connected.value = 'away'));
  connection.onreconnected(openAll);
  connection.onclose(() => void connect());
  await connect();
}

export async function stopLive(): Promise<void> {
  wanted = false;
  streams.clear();
  connected.value = 'never';
  await connection?.stop();
  connection = null;
}

/** Watches a stream from now on. Gives what ends the watching. */
export function watch(stream: string, watcher: Watcher): () => void {
  const watched = streams.get(stream) ?? { place: new StreamPlace(), watchers: new Set(), open: false };
  streams.set(stream, watched);
  watched.watchers.add(watcher);
  if (watched.watchers.size === 1 && isOpen()) void open(stream, watched);
  return () => {
    watched.watchers.delete(watcher);
    if (watched.watchers.size > 0 || streams.get(stream) !== watched) return;
    streams.delete(stream);
    if (isOpen()) void connection!.send('Unsubscribe', stream).catch(() => {});
  };
}

let lastWriting = 0;

/** Tells the others on a stream that one is writing, at most every two seconds. */
export function tellWriting(stream: string): void {
  const now = Date.now();
  if (now - lastWriting < 2_500 || !isOpen() || !streams.get(stream)?.open) return;
  lastWriting = now;
  void connection!.send('Writing', stream).catch(() => {});
}

/** Listens to what this connection alone is told. */
export function listen<Kind extends OwnSignal['kind']>(kind: Kind, listener: (sent: OwnSignal & { kind: Kind }) => void): void {
  listeners.set(kind, listener as (sent: OwnSignal) => void);
}

/** Asks the hub something by its method's name; undefined where it cannot be asked now. */
export async function invoke<T>(method: string, ...given: unknown[]): Promise<T | undefined> {
  return isOpen() ? await connection!.invoke<T>(method, ...given).catch(() => undefined) : undefined;
}

/** Tells the hub something, where it can be told now. */
export function tell(method: string, ...given: unknown[]): void {
  if (isOpen()) void connection!.send(method, ...given).catch(() => {});
}

async function connect(): Promise<void> {
  for (let tries = 0; wanted; tries++) {
    if (tries > 0 || connected.peek() !== 'never') {
      connected.value = 'away';
      await new Promise((resolve) => setTimeout(resolve, pause(tries)));
      if (!wanted || !(await lost())) return;
    }
    try {
      await connection!.start();
      openAll();
      return;
    } catch {
      // The next round waits longer.
    }
  }
}

function openAll(): void {
  connected.value = 'yes';
  for (const [stream, watched] of streams) void open(stream, watched);
}

async function open(stream: string, watched: Watched): Promise<void> {
  const resumed = watched.place.last !== null;
  try {
    const number = await connection!.invoke<number>('Subscribe', stream, watched.place.last);
    watched.place.began(number);
    watched.open = true;
    if (!resumed) watched.watchers.forEach((watcher) => watcher.began?.());
  } catch (error) {
    const code = /\b(RELOAD|NOT_ALLOWED|NOT_A_MEMBER|NOT_THERE|UNAUTHENTICATED)\b/.exec(String(error))?.[1];
    if (code) await end(stream, code);
  }
}

function signalled(sent: LiveSignal | OwnSignal): void {
  if ('stream' in sent) streams.get(sent.stream)?.watchers.forEach((watcher) => watcher.signal?.(sent));
  else listeners.get(sent.kind)?.(sent);
}

function take(event: LiveEvent): void {
  const watched = streams.get(event.stream);
  if (!watched) return;
  const meeting = watched.place.meet(event.number);
  if (meeting === 'take') watched.watchers.forEach((watcher) => watcher.event?.(event));
  else if (meeting === 'missing') void open(event.stream, watched);
}

async function end(stream: string, code: string): Promise<void> {
  const watched = streams.get(stream);
  if (!watched) return;
  watched.open = false;
  if (code === 'RELOAD') {
    watched.place.reset();
    await open(stream, watched);
  } else if (code === 'UNAUTHENTICATED') {
    await lost();
  } else {
    streams.delete(stream);
    watched.watchers.forEach((watcher) => watcher.ended?.(code));
  }
}

function isOpen(): boolean {
  return connection?.state === 'Connected';
}

function refused(reason: Error): boolean {
  return /\b401\b/.test(String(reason));
}

/** Longer each time up to eight seconds, and never the same for all: a restarted hub is not stormed. */
function pause(tries: number): number {
  return Math.min(8_000, 500 * 2 ** tries) * (0.5 + Math.random());
}
