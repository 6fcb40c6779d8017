import { signal } from '@preact/signals';
import { dayName, fullTime, hour, postTime, shortTime } from '../words/dates';
import { language } from '../words';

const now = signal(new Date());
setInterval(() => (now.value = new Date()), 60_000);

/** When something happened: short as in a list, with its hour as beside a post, the hour alone as in a message; the whole date on hover. */
export function Time({ at, beside }: { at: string; beside?: 'post' | 'message' }) {
  const date = new Date(at);
  const text = beside === 'message' ? hour(date, language.value) : (beside === 'post' ? postTime : shortTime)(date, now.value, language.value);
  return (
    <time dateTime={at} title={fullTime(date, language.value)}>
      {text}
    </time>
  );
}

/** Stands before the first message of a day. */
export function Day({ at }: { at: string }) {
  return (
    <p class="day">
      <span>{dayName(new Date(at), now.value, language.value)}</span>
    </p>
  );
}
