import { useAnswer } from '../api/answer';
import { RevisionsDocument, type PostShownFragment } from '../generated/operations';
import { LoadFailed, Loading } from '../parts/basics';
import { Dialog } from '../parts/Dialog';
import { Prose } from '../parts/Prose';
import { Time } from '../parts/Time';
import { words } from '../words';

/** Every wording of a post, the latest first. */
export function History({ post, onClose }: { post: PostShownFragment; onClose: () => void }) {
  const w = words.value.forum;
  const { data, error, again } = useAnswer(RevisionsDocument, { id: post.id });
  const revisions = data?.node && 'revisions' in data.node ? [...data.node.revisions].reverse() : [];
  return (
    <Dialog title={w.historyTitle} onClose={onClose}>
      <section class="version">
        <h3>{w.current}</h3>
        <Prose html={post.html} />
      </section>
      {!data && (error ? <LoadFailed again={again} /> : <Loading />)}
      {revisions.map((revision) => (
        <section class="version" key={revision.number}>
          <h3>
            {w.version(revision.number)}, <Time at={revision.writtenAt} beside="post" />
          </h3>
          <Prose html={revision.html} />
        </section>
      ))}
    </Dialog>
  );
}
