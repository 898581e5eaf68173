import { CLOUD_ID, type SiteResponse } from './site/protocol';

/**
 * Which of the site's products the installation of the app reaches. Confluence is required, so it always is;
 * Jira is optional: an admin connects it apart. What the platform answers while it is not is documented
 * nowhere; here every request of the app is refused with an empty body.
 */
export class Connections {
  private refusal: 401 | 403 | undefined;

  /** `refusal`: status of every answer to the app while Jira is not connected. */
  setJira(connected: boolean, refusal: 401 | 403 = 403): void {
    this.refusal = connected ? undefined : refusal;
  }

  /** The answer to a request of the app, when its product is not connected. */
  refuse(product: 'jira' | 'confluence'): SiteResponse | undefined {
    return product === 'jira' && this.refusal !== undefined ? { status: this.refusal } : undefined;
  }

  /** Whether events of that type reach the app. */
  hears(eventType: string): boolean {
    return this.refusal === undefined || !eventType.startsWith('avi:jira:');
  }

  /** ARIs of the sites, as functions see them in `installation.contexts`. */
  contexts(): readonly string[] {
    const products = this.refusal === undefined ? ['confluence', 'jira'] : ['confluence'];
    return products.map((product) => `ari:cloud:${product}::site/${CLOUD_ID}`);
  }
}
