import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { language } from './language/language.js';
import { applyStoredTheme } from './theme/theme.js';
import './styles/tokens.css';
import './styles/page.css';
import './styles/player.css';
import './styles/chat.css';
import './styles/message.css';
import './styles/composer.css';
import './styles/dialog.css';

applyStoredTheme();
document.documentElement.lang = language;
const page = document.getElementById('page');
if (page)
  createRoot(page).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
