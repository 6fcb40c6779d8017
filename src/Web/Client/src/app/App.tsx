import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { Empty, LoadFailed, Loading, PageTitle } from '../parts/basics';
import { words } from '../words';
import { Announcer, Front, Shell } from './Shell';
import { noteMove } from './navigation';
import * as pages from './pages';
import { loadMe, me, startFailed } from './session';
import { onGo } from './worker';

export function App() {
  return (
    <LocationProvider>
      <Doors />
      <Announcer />
    </LocationProvider>
  );
}

const doors = /^\/(sign-in|forgot|join|confirm|reset)(\/|$)/;

/** Pages for those who are not signed in, and the house for those who are. */
function Doors() {
  const { path, route } = useLocation();
  useEffect(() => onGo(route), []);
  if (startFailed.value) return <Front><LoadFailed again={() => void loadMe()} /></Front>;
  if (me.value === undefined) return <Loading />;
  if (doors.test(path)) return <Front><FrontPages /></Front>;
  return me.value ? <Shell><Pages /></Shell> : <Front><ToSignIn /></Front>;
}

function FrontPages() {
  return (
    <Router onRouteChange={noteMove}>
      <Route path="/sign-in" component={pages.SignIn} />
      <Route path="/forgot" component={pages.Forgotten} />
      <Route path="/join/:token" component={pages.Join} />
      <Route path="/confirm/:id" component={pages.Confirm} />
      <Route path="/reset/:id" component={pages.Reset} />
      <Route default component={NotFound} />
    </Router>
  );
}

function Pages() {
  useEffect(() => {
    const idle = setTimeout(() => void pages.bringPages(), 2_000);
    return () => clearTimeout(idle);
  }, []);
  return (
    <Router onRouteChange={noteMove}>
      <Route path="/" component={pages.Home} />
      <Route path="/communities" component={pages.Find} />
      <Route path="/communities/new" component={pages.Found} />
      <Route path="/c/:slug/:where*" component={pages.Community} />
      <Route path="/members/:id" component={pages.Profile} />
      <Route path="/me" component={pages.Mine} />
      <Route path="/me/invitations" component={pages.Invitations} />
      <Route path="/me/settings" component={pages.Settings} />
      <Route path="/notifications" component={pages.Notifications} />
      <Route path="/search" component={pages.Search} />
      <Route path="/messages/:where?" component={pages.Messages} />
      <Route path="/talk" component={pages.Talk} />
      <Route path="/parts" component={pages.Examples} />
      <Route default component={NotFound} />
    </Router>
  );
}

/** Signing in leads back to the page that was asked for. */
function ToSignIn() {
  const { url, route } = useLocation();
  useEffect(() => route(url === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(url)}`, true), []);
  return null;
}

export function NotFound() {
  const w = words.value.app;
  return (
    <div class="page">
      <PageTitle hidden>{w.notFound}</PageTitle>
      <Empty title={w.notFound} hint={w.notFoundHint}>
        <a class="button" href="/">
          {w.goHome}
        </a>
      </Empty>
    </div>
  );
}
