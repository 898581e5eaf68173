import Button from '@atlaskit/button/default/button';
import { useEffect, useId, useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { createTexts, orderTexts } from '../texts/create-issues';
import { sharedTexts } from '../texts/shared';
import { CreateQuestion } from './create-question';
import type { IssueOrder } from './issue-orders';
import { LinkIssuePanel } from './link-issue-panel';
import { OrderProgress, OrderRows } from './order-progress';
import { allCreated, orderRows, toOrderAgain } from './order-rows';
import { useIssueOrders } from './use-issue-orders';

/** As many as one order takes. */
const MOST = 200;

interface CreateIssuesPanelProps {
  readonly actions: readonly ActionView[];
  readonly nameOf: (accountId: string) => string;
  /** Every issue is there and there is nothing to be read about any. The panel is closed, too. */
  readonly onCreated: (actions: readonly ActionView[]) => void;
  readonly onClose: () => void;
}

/**
 * Asks where the issues go, then shows how far they are. It stands at what opened it: the frame is as tall as its
 * content, so a modal would open somewhere off the screen. Closing it stops nothing; when all went well it closes
 * itself.
 */
export function CreateIssuesPanel({ actions: given, nameOf, onCreated, onClose }: CreateIssuesPanelProps) {
  const { orders, list, actions: known } = useIssueOrders();
  // What was asked for stays on the list while the page around it changes.
  const [asked, setAsked] = useState<readonly ActionView[]>(() => given.slice(0, MOST));
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(() => new Set());
  const [orderId, setOrderId] = useState<string | null>(null);
  const [linking, setLinking] = useState<ActionView | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [orderId]);
  useEffect(() => {
    if (orderId === null) return;
    orders.showInPanel(orderId, true);
    return () => orders.showInPanel(orderId, false);
  }, [orders, orderId]);
  const order = list.find(({ id }) => id === orderId);
  const isOver = order?.phase === 'finished' || order?.phase === 'stopped';

  const close = () => {
    if (order && isOver) orders.forget(order.id);
    onClose();
  };
  const created = order?.phase === 'finished' ? allCreated(orderRows(order, known)) : null;
  useEffect(() => {
    if (created === null) return;
    close();
    onCreated(created);
  });

  if (linking) return <LinkIssuePanel action={linking} onClose={onClose} />;
  const chosen = asked.filter(({ id }) => !unticked.has(id));
  const [only, ...others] = asked;
  return (
    <div
      ref={panel}
      role="dialog"
      aria-labelledby={titleId}
      className="panel stack"
      // As high as the question was: nothing below it moves under the pointer that pressed "Create".
      style={order ? { minHeight: height, boxSizing: 'border-box' } : undefined}
      data-testid="create-issues"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <h3 id={titleId} ref={title} tabIndex={-1}>
        {createTexts.title(order ? order.actionIds.length : chosen.length)}
      </h3>
      {order ? (
        <OrderInPanel
          order={order}
          onClose={close}
          onAgain={(again) => {
            orders.forget(order.id);
            setAsked(again);
            setUnticked(new Set());
            setOrderId(null);
          }}
        />
      ) : (
        <>
          {given.length > MOST && <p>{createTexts.tooMany(MOST, given.length - MOST)}</p>}
          <CreateQuestion
            actions={asked}
            chosen={chosen}
            nameOf={nameOf}
            onTick={(id) => setUnticked((before) => toggled(before, id))}
            onCreate={(target, extra) => {
              setHeight(panel.current?.offsetHeight ?? 0);
              setOrderId(orders.begin({ actionIds: chosen.map(({ id }) => id), target, extra }));
            }}
            onLink={only && others.length === 0 ? () => setLinking(only) : undefined}
            onClose={close}
          />
        </>
      )}
    </div>
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface OrderInPanelProps {
  readonly order: IssueOrder;
  readonly onAgain: (actions: readonly ActionView[]) => void;
  readonly onClose: () => void;
}

function OrderInPanel({ order, onAgain, onClose }: OrderInPanelProps) {
  const { actions } = useIssueOrders();
  const rows = orderRows(order, actions);
  const again = toOrderAgain(rows);
  // What is queued is created with what was given; only an order without any can be made another one.
  const isFree =
    order.phase !== 'running' && !rows.some(({ state }) => state === 'queued' || state === 'creating');
  return (
    <>
      <OrderProgress order={order} />
      <OrderRows order={order} />
      <div className="row">
        {isFree && again.length > 0 && (
          <Button onClick={() => onAgain(again)}>
            {again.length === rows.length ? orderTexts.change : orderTexts.rest(again.length)}
          </Button>
        )}
        <Button appearance="subtle" onClick={onClose}>
          {sharedTexts.close}
        </Button>
      </div>
    </>
  );
}
