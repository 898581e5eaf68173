import type { ProductName } from './services/products';
import type { SiteRequest, SiteResponse } from './site/protocol';

/** One way in which a request of the app, or an answer of the site, is not what Atlassian documents. */
export interface ContractViolation {
  readonly check: string;
  readonly what: string;
  readonly problem: string;
}

export class ContractChecks {
  readonly violations: ContractViolation[] = [];

  async inspect(_product: ProductName, _request: SiteRequest, _response: SiteResponse): Promise<void> {}

  close(): Promise<void> {
    return Promise.resolve();
  }
}
