import { expect, test } from '@jest/globals';
import { differencesTo } from '#test/cdk/support/differences';

const base = { queue: { days: 14, tags: ['a', 'b'] }, topic: { name: 'alarms' }, empty: undefined };

test.each([
  ['nothing', base, []],
  ['a value', { ...base, topic: { name: 'other' } }, ['~ topic.name: "other"']],
  ['a missing member', { queue: base.queue, empty: undefined }, ['- topic']],
  ['an undefined member that is missing', { queue: base.queue, topic: base.topic }, ['- empty']],
  ['an added member', { ...base, 'GET /v1': { rate: 5 } }, ['+ "GET /v1": {"rate":5}']],
  ['an added element', { ...base, queue: { days: 14, tags: ['a', 'b', 'c'] } }, ['+ queue.tags[2]: "c"']],
  ['a missing element', { ...base, queue: { days: 14, tags: ['a'] } }, ['- queue.tags[1]']],
  [
    'elements in another order',
    { ...base, queue: { days: 14, tags: ['b', 'a'] } },
    ['~ queue.tags[0]: "b"', '~ queue.tags[1]: "a"'],
  ],
  ['another type', { ...base, queue: 14 }, ['~ queue: 14']],
  ['a list for an object', { ...base, topic: ['alarms'] }, ['~ topic: ["alarms"]']],
  ['a text for a number', { ...base, queue: { days: '14', tags: ['a', 'b'] } }, ['~ queue.days: "14"']],
])('differences name %s', (_, value, differences) => {
  expect(differencesTo(base, value)).toEqual(differences);
});
