import { useSignal } from '@preact/signals';
import { words } from '../words';
import { Button } from './basics';

/** The rest of a list, when it is asked for. */
export function More({ more }: { more: (() => Promise<void>) | null }) {
  const busy = useSignal(false);
  if (!more) return null;
  const bring = async () => {
    if (busy.peek()) return;
    busy.value = true;
    await more().finally(() => (busy.value = false));
  };
  return (
    <div class="more">
      <Button quiet busy={busy.value} onClick={bring}>
        {words.value.app.showMore}
      </Button>
    </div>
  );
}
