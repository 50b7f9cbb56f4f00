import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@shaodao/ui/css/staff.css';
import { ToastProvider } from '@shaodao/ui/toast';
import { en, WordingContext, zh } from '@shaodao/ui/wording';
import { applyDisplaySettings, changeDisplaySettings, parseDisplaySettings } from '@shaodao/ui/display-settings';
import { pages } from './pages.tsx';

const asked = new URLSearchParams(location.search);
const page = pages[asked.get('page') ?? 'index'] ?? pages['index'];
const dress = asked.get('dress') ?? page?.dress ?? 'villager';
document.documentElement.dataset['dress'] = dress;
applyDisplaySettings();
if (asked.has('size') || asked.has('contrast')) {
  changeDisplaySettings(parseDisplaySettings(JSON.stringify({ size: asked.get('size'), contrast: asked.get('contrast') })));
}
const root = document.getElementById('root');
if (!root || !page) throw new Error('The gallery lacks its root element or its index page');
createRoot(root).render(
  <StrictMode>
    <WordingContext value={asked.get('lang') === 'en' ? en : zh}>
      <ToastProvider vanishAfterMs={dress === 'staff' ? 8000 : undefined}><page.Page /></ToastProvider>
    </WordingContext>
  </StrictMode>,
);
