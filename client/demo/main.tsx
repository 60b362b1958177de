import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ChatProvider } from '../src/react/index.js';
import { address } from './address.js';
import { App } from './app.js';
import { language } from './language/language.js';
import { applyStoredTheme } from './theme/theme.js';
import '../src/react/styles/style.css';
import './styles/page.css';
import './styles/player.css';
import './styles/chat.css';

applyStoredTheme();
document.documentElement.lang = language;
const page = document.getElementById('page');
if (page)
  createRoot(page).render(
    <StrictMode>
      <ChatProvider locale={language} token={address.token} transports={address.transports}>
        <App />
      </ChatProvider>
    </StrictMode>,
  );
