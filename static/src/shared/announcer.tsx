import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

const Announce = createContext<(text: string) => void>(() => undefined);

/** Says what has happened to people who cannot see it: saved, failed, five of seven created. */
export function useAnnounce(): (text: string) => void {
  return useContext(Announce);
}

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  return (
    <Announce.Provider value={announce}>
      {children}
      <div role="status" aria-live="polite" className="unseen" data-testid="announcements">
        {/* The key makes a repeated text a new one, so that it is read again. */}
        <span key={said.turn}>{said.text}</span>
      </div>
    </Announce.Provider>
  );
}
