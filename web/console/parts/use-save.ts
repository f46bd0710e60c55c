import { useState } from 'react';
import type { Failure, Outcome } from '../../shared/api';

/** Runs one call at a time. A PUT or DELETE is sent once: its version says whether it was done already. */
export const useSave = () => {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async <Value>(call: () => Promise<Outcome<Value>>, done: (value: Value) => void): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    const outcome = await call();
    setBusy(false);
    if (outcome.ok) done(outcome.value);
    else setFailure(outcome.failure);
  };
  return { run, isBusy, failure, forget: () => setFailure(null) };
};
