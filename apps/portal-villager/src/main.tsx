import '@shaodao/ui/css/villager.css';
import './villager.css';
import { mountPortal } from '@shaodao/portal-kit/mount';
import { applyDisplaySettings } from '@shaodao/ui/display-settings';
import { portal } from './routes.tsx';

applyDisplaySettings();
mountPortal(portal);
