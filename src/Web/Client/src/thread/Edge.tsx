import { useEffect, useRef } from 'preact/hooks';

/** An end of what is shown of a thread: brings more when it comes into view, or when it is pressed. */
export function Edge({ shown, label, bring }: { shown: boolean; label: string; bring: () => Promise<void> }) {
  const edge = useRef<HTMLDivElement>(null);
  const busy = useRef(false);
  const go = async () => {
    if (busy.current) return;
    busy.current = true;
    await bring();
    busy.current = false;
  };
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    if (!shown || !edge.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && void latest.current(), {
      root: edge.current.parentElement,
      rootMargin: '300px',
    });
    observer.observe(edge.current);
    return () => observer.disconnect();
  });
  if (!shown) return null;
  return (
    <div class="edge" ref={edge}>
      <button type="button" class="link" onClick={() => void go()}>
        {label}
      </button>
    </div>
  );
}
