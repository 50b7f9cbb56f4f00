/** The present instant; tests move it. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();
