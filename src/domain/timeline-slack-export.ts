import { EMPTY_ENTRY, type Piece, type RawEntry } from './timeline-paste-row';
import { ofEpoch } from './timeline-when';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listIn = (fields: Fields, name: string): readonly Fields[] => {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
};
const textIn = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};
const fieldsIn = (fields: Fields, name: string): Fields => {
  const value = fields[name];
  return isFields(value) ? value : {};
};

/**
 * Messages of a channel as Slack exports them (a list), or as its API answers (`messages`), by time. Null when the text
 * is no such thing.
 */
export function piecesOfExport(text: string): Piece[] | null {
  const parsed = parse(text);
  const list = Array.isArray(parsed)
    ? parsed.filter(isFields)
    : isFields(parsed)
      ? listIn(parsed, 'messages')
      : [];
  if (!list.some((message) => /^\d{9,11}(\.\d+)?$/.test(textIn(message, 'ts')))) return null;
  const names = new Map(list.map((message) => [textIn(message, 'user'), nameOf(message)]));
  const all = Array.isArray(parsed) ? parsed.length : list.length;
  const left: Piece[] =
    all > list.length
      ? [{ kind: 'left', words: `${String(all - list.length)} parts that are no messages` }]
      : [];
  return [
    ...[...list]
      .sort((a, b) => Number(textIn(a, 'ts')) - Number(textIn(b, 'ts')))
      .map((message): Piece => ({ kind: 'entry', entry: entryOf(message, names) })),
    ...left,
  ];
}

function parse(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function nameOf(message: Fields): string {
  const profile = fieldsIn(message, 'user_profile');
  return (
    textIn(profile, 'display_name') ||
    textIn(profile, 'real_name') ||
    textIn(fieldsIn(message, 'bot_profile'), 'name') ||
    textIn(message, 'username') ||
    textIn(message, 'user')
  );
}

function entryOf(message: Fields, names: ReadonlyMap<string, string>): RawEntry {
  const ts = textIn(message, 'ts');
  const millis = Math.round(Number(ts) * 1000);
  const isBot = textIn(message, 'bot_id') !== '' || textIn(message, 'subtype') === 'bot_message';
  const thread = textIn(message, 'thread_ts');
  const subtype = textIn(message, 'subtype');
  const reactions = listIn(message, 'reactions').map(
    (one) => `:${textIn(one, 'name')}: ${Number(one['count'] ?? 0)}`,
  );
  const notes = [
    ...(thread !== '' && thread !== ts ? ['It is a reply in a thread.'] : []),
    ...(isFields(message['edited']) ? ['It was edited afterwards.'] : []),
    ...(reactions.length > 0 ? [`Reactions: ${reactions.join(' ')}`] : []),
    ...(/^channel_|^group_/.test(subtype) ? ['The chat itself wrote this.'] : []),
  ];
  return {
    ...EMPTY_ENTRY,
    when: ts !== '' && millis >= 0 && millis < 8.64e15 ? ofEpoch(Math.floor(millis), '') : null,
    timeWords: ts,
    text: textOf(message, names),
    source: isBot ? nameOf(message) : 'Slack',
    author: isBot ? '' : nameOf(message),
    notes,
  };
}

/** An app's message may have its words in attachments only, a person's may be files. */
function textOf(message: Fields, names: ReadonlyMap<string, string>): string {
  const attached = listIn(message, 'attachments').map(
    (one) =>
      [textIn(one, 'title'), textIn(one, 'text')].filter((words) => words !== '').join(': ') ||
      textIn(one, 'fallback'),
  );
  const files = listIn(message, 'files').map((file) => `[${textIn(file, 'title') || textIn(file, 'name')}]`);
  return [plain(textIn(message, 'text'), names), ...attached.map((words) => plain(words, names)), ...files]
    .filter((words) => words !== '')
    .join(' ');
}

/** Slack's own marks as words: `<@U1>`, `<#C1|general>`, `<https://…|label>`, `&amp;`. */
function plain(text: string, names: ReadonlyMap<string, string>): string {
  return text
    .replace(/<([^<>|]{1,2000})(?:\|([^<>]{0,500}))?>/g, (_, target: string, label: string | undefined) => {
      if (target.startsWith('@')) return `@${label ?? names.get(target.slice(1)) ?? target.slice(1)}`;
      if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
      if (target.startsWith('!')) return `@${label ?? target.slice(1).split('^')[0] ?? ''}`;
      return label === undefined || label === target ? target : `${label} (${target})`;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
