// A SQL engine, a built app or a browser starts within these tests.
jest.setTimeout(180_000);
