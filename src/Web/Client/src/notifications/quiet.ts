export interface QuietHours {
  timeZone: string;
  quietFrom: string;
  quietUntil: string;
}

/** Whether a member is left in peace at a moment, by their own clock; the same hour twice is never. */
export function isQuiet(at: Date, { timeZone, quietFrom, quietUntil }: QuietHours): boolean {
  const time = at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return quietFrom <= quietUntil ? time >= quietFrom && time < quietUntil : time >= quietFrom || time < quietUntil;
}
