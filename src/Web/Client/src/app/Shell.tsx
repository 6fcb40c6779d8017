import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { connected } from '../live/connection';
import { announced, toasted } from '../parts/announce';
import { words } from '../words';
import { BottomBar, TopBar } from './Bars';
import { Brand } from './links';
import { Rail } from './Rail';

/** The house around every page of a signed-in member: where am I, and the four things in reach from everywhere. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const thread = /^\/c\/[^/]+\/(t\/|room)|^\/messages\/[0-9a-f]{8}-/.test(path);
  return (
    <div class={`shell ${thread ? 'in-thread' : ''}`}>
      <SkipLink />
      <TopBar />
      <Rail />
      <main id="main" tabIndex={-1}>
        <Away />
        {children}
      </main>
      <BottomBar />
    </div>
  );
}

/** Around the pages of who is not signed in yet. */
export function Front({ children }: { children: ComponentChildren }) {
  return (
    <div class="front">
      <SkipLink />
      <header>
        <Brand />
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function SkipLink() {
  return (
    <a class="skip" href="#main" onClick={() => document.getElementById('main')?.focus()}>
      {words.value.app.skip}
    </a>
  );
}

function Away() {
  return (
    <div role="status">{connected.value === 'away' && <p class="away">{words.value.app.away}</p>}</div>
  );
}

/** One place for what is said aloud, and one for what is shown for a moment. */
export function Announcer() {
  return (
    <>
      <div class="visually-hidden" aria-live="polite">
        {announced.value}
      </div>
      <div class="toasts" role="status">
        {toasted.value && (
          <p class="toast" key={toasted.value.id}>
            {toasted.value.text}
          </p>
        )}
      </div>
    </>
  );
}
