import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon';

/** Actions that are used seldom, behind one button. Closes on Escape, on a press elsewhere, and after an action. */
export function Menu({ label, children }: { label: string; children: ComponentChildren }) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = (focus: boolean) => {
    if (!details.current?.open) return;
    details.current.open = false;
    if (focus) details.current.querySelector('summary')?.focus();
  };
  useEffect(() => {
    const elsewhere = (event: Event) => {
      if (!details.current?.contains(event.target as Node)) close(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
    };
  }, []);
  return (
    <details class="menu" ref={details} onKeyDown={(event) => event.key === 'Escape' && close(true)}>
      <summary class="icon-button" aria-label={label}>
        <Icon name="more" />
      </summary>
      <div class="menu-items" onClick={() => close(false)}>
        {children}
      </div>
    </details>
  );
}
