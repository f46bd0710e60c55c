/** Why this cannot run here, in words for people; anything else that is thrown is a defect. */
export class CannotRun extends Error {}
