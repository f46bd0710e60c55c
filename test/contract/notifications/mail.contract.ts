import { expect, test } from '@jest/globals';
import type { Suite } from '#test/contract/world';

const letter = {
  subject: 'Order 7K3M9Q-X1QF65-V805T8 is confirmed',
  text: 'Größe M × 3\n',
  html: '<p>Größe M × 3</p>',
};

export const mailSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a letter arrives once, word for word`, async () => {
    const { ports, letters } = await makeWorld();
    expect(await ports.mail.send('ada@example.com', letter)).toBe('sent');
    expect(letters?.()).toEqual([{ to: 'ada@example.com', ...letter }]);
  });

  test(`${adapterName}: a letter that is sent twice arrives twice, because only the caller prevents duplicates`, async () => {
    const { ports, letters } = await makeWorld();
    for (const to of ['ada@example.com', 'bob@example.com']) await ports.mail.send(to, letter);
    expect(letters?.().map(({ to }) => to)).toEqual(['ada@example.com', 'bob@example.com']);
  });
};
