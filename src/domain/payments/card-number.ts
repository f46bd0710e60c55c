/** The sum of a card number by Luhn's rule: from the right, every second digit counts twice, as the sum of its digits. */
const luhnSum = (digits: string): number =>
  [...digits].toReversed().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);

/** True for 13 to 19 digits that pass Luhn's check, also with spaces or hyphens between them (money.md P1). */
export const isCardNumber = (text: string): boolean => {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{13,19}$/.test(digits) && luhnSum(digits) % 10 === 0;
};
