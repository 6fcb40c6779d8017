import { useLocation } from 'preact-iso';
import { SendAgain } from '../access/Confirm';
import { useAnswer } from '../api/answer';
import { signOut } from '../app/session';
import { MySettingsDocument } from '../generated/operations';
import { Button, Card, LoadFailed, Loading, PageTitle } from '../parts/basics';
import { Failed, useSending } from '../parts/form';
import { words } from '../words';
import { Appearance } from './Appearance';
import { PictureForm } from './PictureForm';
import { ProfileForm } from './ProfileForm';
import { Sessions } from './Sessions';
import { Tokens } from './Tokens';
import './members.css';

/** One's own profile and settings. */
export default function Mine() {
  const { members: w, access, settings } = words.value;
  const { data, error, again } = useAnswer(MySettingsDocument, {});
  if (!data?.me) return error ? <LoadFailed again={again} /> : <Loading />;
  const { member, email, emailConfirmed, sessions } = data.me;
  return (
    <div class="page">
      <header class="page-head">
        <PageTitle>{w.myProfile}</PageTitle>
        <SignOut />
      </header>
      <p class="soft">{email}</p>
      <nav class="chips" aria-label={w.myProfile}>
        <a class="chip" href={`/members/${member.id}`}>
          {w.profile}
        </a>
        <a class="chip" href="/me/settings">
          {settings.title}
        </a>
        <a class="chip" href="/me/invitations">
          {w.invitations}
        </a>
      </nav>
      {!emailConfirmed && (
        <Card>
          <p>{access.confirmReminder}</p>
          <SendAgain />
        </Card>
      )}
      <PictureForm member={member} again={again} />
      <ProfileForm key={member.id} member={member} localBodies={data.localBodies} />
      <Appearance />
      <Sessions sessions={sessions} again={again} />
      <Tokens again={again} />
    </div>
  );
}

function SignOut() {
  const { route } = useLocation();
  const { busy, failure, submit } = useSending(async () => {
    await signOut();
    route('/sign-in', true);
  });
  return (
    <div>
      <Failed failure={failure} />
      <Button quiet busy={busy} onClick={submit}>
        {words.value.access.signOut}
      </Button>
    </div>
  );
}
