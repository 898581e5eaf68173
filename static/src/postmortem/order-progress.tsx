import Button from '@atlaskit/button/default/button';
import ProgressBar from '@atlaskit/progress-bar';
import { issueAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';
import { Problem } from '../shared/problem';
import { orderTexts } from '../texts/create-issues';
import { useHere } from './here';
import type { IssueOrder } from './issue-orders';
import { orderCounts, orderRows, type OrderRow } from './order-rows';
import { useIssueOrders } from './use-issue-orders';

/** How far an order is, and what can be done about it. */
export function OrderProgress({ order }: { readonly order: IssueOrder }) {
  const { orders, actions } = useIssueOrders();
  const { all, settled, inJira, queued, unordered, unknown } = orderCounts(orderRows(order, actions));
  const isRunning = order.phase === 'running';
  const isWaiting = order.phase === 'waiting';
  const state = isRunning || isWaiting ? orderTexts.progress(settled, all) : orderTexts.finished(inJira, all);
  return (
    <div className="stack">
      <ProgressBar
        appearance={inJira === all ? 'success' : 'default'}
        ariaLabel={state}
        value={settled / all}
      />
      <p>
        {state}
        {isRunning && <span className="subtle"> {orderTexts.mayClose}</span>}
      </p>
      {order.phase === 'stopped' && <p>{orderTexts.stopped}</p>}
      <Problem text={order.failure} />
      {isWaiting && queued > 0 && <p>{orderTexts.queued(queued)}</p>}
      {isWaiting && unordered > 0 && <p>{orderTexts.unordered(unordered)}</p>}
      {isWaiting && queued === 0 && unknown > 0 && <p>{orderTexts.unknown}</p>}
      {(isRunning || isWaiting) && (
        <div className="row">
          {isWaiting && (
            <Button appearance="primary" onClick={() => orders.goOn(order.id)}>
              {orderTexts.goOn}
            </Button>
          )}
          {(isRunning || queued > 0) && (
            <Button isLoading={order.isStopping} onClick={() => void orders.stop(order.id)}>
              {orderTexts.stop}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** What became of each action of an order. */
export function OrderRows({ order }: { readonly order: IssueOrder }) {
  const { actions } = useIssueOrders();
  return (
    <ul className="plain-list stack">
      {orderRows(order, actions).map((row) => (
        <li key={row.actionId} data-testid="create-row">
          <div>{row.action?.fields.title ?? orderTexts.removedAction}</div>
          <Outcome row={row} />
        </li>
      ))}
    </ul>
  );
}

function Outcome({ row: { state, note, action } }: { readonly row: OrderRow }) {
  const { siteUrl } = useHere();
  const issueKey = action?.issue.issueKey ?? null;
  return (
    <p className="small">
      {state === 'waiting' ? orderTexts.rows[state] : <strong>{orderTexts.rows[state]}</strong>}
      {issueKey !== null && (
        <>
          {' '}
          <SiteLink href={issueAddress(siteUrl, issueKey)}>{issueKey}</SiteLink>
        </>
      )}
      {note && ` ${note}`}
    </p>
  );
}
