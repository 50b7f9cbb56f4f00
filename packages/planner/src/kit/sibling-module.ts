/** Address of a module beside the calling one, in sources (.ts) as in the build (.js). */
export const siblingModule = (callerUrl: string, path: string) =>
  new URL(`${path}${callerUrl.endsWith('.ts') ? '.ts' : '.js'}`, callerUrl);
