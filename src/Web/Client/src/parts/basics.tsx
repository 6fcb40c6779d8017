import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { arrivedByLink } from '../app/navigation';
import { pageTitle } from '../app/title';
import { words } from '../words';

/** The title of a page: what the window is called, and where the keyboard goes on after a link was followed. */
export function PageTitle({ children, level = 1, class: name, hidden }: { children: string; level?: 1 | 2; class?: string; hidden?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    pageTitle.value = `${children} · ${words.peek().app.name}`;
  }, [children]);
  useEffect(() => {
    if (arrivedByLink()) heading.current?.focus({ preventScroll: true });
  }, []);
  const Heading = `h${level}` as 'h1';
  return (
    <Heading ref={heading} tabIndex={-1} class={`${name ?? ''} ${hidden ? 'visually-hidden' : ''}`}>
      {children}
    </Heading>
  );
}

export function Card({ children, title }: { children: ComponentChildren; title?: string }) {
  return (
    <section class="card">
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}

/** Nothing here: what it means, and what one can do. */
export function Empty({ title, hint, children }: { title: string; hint?: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <span class="sun" aria-hidden="true" />
      <p class="empty-title">{title}</p>
      {hint && <p class="soft">{hint}</p>}
      {children && <div class="actions">{children}</div>}
    </div>
  );
}

export function Loading() {
  return (
    <p class="loading" role="status">
      {words.value.app.loading}
    </p>
  );
}

/** Shown where a page could not be loaded; trying again is one press. */
export function LoadFailed({ again }: { again: () => void }) {
  const w = words.value.app;
  return (
    <Empty title={w.failed} hint={w.failedHint}>
      <button type="button" class="button" onClick={again}>
        {w.retry}
      </button>
    </Empty>
  );
}

/** Why something is suggested, beside it. */
export function Why({ children }: { children: ComponentChildren }) {
  return (
    <details class="why">
      <summary>{words.value.home.why}</summary>
      <p>{children}</p>
    </details>
  );
}

export function Unread({ count }: { count: number }) {
  return count > 0 ? <span class="badge">{words.value.app.unread(count)}</span> : null;
}

/** Says that something arrived elsewhere in a list, and brings it: nothing moves before it is pressed. */
export function Moved({ count, label, settle }: { count: number; label: string; settle: () => void }) {
  if (count === 0) return null;
  return (
    <button type="button" class="fresh" onClick={settle}>
      {label}
    </button>
  );
}

/** A button that waits for what it began: pressed twice, it acts once. */
export function Button({ busy, quiet, class: name, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { busy?: boolean; quiet?: boolean; class?: string }) {
  return <button type="button" {...rest} class={`button ${quiet ? 'quiet' : ''} ${name ?? ''}`} aria-disabled={busy || undefined} aria-busy={busy || undefined} />;
}
