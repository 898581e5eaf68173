/** Codes of emoji as chats copy them, by what they stand for. */
const EMOJI: Readonly<Record<string, string>> = {
  '+1': '👍',
  thumbsup: '👍',
  '-1': '👎',
  thumbsdown: '👎',
  eyes: '👀',
  fire: '🔥',
  warning: '⚠️',
  rotating_light: '🚨',
  boom: '💥',
  bug: '🐛',
  rocket: '🚀',
  tada: '🎉',
  pray: '🙏',
  clap: '👏',
  ok_hand: '👌',
  raised_hands: '🙌',
  wave: '👋',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  ballot_box_with_check: '☑️',
  x: '❌',
  no_entry: '⛔',
  question: '❓',
  exclamation: '❗',
  bangbang: '‼️',
  red_circle: '🔴',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  large_blue_circle: '🔵',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  mag: '🔍',
  wrench: '🔧',
  hammer_and_wrench: '🛠️',
  construction: '🚧',
  chart_with_upwards_trend: '📈',
  chart_with_downwards_trend: '📉',
  bell: '🔔',
  pager: '📟',
  phone: '☎️',
  memo: '📝',
  pushpin: '📌',
  link: '🔗',
  lock: '🔒',
  bulb: '💡',
  thinking_face: '🤔',
  sweat_smile: '😅',
  slightly_smiling_face: '🙂',
  smile: '😄',
  cry: '😢',
  scream: '😱',
  facepalm: '🤦',
  heart: '❤️',
  100: '💯',
};

const CODE = /(?<![\p{L}\p{N}:]):([a-z0-9_+-]{1,60}):(?::skin-tone-[2-6]:)?(?![\p{L}\p{N}:])/gu;

/** A text with its codes as emoji; `left` has those that are known to one chat alone and say nothing elsewhere. */
export function withEmoji(text: string): { readonly text: string; readonly left: readonly string[] } {
  const left: string[] = [];
  const shown = text.replace(CODE, (code, name: string) => {
    const emoji = EMOJI[name];
    if (emoji !== undefined) return emoji;
    // Digits between colons are a part of a time or an address.
    if (!/[a-z]/.test(name)) return code;
    left.push(code);
    return '';
  });
  return left.length === 0 ? { text: shown, left } : { text: shown.replace(/ {2,}/g, ' ').trim(), left };
}
