import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { App } from './app';
import { Announcer } from './shared/announcer';
import { CrashGuard } from './shared/crash-guard';
import { newQueryClient } from './shared/query-client';

/** Everything that any screen needs around it. */
export function Root() {
  const [client] = useState(newQueryClient);
  return (
    <CrashGuard>
      <QueryClientProvider client={client}>
        <Announcer>
          <App />
        </Announcer>
      </QueryClientProvider>
    </CrashGuard>
  );
}
