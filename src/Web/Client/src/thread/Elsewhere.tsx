import { words } from '../words';

/** The four things in reach from everywhere, in the menu of a thread: on a narrow screen it hides the bars. */
export function Elsewhere() {
  const w = words.value.app;
  return (
    <>
      <a href="/search">{w.search}</a>
      <a href="/messages">{w.messages}</a>
      <a href="/notifications">{w.notifications}</a>
      <a href="/talk">{w.talk}</a>
    </>
  );
}
