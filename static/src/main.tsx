import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { followTheme } from './host';
import { App } from './app';
import { Announcer } from './shared/announcer';
import { CrashGuard } from './shared/crash-guard';
import './shared/page.css';
import { newQueryClient } from './shared/query-client';

void followTheme();

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <CrashGuard>
      <QueryClientProvider client={newQueryClient()}>
        <Announcer>
          <App />
        </Announcer>
      </QueryClientProvider>
    </CrashGuard>,
  );
