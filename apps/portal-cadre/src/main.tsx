import '@shaodao/ui/css/staff.css';
import '@shaodao/portal-staff/css/staff-portal.css';
import { mountPortal } from '@shaodao/portal-kit/mount';
import { applyDisplaySettings } from '@shaodao/ui/display-settings';
import { portal } from './routes.tsx';

applyDisplaySettings();
mountPortal(portal);
