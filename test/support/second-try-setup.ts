// A browser on a busy machine loses a press of a button now and then. What fails twice is a fault of ours, and the first
// failure is printed, so that one that comes back is seen.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
