import type { Operation } from '@shaodao/contracts/kit';
import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { Component, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { LooksContext } from './answer.tsx';
import type { Looks } from './answer.tsx';
import { createClient } from './api/client.ts';
import type { Client } from './api/client.ts';
import { ClientContext, createCache } from './api/context.ts';
import { keyOf } from './api/query.ts';
import { forgetAnswers, forgetWhose, rememberAnswers } from './offline/remembered.ts';
import { createMemoryVault } from './offline/memory.ts';
import { createOutbox } from './offline/outbox.ts';
import { OutboxContext, useSending } from './offline/use-outbox.ts';
import { canKeep, createVault } from './offline/vault.ts';
import { forgetShown, LeaveContext, sessionKey, useSession } from './session/session.ts';

const none: readonly Operation[] = [];

/** API, cache, session and outbox for everything below; tests use it with a client of their own. */
export function PortalProviders({ looks, queued = none, remembered = none, client, cache, children }:
  { looks: Looks; queued?: readonly Operation[]; remembered?: readonly Operation[]; client?: Client; cache?: QueryClient; children: ReactNode }) {
  const made = useMemo(() => {
    const store = cache ?? createCache();
    return { cache: store, client: client ?? createClient({ onSignedOut: () => store.setQueryData(sessionKey, null) }) };
  }, [client, cache]);
  return (
    <QueryClientProvider client={made.cache}>
      <ClientContext value={made.client}>
        <LooksContext value={looks}>
          <Boundary looks={looks}>
            <Keeping client={made.client} cache={made.cache} queued={queued} remembered={remembered}>{children}</Keeping>
          </Boundary>
        </LooksContext>
      </ClientContext>
    </QueryClientProvider>
  );
}

/** Outbox and remembered answers of who is signed in; they change hands with the session and are wiped on sign-out. */
function Keeping({ client, cache, queued, remembered, children }: { client: Client; cache: QueryClient; queued: readonly Operation[]; remembered: readonly Operation[]; children: ReactNode }) {
  const session = useSession();
  const ownerId = session.me?.personId ?? null;
  const held = useMemo(() => {
    if (ownerId === null) return null;
    const isDurable = canKeep();
    const vault = isDurable ? createVault(ownerId) : createMemoryVault();
    const onSent = (operation: Operation) => void cache.invalidateQueries({ queryKey: keyOf(operation, 2) });
    return { vault, isDurable, outbox: createOutbox({ client, vault, operations: queued, onSent }) };
  }, [ownerId, client, cache, queued]);
  useSending(held?.outbox ?? null);
  const wasIn = useRef(false);
  // However a session ended – by its owner, its age or from another device –, a shared desk shows the next person nothing of it.
  const isOut = session.state === 'out';
  useEffect(() => {
    if (!isOut) return;
    if (wasIn.current) forgetShown(cache);
    wasIn.current = false;
    void forgetAnswers();
  }, [isOut, cache]);
  useEffect(() => {
    wasIn.current ||= ownerId !== null;
  }, [ownerId]);
  useEffect(() => (held?.isDurable ? rememberAnswers(cache, held.vault, remembered) : undefined), [held, cache, remembered]);
  const leave = useMemo(() => async () => {
    forgetWhose();
    await held?.outbox.wipe();
  }, [held]);
  return (
    <LeaveContext value={leave}>
      <OutboxContext value={held}>{children}</OutboxContext>
    </LeaveContext>
  );
}

/** Catches what no contract foresees; going on is one tap away. */
class Boundary extends Component<{ looks: Looks; children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };
  static getDerivedStateFromError() {
    return { isBroken: true };
  }
  override componentDidCatch(error: unknown) {
    console.error(error);
  }
  override render() {
    const { Crash } = this.props.looks;
    if (!this.state.isBroken) return this.props.children;
    return <><BackStep onBack={() => this.setState({ isBroken: false })} /><Crash again={() => location.reload()} /></>;
  }
}
/** The back button leaves a broken page. */
function BackStep({ onBack }: { onBack: () => void }) {
  useEffect(() => {
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  });
  return null;
}
