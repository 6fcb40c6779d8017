const day = 24 * 60 * 60 * 1000;

/** As in a list: the hour today, "hier", the weekday within a week, then the date. */
export function shortTime(at: Date, now: Date, language: string): string {
  const days = Math.round((midnight(now) - midnight(at)) / day);
  if (days <= 0) return hour(at, language);
  if (days === 1) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-1, 'day');
  if (days < 7) return at.toLocaleDateString(language, { weekday: 'long' });
  return at.toLocaleDateString(language, { day: 'numeric', month: 'short', year: at.getFullYear() === now.getFullYear() ? undefined : 'numeric' });
}

/** As beside a post: like in a list, with the hour. */
export function postTime(at: Date, now: Date, language: string): string {
  const short = shortTime(at, now, language);
  const today = midnight(now) === midnight(at);
  return today ? short : `${short}, ${hour(at, language)}`;
}

export function fullTime(at: Date, language: string): string {
  return at.toLocaleString(language, { dateStyle: 'full', timeStyle: 'short' });
}

export function longDate(at: Date, language: string): string {
  return at.toLocaleDateString(language, { dateStyle: 'long' });
}

/** As between the messages of two days: "aujourd’hui", "hier", then the day. */
export function dayName(at: Date, now: Date, language: string): string {
  const days = Math.round((midnight(now) - midnight(at)) / day);
  if (days < 2) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-Math.max(0, days), 'day');
  return at.toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long', year: at.getFullYear() === now.getFullYear() ? undefined : 'numeric' });
}

export function hour(at: Date, language: string): string {
  return at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}
