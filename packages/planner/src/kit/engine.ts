/** Version of the algorithms; a change that can change a plan for the same input raises it. */
export const ENGINE_VERSION = '1.0.0';
