import { useEffect, useState } from 'react';
import type { checkBlame } from '../../../src/contract/blameless';

/** The rules that find words which blame, for many short texts; null until they are loaded. */
export function useBlameCheck(): typeof checkBlame | null {
  const [check, setCheck] = useState<typeof checkBlame | null>(null);
  useEffect(() => {
    let isLate = false;
    const load = async () => {
      // Without the rules there are no hints; everything can be added all the same.
      const rules = await import('../../../src/contract/blameless').catch(() => null);
      if (!isLate && rules !== null) setCheck(() => rules.checkBlame);
    };
    void load();
    return () => {
      isLate = true;
    };
  }, []);
  return check;
}
