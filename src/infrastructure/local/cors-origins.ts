import { CannotStart } from '#infrastructure/local/cannot-start';

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

/** The origins of a list with commas. A browser compares them letter by letter, so a text that is not an origin would never match. */
export const corsOriginsIn = (list: string): readonly string[] => {
  const origins = list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong === undefined) return origins;
  throw new CannotStart(
    `CORS_ORIGINS has ${wrong}, which is no origin. An origin is like https://shop.example or http://localhost:3000, without a slash at its end.`,
  );
};
