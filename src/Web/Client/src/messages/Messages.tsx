import { Empty, PageTitle } from '../parts/basics';
import { words } from '../words';

/** Says what is not there yet, and where to go meanwhile. */
export default function Messages() {
  const { messages: w, app } = words.value;
  return (
    <div class="page">
      <PageTitle>{w.title}</PageTitle>
      <Empty title={w.none} hint={w.noneHint}>
        <a class="button" href="/communities">
          {w.forums}
        </a>
        <a class="button quiet" href="/talk">
          {app.talk}
        </a>
      </Empty>
    </div>
  );
}
