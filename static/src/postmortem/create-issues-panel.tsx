import Button from '@atlaskit/button/default/button';
import { useEffect, useId, useRef, useState } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { createTexts, orderTexts } from '../texts/create-issues';
import { sharedTexts } from '../texts/shared';
import { CreateQuestion } from './create-question';
import type { IssueOrder } from './issue-orders';
import { LinkIssuePanel } from './link-issue-panel';
import { OrderProgress, OrderRows } from './order-progress';
import { orderRows, toOrderAgain } from './order-rows';
import { useIssueOrders } from './use-issue-orders';

/** As many as one order takes. */
const MOST = 200;

interface CreateIssuesPanelProps {
  readonly actions: readonly ActionView[];
  readonly onClose: () => void;
}

/**
 * Asks where the issues go, then shows how far they are. It stands beside the button that opened it: the frame is as
 * tall as its content, so a modal would open somewhere off the screen. Closing it stops nothing.
 */
export function CreateIssuesPanel({ actions: given, onClose }: CreateIssuesPanelProps) {
  const { orders, list } = useIssueOrders();
  // What was asked for stays on the list while the page around it changes.
  const [asked, setAsked] = useState<readonly ActionView[]>(() => given.slice(0, MOST));
  const [orderId, setOrderId] = useState<string | null>(null);
  const [linking, setLinking] = useState<ActionView | null>(null);
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [orderId]);
  useEffect(() => {
    if (orderId === null) return;
    orders.showInPanel(orderId, true);
    return () => orders.showInPanel(orderId, false);
  }, [orders, orderId]);
  const order = list.find(({ id }) => id === orderId);

  const forget = () => {
    if (order && (order.phase === 'finished' || order.phase === 'stopped')) orders.forget(order.id);
  };
  const close = () => {
    forget();
    onClose();
  };

  if (linking) return <LinkIssuePanel action={linking} onClose={onClose} />;
  const [only, ...others] = asked;
  return (
    <div
      role="dialog"
      aria-labelledby={titleId}
      className="panel stack"
      data-testid="create-issues"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <h3 id={titleId} ref={title} tabIndex={-1}>
        {createTexts.title(asked.length)}
      </h3>
      {order ? (
        <OrderInPanel
          order={order}
          onClose={close}
          onAgain={(again) => {
            orders.forget(order.id);
            setAsked(again);
            setOrderId(null);
          }}
        />
      ) : (
        <>
          {given.length > MOST && <p>{createTexts.tooMany(MOST, given.length - MOST)}</p>}
          <CreateQuestion
            actions={asked}
            onCreate={(target, extra) =>
              setOrderId(orders.begin({ actionIds: asked.map(({ id }) => id), target, extra }))
            }
            onLink={only && others.length === 0 ? () => setLinking(only) : undefined}
            onClose={close}
          />
        </>
      )}
    </div>
  );
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
