import type { FrameSpec } from '../frame-spec';
import type { OfferedMacro } from '../pages/page-edit';
import type { AdfNode } from '../../site/confluence/state';
import { commandsOn, FIXED } from './commands';
import { openDialog } from './dialogs';
import type { Block } from './editor-blocks';
import { element } from './element';
import { Frame } from './frame';

export type MacroConfig = Readonly<Record<string, unknown>>;

/** A macro of the app in the editor: previewed, configured again, or removed. */
export class MacroBlock implements Block {
  readonly element: HTMLElement;
  private frame: Frame | undefined;
  private readonly preview = element('div', { class: 'app-frame' });

  constructor(
    private readonly macro: OfferedMacro,
    private readonly pageId: string,
    private node: AdfNode,
    removed: (block: MacroBlock) => void,
  ) {
    const name = element('span', { class: 'macro-name' }, macro.title);
    const bar = element('div', { class: 'macro-bar' }, name);
    if (macro.config) {
      const edit = element('button', { type: 'button', class: 'link' }, `Configure ${macro.title}`);
      edit.addEventListener('click', () => this.configure());
      bar.append(edit);
    }
    const remove = element('button', { type: 'button', class: 'link' }, `Remove ${macro.title}`);
    remove.addEventListener('click', () => removed(this));
    bar.append(remove);
    this.element = element('div', { class: 'macro-block', 'data-macro': localIdOf(node) }, bar, this.preview);
    this.show();
  }

  toNode(): AdfNode {
    return this.node;
  }

  remove(): void {
    this.frame?.remove();
    this.element.remove();
  }

  private configure(): void {
    const config = configOf(this.node);
    configureMacro(
      this.macro,
      { pageId: this.pageId, localId: localIdOf(this.node), config, isInserting: false },
      (changed) => {
        this.node = macroNode(this.macro, localIdOf(this.node), changed);
        this.show();
      },
    );
  }

  private show(): void {
    this.frame?.remove();
    const { key: moduleKey, resource, title } = this.macro;
    const editing = { config: configOf(this.node) };
    const spec: FrameSpec = {
      moduleKey,
      resource,
      title,
      localId: localIdOf(this.node),
      pageId: this.pageId,
      editing,
    };
    this.frame = new Frame(spec, commandsOn(FIXED));
    this.preview.replaceChildren(this.frame.iframe);
  }
}

interface Configuring {
  readonly pageId: string;
  readonly localId: string;
  readonly config?: MacroConfig;
  readonly isInserting: boolean;
}

/** Opens the macro's config dialog. `done` gets what the app submitted; closing without that changes nothing. */
export function configureMacro(
  macro: OfferedMacro,
  of: Configuring,
  done: (config: MacroConfig) => void,
): void {
  if (!macro.config) return;
  const { resource, title, viewportSize } = macro.config;
  const spec: FrameSpec = {
    moduleKey: macro.key,
    resource,
    title,
    localId: of.localId,
    pageId: of.pageId,
    editing: of.config === undefined ? {} : { config: of.config },
    configuring: { isInserting: of.isInserting },
  };
  openDialog({
    spec,
    size: viewportSize,
    closeOnEscape: true,
    closeOnOverlayClick: false,
    commandsOn,
    submit: (payload) => {
      const { config, keepEditing } = readSubmission(payload);
      done(config);
      return keepEditing ? 'stay' : 'close';
    },
    closed: () => undefined,
  });
}

/** What view.submit of a macro's config takes: https://developer.atlassian.com/platform/forge/add-custom-configuration-to-a-macro/ */
function readSubmission(payload: unknown): { config: MacroConfig; keepEditing: boolean } {
  if (!isObject(payload) || !isObject(payload['config'])) throw new Error('Invalid "config" provided');
  if (Object.values(payload['config']).some(refused)) throw new Error('Invalid "config" provided');
  return { config: payload['config'], keepEditing: payload['keepEditing'] === true };
}

/** Null and arrays inside arrays can't be stored. */
const refused = (value: unknown): boolean =>
  value === null ||
  (Array.isArray(value) && value.some((item) => item === null || Array.isArray(item))) ||
  (isObject(value) && Object.values(value).some(refused));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function localIdOf(node: AdfNode): string {
  const localId = node.attrs?.['localId'];
  return typeof localId === 'string' ? localId : '';
}

function configOf(node: AdfNode): MacroConfig {
  const parameters = node.attrs?.['parameters'];
  const config = isObject(parameters) ? parameters['guestParams'] : undefined;
  return isObject(config) ? config : {};
}

/** The macro's node as Confluence stores it. */
export function macroNode(macro: OfferedMacro, localId: string, config: MacroConfig): AdfNode {
  return {
    type: 'extension',
    attrs: {
      layout: 'default',
      extensionType: 'com.atlassian.ecosystem',
      extensionKey: macro.extensionKey,
      text: macro.title,
      localId,
      parameters: {
        layout: 'extension',
        guestParams: config,
        forgeEnvironment: 'DEVELOPMENT',
        localId,
        extensionId: `ari:cloud:ecosystem::extension/${macro.extensionKey}`,
        extensionTitle: macro.title,
      },
    },
  };
}
