import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { v7 } from 'uuid';
import type { Ids } from '../app/ports';

export const ids: Ids = {
  next: () => v7(),
  secret: () => randomBytes(32).toString('base64url'),
  digest: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  same: (a, b) => {
    const [left, right] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')];
    return left.length === right.length && timingSafeEqual(left, right);
  },
};
