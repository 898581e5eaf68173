// Playwright writes down where it is at every message to the browser, and Jest asks for a hundred lines each time.
Error.stackTraceLimit = 12;
