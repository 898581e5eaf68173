import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { orderTexts } from '../texts/create-issues';
import type { IssueOrder } from './issue-orders';
import { OrderProgress, OrderRows } from './order-progress';
import { orderCounts, orderRows } from './order-rows';
import { useIssueOrders } from './use-issue-orders';

/** Orders whose panel was closed, or that were begun before this page was opened. */
export function OrdersGoingOn() {
  const { list } = useIssueOrders();
  return list.filter(({ inPanel }) => !inPanel).map((order) => <OrderGoingOn key={order.id} order={order} />);
}

function OrderGoingOn({ order }: { readonly order: IssueOrder }) {
  const { orders, actions } = useIssueOrders();
  const [isOpen, setOpen] = useState(false);
  const { queued } = orderCounts(orderRows(order, actions));
  const mayForget = order.phase !== 'running' && (order.phase !== 'waiting' || queued === 0);
  return (
    <div role="group" aria-label={orderTexts.heading} className="panel stack" data-testid="order-going-on">
      <strong>{orderTexts.heading}</strong>
      <OrderProgress order={order} />
      {isOpen && <OrderRows order={order} />}
      <div className="row">
        <Button
          spacing="compact"
          appearance="subtle"
          aria-expanded={isOpen}
          onClick={() => setOpen((open) => !open)}
        >
          {isOpen ? orderTexts.hideEach : orderTexts.showEach}
        </Button>
        {mayForget && (
          <Button spacing="compact" appearance="subtle" onClick={() => orders.forget(order.id)}>
            {orderTexts.dismiss}
          </Button>
        )}
      </div>
    </div>
  );
}
