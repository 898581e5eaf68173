import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { ActionView } from '../../../src/contract/postmortem';
import { useAnnounce } from '../shared/announcer';
import { useHere } from './here';
import { IssueOrders, type IssueOrder } from './issue-orders';
import { orderCounts, orderRows } from './order-rows';
import { withActions } from './record';
import { useRecordChanged } from './use-open';

interface OrdersHere {
  readonly orders: IssueOrders;
  /** All actions of the record as it stands now. */
  readonly actions: readonly ActionView[];
}

const OrdersContext = createContext<OrdersHere | null>(null);

/** What an answer says is on the screen before the record is; only what lasts as long is true of both. */
const RECORD_FOLLOWS_MS = 1000;

/** Around everything that begins or shows orders, so that they live on when a panel is closed. */
export function IssueOrdersProvider({
  actions,
  children,
}: {
  readonly actions: readonly ActionView[];
  readonly children: ReactNode;
}) {
  const { place } = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const [orders] = useState(
    () => new IssueOrders({ place, announce, onActions: (settled) => recordChanged(withActions(settled)) }),
  );
  const list = useSyncExternalStore(orders.subscribe, orders.list);
  useEffect(() => {
    const over = list.filter((order) => {
      const { all, settled } = orderCounts(orderRows(order, actions));
      return order.phase === 'waiting' && settled === all;
    });
    if (over.length === 0) return;
    const timer = setTimeout(() => {
      for (const { id } of over) orders.finish(id);
    }, RECORD_FOLLOWS_MS);
    return () => clearTimeout(timer);
  }, [orders, list, actions]);
  return <OrdersContext.Provider value={{ orders, actions }}>{children}</OrdersContext.Provider>;
}

export interface OrdersNow extends OrdersHere {
  readonly list: readonly IssueOrder[];
}

export function useIssueOrders(): OrdersNow {
  const here = useContext(OrdersContext);
  if (here === null) throw new Error('useIssueOrders needs IssueOrdersProvider around it.');
  const list = useSyncExternalStore(here.orders.subscribe, here.orders.list);
  return { ...here, list };
}
