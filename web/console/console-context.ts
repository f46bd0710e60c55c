import { createContext, useContext } from 'react';
import type { OrdersClient } from '../../clients/typescript/index';
import type { Failure, Outcome } from '../shared/api';
import type { Config, Language } from '../shared/config';
import type { TimeFormat } from '../shared/times';
import type { Words } from './language';
import type { StaffScope } from './scopes';
import type { Session, Staff } from './session';

/** Everything that the views share. */
export type Console = Words & {
  readonly config: Config;
  readonly language: Language;
  readonly times: TimeFormat;
  readonly money: (amount: number, currency: string) => string;
  readonly percent: (rate: string) => string;
  readonly api: OrdersClient;
  readonly session: Session;
  readonly staff: Staff;
  /** False where the console knows that the service would refuse. Where only the issuer knows the scopes, the service decides. */
  readonly may: (scope: StaffScope) => boolean;
  /** Says a sentence to a screen reader, and shows it for some seconds. */
  readonly announce: (text: string) => void;
};

const Context = createContext<Console | null>(null);

export const ConsoleProvider = Context.Provider;

export const useConsole = (): Console => {
  const shared = useContext(Context);
  if (shared === null) throw new Error('a view is outside of the console');
  return shared;
};

/** A refusal as an error, for queries. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** The value of an outcome; a refusal is thrown. */
export const valueIn = async <Value>(outcome: Promise<Outcome<Value>>): Promise<Value> => {
  const settled = await outcome;
  if (!settled.ok) throw new Refused(settled.failure);
  return settled.value;
};

export const failureOf = (error: unknown): Failure =>
  error instanceof Refused ? error.failure : { code: 'no-answer' };
