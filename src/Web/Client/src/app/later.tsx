import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Empty, Loading } from '../parts/basics';
import { words } from '../words';

/** A page whose code comes when it is opened, or before, when there is nothing else to do. */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>) {
  let Page: ComponentType<P> | undefined;
  const bring = async () => {
    Page ??= (await load()).default;
  };

  function Later(props: P) {
    const [state, show] = useState<'loading' | 'shown' | 'failed'>(Page ? 'shown' : 'loading');
    useEffect(() => {
      // Also where it came between the first look and now.
      bring().then(() => show('shown'), () => show('failed'));
    }, []);
    if (Page) return <Page {...props} />;
    return state === 'failed' ? <Outdated /> : <Loading />;
  }

  Later.bring = () => bring().catch(() => {});
  return Later;
}

/** The code of a page is no longer there: the hub was renewed since this window was opened, or the network is away. */
function Outdated() {
  const w = words.value.app;
  return (
    <Empty title={w.updated} hint={w.failedHint}>
      <button type="button" class="button" onClick={() => location.reload()}>
        {w.reload}
      </button>
    </Empty>
  );
}
