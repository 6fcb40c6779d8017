import { recall, remember } from '../api/device';

const usual = 'Europe/Paris';

/** The browser's time zone; empty where it names no place. */
export function zoneHere(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return /^(?!Etc\/)\w+\//.test(zone) ? zone : '';
}

/** Where somebody has chosen no time zone, the browser's is theirs. Done once on a device: what they choose afterwards stays. */
export function settleZone(memberId: string, kept: string): void {
  const here = zoneHere();
  if (!here || here === usual || kept !== usual || recall(`zone.${memberId}`, false)) return;
  noteZone(memberId);
  void import('./keep').then(({ keep }) => keep({ timeZone: here })).catch(() => {});
}

/** The member's time zone was settled on this device. */
export function noteZone(memberId: string): void {
  remember(`zone.${memberId}`, true);
}
