/** The mode whose answer says what to see to; in `http` and `text` the status says the verdict as well. */
const MODE = 'json';

/**
 * A command for a pipeline's shell. It prints the answer and ends with 0 when the release is allowed, otherwise with
 * 1: also when the gate refuses the token or nothing answers. The verdict is in the answer, not in the HTTP status.
 * @param url the address of the gate, or a shell variable that holds it
 * @param serviceKey how pipelines name the service
 */
export function gateCommand(url: string, serviceKey: string): string {
  const address = `${url.replace(/\/$/, '')}/gate/${encodeURIComponent(serviceKey)}/1.0.0?mode=${MODE}`;
  return [
    'curl -sS --max-time 30 -H "Authorization: Bearer $DEBRIEF_TOKEN" \\',
    `  "${address}" |`,
    `  awk '{ print } /"allowed":true/ { ok = 1 } END { exit !ok }'`,
  ].join('\n');
}
