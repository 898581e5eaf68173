// @forge/bridge takes `globalThis.__bridge` when it is imported, so it must exist before any test file loads.

type AnswerBridge = (command: string, data: unknown) => unknown;

/** What a test puts in place of Atlassian's frame. Without it every command fails with its name. */
interface BridgeGlobals {
  __answerBridge?: AnswerBridge;
  __bridge: { callBridge(command: string, data?: unknown): Promise<unknown> };
}

const page = globalThis as typeof globalThis & BridgeGlobals;

page.__bridge = {
  callBridge: async (command, data) => {
    if (page.__answerBridge === undefined) {
      throw new Error(
        `The test answers no bridge commands, but "${command}" was sent. Set globalThis.__answerBridge.`,
      );
    }
    return page.__answerBridge(command, data);
  },
};

export type { AnswerBridge, BridgeGlobals };
