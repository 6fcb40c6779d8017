import { useSignal } from '@preact/signals';
import { change } from '../api/ask';
import { CreateTokenDocument } from '../generated/operations';
import { Button } from '../parts/basics';
import { Failed, TextField, useSending } from '../parts/form';
import { words } from '../words';
import { Copyable } from './Copyable';

/** Keys with which programs act in one's name. */
export function Tokens({ again }: { again: () => Promise<void> }) {
  const w = words.value.members;
  const name = useSignal('');
  const token = useSignal('');
  const { busy, failure, submit, form } = useSending(
    async () => {
      const { token: made } = await change(CreateTokenDocument, { input: { name: name.value } });
      token.value = made ?? '';
      name.value = '';
      await again();
    },
    ['name'],
  );
  return (
    <form ref={form} class="card" onSubmit={submit} noValidate>
      <h2>{w.tokens}</h2>
      <p class="hint">{w.tokensHint}</p>
      <TextField label={w.tokenName} value={name} problem={failure.fields.name} />
      <Failed failure={failure} />
      <Button type="submit" quiet busy={busy}>
        {w.createToken}
      </Button>
      {token.value && <Copyable label={w.token} hint={w.tokenOnce} text={token.value} />}
    </form>
  );
}
