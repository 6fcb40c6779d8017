import { signal } from '@preact/signals';
import { fullTime, postTime, shortTime } from '../words/dates';
import { language } from '../words';

const now = signal(new Date());
setInterval(() => (now.value = new Date()), 60_000);

/** When something happened, short as in a list or with its hour as beside a post; the whole date on hover. */
export function Time({ at, beside }: { at: string; beside?: 'post' }) {
  const date = new Date(at);
  const text = (beside === 'post' ? postTime : shortTime)(date, now.value, language.value);
  return (
    <time dateTime={at} title={fullTime(date, language.value)}>
      {text}
    </time>
  );
}
