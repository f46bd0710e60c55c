import { useRef, useState } from 'preact/hooks';
import { type Failure, isUnknown, type Outcome } from '../../shared/api';

/**
 * Runs a command with one key until it succeeds or is refused, so that a second press or a lost reply has no second effect.
 * `run` gets the key.
 */
export const useCommand = <Value>(done: (value: Value) => void, refused: () => void = () => {}) => {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isRunning = useRef(false);
  const key = useRef<string | null>(null);
  const run = async (send: (key: string) => Promise<Outcome<Value>>): Promise<void> => {
    if (isRunning.current) return;
    isRunning.current = true;
    key.current ??= crypto.randomUUID();
    setBusy(true);
    setFailure(null);
    const outcome = await send(key.current);
    isRunning.current = false;
    setBusy(false);
    // After a lost reply the same key finds out what happened.
    if (outcome.ok || !isUnknown(outcome.failure)) key.current = null;
    if (outcome.ok) return done(outcome.value);
    setFailure(outcome.failure);
    return refused();
  };
  return { run, isBusy, failure };
};
