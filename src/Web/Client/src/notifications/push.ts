import { remember } from '../api/device';
import { ask, change } from '../api/ask';
import { myId } from '../app/session';
import { PushKeyDocument, SubscribePushDocument, UnsubscribePushDocument } from '../generated/operations';
import { isPushed, owner } from './device';

export type PushState = 'on' | 'off' | 'insecure' | 'unsupported' | 'denied';

/** The browser's push service cannot be reached, or the browser has none. */
export class NoPushService extends Error {}

export function pushState(): PushState {
  if (!isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  return Notification.permission === 'granted' && isPushed() ? 'on' : 'off';
}

/** Asks for the permission, then has what concerns the member sent to this browser. */
export async function subscribe(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return;
  const { pushKey } = await ask(PushKeyDocument, {});
  await navigator.serviceWorker.register('/sw.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey }).catch(() => {
    throw new NoPushService();
  });
  const { endpoint, keys } = subscription.toJSON();
  try {
    await change(SubscribePushDocument, { input: { endpoint: endpoint!, p256dh: keys!.p256dh!, auth: keys!.auth! } });
  } catch (error) {
    await subscription.unsubscribe();
    throw error;
  }
  remember(owner, myId.peek());
}

export async function unsubscribe(): Promise<void> {
  const subscription = await current();
  if (subscription) await ask(UnsubscribePushDocument, { input: { endpoint: subscription.endpoint } });
  await forget();
}

/** Of this browser alone: the hub has forgotten it with the session. */
export async function forget(): Promise<void> {
  await (await current())?.unsubscribe();
  remember(owner, null);
}

async function current(): Promise<PushSubscription | null> {
  return (await (await navigator.serviceWorker?.getRegistration())?.pushManager.getSubscription()) ?? null;
}
