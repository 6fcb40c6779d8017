import { useSignal } from '@preact/signals';
import type { FileShown } from '../live/events';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { words } from '../words';
import { sizeOf } from './sizes';

/** The files that came with a message: pictures as pictures, the others as a line each. */
export function Files({ files }: { files: FileShown[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="files">
      {files.map((file) => (
        <li key={file.id}>{file.thumbnailUrl ? <PictureFile file={file} thumbnail={file.thumbnailUrl} /> : <FileLine file={file} />}</li>
      ))}
    </ul>
  );
}

function PictureFile({ file, thumbnail }: { file: FileShown; thumbnail: string }) {
  const w = words.value.messages;
  const open = useSignal(false);
  // With its size known, nothing moves when it comes.
  const size = { width: file.width ?? undefined, height: file.height ?? undefined };
  return (
    <>
      <button type="button" class="picture-file" aria-label={w.openPicture(file.name)} onClick={() => (open.value = true)}>
        <img src={thumbnail} alt="" loading="lazy" {...size} />
      </button>
      {open.value && (
        <Dialog title={file.name} onClose={() => (open.value = false)}>
          <img class="whole-picture" src={file.url} alt={file.name} {...size} />
          <div class="actions">
            <a class="button quiet" href={file.url} download={file.name}>
              {w.download}
            </a>
          </div>
        </Dialog>
      )}
    </>
  );
}

function FileLine({ file }: { file: FileShown }) {
  return (
    <a class="file-line" href={file.url} download={file.name}>
      <span class="visually-hidden">{words.value.messages.download} </span>
      <Icon name="file" />
      <span class="file-words">
        <b>{file.name}</b>
        <span class="soft small">{sizeOf(file.size)}</span>
      </span>
      <Icon name="down" />
    </a>
  );
}
