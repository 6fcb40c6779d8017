import { useSignal } from '@preact/signals';
import { NoPushService, pushState, subscribe, unsubscribe } from '../notifications/push';
import { toast } from '../parts/announce';
import { Switch } from '../parts/Switch';
import { words } from '../words';

/** Whether this browser receives notifications while no window of the hub is open in it. */
export function PushSwitch() {
  const w = words.value.settings;
  const state = useSignal(pushState());
  const silent = useSignal(false);
  const keep = async (on: boolean) => {
    silent.value = false;
    try {
      await (on ? subscribe() : unsubscribe());
    } catch (error) {
      if (!(error instanceof NoPushService)) throw error;
      silent.value = true;
    }
    state.value = pushState();
    if (on === (state.value === 'on')) toast(on ? w.pushOn : w.pushOff);
  };
  if (state.value !== 'on' && state.value !== 'off') {
    return (
      <>
        <p>
          <b>{w.push}</b>
        </p>
        <p role="status">{w.pushNot[state.value]}</p>
      </>
    );
  }
  return (
    <div>
      <Switch label={w.push} hint={w.pushHint} on={state.value === 'on'} keep={keep} />
      <p role="status">{silent.value && w.pushFailed}</p>
    </div>
  );
}
