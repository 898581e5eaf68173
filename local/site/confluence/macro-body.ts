import type { Route } from '../protocol';
import { findMacros, textAttribute } from './adf';
import { ok, refuseV1 } from './answers';
import { findPage, type Confluence } from './context';
import { latest } from './state';

/** The macro of a page by its local id; version 0 is the latest. */
export function macroBody(confluence: Confluence): Route[] {
  return [
    {
      method: 'GET',
      path: '/wiki/rest/api/content/{id}/history/{version}/macro/id/{macroId}',
      scopes: [['read:confluence-content.all'], ['read:content.metadata:confluence']],
      handle: (request) => {
        const found = findPage(confluence, request);
        if ('refusal' in found) return refuseV1(404, 'No content found with this id');
        const asked = request.params['version'] ?? '0';
        const version =
          asked === '0'
            ? latest(found.page)
            : found.page.versions.find((candidate) => String(candidate.number) === asked);
        const macro =
          version &&
          findMacros(version.body).find(
            (node) => textAttribute(node, 'localId') === request.params['macroId'],
          );
        if (!macro) return refuseV1(404, 'No macro found on this page with this id');
        const { extensionKey, parameters } = macro.attrs ?? {};
        return ok({ name: extensionKey, body: '', parameters, _links: {} });
      },
    },
  ];
}
