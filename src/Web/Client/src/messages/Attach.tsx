import { useRef } from 'preact/hooks';
import { Button } from '../parts/basics';
import { Icon } from '../parts/Icon';
import { words } from '../words';
import { sizeOf } from './sizes';
import type { Chosen, useFiles } from './useFiles';

/** Opens the device's own choice of files. */
export function Attach({ add }: { add: (files: Iterable<File>) => void }) {
  const w = words.value.messages;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="icon-button" aria-label={w.attach} title={w.attachHint} onClick={() => input.current?.click()}>
        <Icon name="clip" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={w.attach}
        onChange={(event) => {
          add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** The files that leave with the next message. */
export function ChosenFiles({ files }: { files: Pick<ReturnType<typeof useFiles>, 'chosen' | 'problem' | 'remove' | 'retry'> }) {
  const w = words.value.messages;
  return (
    <div role="status">
      {files.chosen.length > 0 && (
        <ul class="chosen-files" aria-label={w.attached}>
          {files.chosen.map((one) => (
            <ChosenFile key={one.key} one={one} remove={() => files.remove(one.key)} retry={() => files.retry(one.key)} />
          ))}
        </ul>
      )}
      {files.problem && <p class="problem">{files.problem}</p>}
      {files.chosen.length > 0 && <p class="soft small">{w.attachHint}</p>}
    </div>
  );
}

function ChosenFile({ one, remove, retry }: { one: Chosen; remove: () => void; retry: () => void }) {
  const { messages: w, app } = words.value;
  const { name, size } = one.file;
  return (
    <li class={one.given ? undefined : 'waiting'}>
      <Icon name="file" />
      <div class="file-words">
        <b>{name}</b>
        {one.problem ? <p class="problem small">{one.problem}</p> : <p class="soft small">{one.given ? `${w.ready}, ${sizeOf(size)}` : w.uploading}</p>}
      </div>
      {one.problem && (
        <Button quiet onClick={retry}>
          {app.retry}
        </Button>
      )}
      <button type="button" class="icon-button" aria-label={w.removeFile(name)} onClick={remove}>
        <Icon name="close" />
      </button>
    </li>
  );
}
