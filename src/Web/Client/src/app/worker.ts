/** Over HTTPS or on the device itself: the page without a network, and notifications while no window is looked at. */
export function startWorker(): void {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return;
  // After the first page, which it would slow down.
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => {}));
}

/** A notification was pressed: says where it leads. */
export function onGo(go: (url: string) => void): () => void {
  const take = ({ data }: MessageEvent<{ go?: string }>) => data.go && go(data.go);
  navigator.serviceWorker?.addEventListener('message', take);
  return () => navigator.serviceWorker?.removeEventListener('message', take);
}
