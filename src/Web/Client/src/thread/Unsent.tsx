import { connected } from '../live/connection';
import { Button } from '../parts/basics';
import { words } from '../words';
import type { Waiting } from './outgoing';
import { outgoing } from './sending';

/** How it stands with what the hub has not accepted yet, and what one can do. */
export function Unsent({ waiting, takeBack }: { waiting: Waiting; takeBack: (waiting: Waiting) => void }) {
  const { thread: w, app } = words.value;
  if (!waiting.refused) return <p class="soft small">{outgoing.stuck.value || connected.value === 'away' ? w.waiting : w.sending}</p>;
  return (
    <>
      <p class="problem" role="alert">
        {w.refused} {waiting.refused}
      </p>
      <div class="actions">
        <Button quiet onClick={() => outgoing.retry(waiting.key)}>
          {app.retry}
        </Button>
        <Button
          quiet
          onClick={() => {
            outgoing.drop(waiting.key);
            takeBack(waiting);
          }}
        >
          {w.takeBack}
        </Button>
      </div>
    </>
  );
}

/** What is still to be shown as waiting: what the hub has taken already is shown once, even before it has answered. */
export function stillWaiting(waiting: Waiting[], mine: { body: string; at: string }[]): Waiting[] {
  return waiting.filter((one) => one.refused || !mine.some(({ body, at }) => body === one.body.trim() && at >= one.at));
}
