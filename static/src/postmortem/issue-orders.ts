import type { CreateAnswer, CreateOutcome } from '../../../src/contract/issues';
import type { FailureAnswer } from '../../../src/contract/failure';
import type { Place } from '../../../src/contract/fields';
import type { ActionView } from '../../../src/contract/postmortem';
import { call, failureOf } from '../backend';
import { newId } from '../shared/new-id';
import { orderTexts } from '../texts/create-issues';
import { keepOrders, readOrders, type KeptOrder } from './kept-orders';
import { isFinal, isInJira } from './order-rows';

/** One press of "Create", until all of it has an outcome. Repeating it never creates anything twice. */
export interface IssueOrder extends KeptOrder {
  /** `waiting`: this page does not ask; what is queued is created without it. */
  readonly phase: 'running' | 'waiting' | 'finished' | 'stopped';
  readonly isStopping: boolean;
  /** By action; what was never answered is missing. */
  readonly told: ReadonlyMap<string, CreateOutcome>;
  /** Why it does not go on, for the person; empty when all is well. */
  readonly failure: string;
  /** The last call was answered, be it with a failure: what the record does not know was not ordered. */
  readonly isAnswered: boolean;
  /** The panel that began it shows it. */
  readonly inPanel: boolean;
}

interface Surroundings {
  readonly place: Place;
  /** Shows these on the page and reads the record again. */
  readonly onActions: (actions: readonly ActionView[]) => Promise<void>;
  readonly announce: (text: string) => void;
}

/** The orders of this page. They outlive the panels that began them, and the page itself. */
export class IssueOrders {
  private orders: readonly IssueOrder[];
  private readonly listeners = new Set<() => void>();

  constructor(private readonly around: Surroundings) {
    this.orders = readOrders(around.place).map((kept) => ({ ...fresh(kept), phase: 'waiting' }));
  }

  readonly list = (): readonly IssueOrder[] => this.orders;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Begins to create the issues of these actions, in a panel; answers the order's id. */
  begin(order: Pick<KeptOrder, 'actionIds' | 'target' | 'extra'>): string {
    const id = newId();
    this.set([...this.orders, { ...fresh({ ...order, id, begunAt: Date.now() }), inPanel: true }]);
    void this.run(id);
    return id;
  }

  goOn(id: string): void {
    if (this.find(id)?.phase !== 'waiting') return;
    this.change(id, { phase: 'running', failure: '', isStopping: false });
    void this.run(id);
  }

  /** What is not begun is taken back at once; what is under way comes to its end. */
  async stop(id: string): Promise<void> {
    const order = this.find(id);
    if (!order || order.isStopping) return;
    this.change(id, { isStopping: true, failure: '' });
    // A call that is under way may order the rest after this, so its end takes it back once more.
    await (order.phase === 'running' ? this.takeBack(id) : this.end(id));
  }

  /** Everything has an outcome, whoever brought it about. */
  finish(id: string): void {
    if (this.find(id)?.phase === 'waiting') this.change(id, { phase: 'finished', failure: '' });
  }

  forget(id: string): void {
    this.set(this.orders.filter((order) => order.id !== id));
  }

  showInPanel(id: string, inPanel: boolean): void {
    this.change(id, { inPanel });
  }

  private async run(id: string): Promise<void> {
    const why = await this.askOn(id);
    const order = this.find(id);
    if (order?.isStopping) await this.end(id);
    else if (why) {
      this.change(id, { phase: 'waiting', failure: why.message, isAnswered: why.code !== 'UNEXPECTED' });
      // Whether anything was ordered the record knows.
      await this.around.onActions([]);
    } else if (order) {
      this.change(id, { phase: 'finished' });
      const inJira = [...order.told.values()].filter(({ outcome }) => isInJira(outcome)).length;
      this.around.announce(orderTexts.finished(inJira, order.actionIds.length));
    }
  }

  /** Null when there is nothing left to ask for; else why it does not go on, for the person. */
  private async askOn(id: string): Promise<FailureAnswer | null> {
    let left = Infinity;
    for (let order = this.find(id); order && !order.isStopping; order = this.find(id)) {
      try {
        const answer = await this.ask(order);
        await this.tell(id, answer);
        if (answer.left === 0) return null;
        // A round in which nothing was begun would be followed by another such.
        if (answer.left >= left) return { code: 'JIRA_UNAVAILABLE', message: '' };
        ({ left } = answer);
      } catch (error) {
        return failureOf(error);
      }
    }
    return null;
  }

  private ask({ id, actionIds, told, target, extra }: IssueOrder): Promise<CreateAnswer> {
    const open = actionIds.filter((actionId) => !isFinal(told.get(actionId)));
    return call('actions.create-issues', {
      place: this.around.place,
      orderId: id,
      actionIds: open,
      target,
      extra,
    });
  }

  private async tell(id: string, { outcomes, actions }: CreateAnswer): Promise<void> {
    const told = new Map(this.find(id)?.told);
    for (const outcome of outcomes) told.set(outcome.actionId, outcome);
    this.change(id, { told });
    const settled = [...told.values()].filter(({ outcome }) => outcome !== 'queued').length;
    this.around.announce(orderTexts.progress(settled, this.find(id)?.actionIds.length ?? settled));
    await this.around.onActions(actions);
  }

  private async end(id: string): Promise<void> {
    const isBack = await this.takeBack(id);
    this.change(id, { phase: isBack ? 'stopped' : 'waiting', isStopping: false });
    if (isBack) this.around.announce(orderTexts.stopped);
    await this.around.onActions([]);
  }

  private async takeBack(id: string): Promise<boolean> {
    try {
      await call('actions.stop-order', { place: this.around.place, orderId: id });
      return true;
    } catch (error) {
      this.change(id, { isStopping: false, failure: orderTexts.notStopped(failureOf(error).message) });
      return false;
    }
  }

  private find(id: string): IssueOrder | undefined {
    return this.orders.find((order) => order.id === id);
  }

  private change(id: string, part: Partial<IssueOrder>): void {
    this.set(this.orders.map((order) => (order.id === id ? { ...order, ...part } : order)));
  }

  private set(orders: readonly IssueOrder[]): void {
    this.orders = orders;
    keepOrders(
      this.around.place,
      orders.filter(({ phase }) => phase === 'running' || phase === 'waiting'),
    );
    for (const listener of this.listeners) listener();
  }
}

const fresh = (kept: KeptOrder): IssueOrder => ({
  ...kept,
  phase: 'running',
  isStopping: false,
  told: new Map(),
  failure: '',
  isAnswered: false,
  inPanel: false,
});
