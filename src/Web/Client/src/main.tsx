import { render } from 'preact';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/shell.css';
import { App } from './app/App';
import { startFollowing } from './app/following';
import { loadMe } from './app/session';
import { startTheme } from './app/theme';
import { startWords } from './words';

startTheme();
void startWords().then(() => render(<App />, document.getElementById('app')!));
void loadMe();
startFollowing();
