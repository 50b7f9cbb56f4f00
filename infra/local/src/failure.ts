/** An expected reason why the start can't go on; the message is the whole sentence for the user: what, why, what to do. */
export class StartFailure extends Error {
  override name = 'StartFailure';
}

/** The error code of Node's system errors (`ENOSPC`), also of pg's (`28P01`). */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** The user's sentence for errors of the machine; undefined for those that are our own fault. */
export function sentenceOf(error: unknown, folder: string): string | undefined {
  if (error instanceof StartFailure) return error.message;
  const where = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : folder;
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fullDisk(where);
    case 'EROFS':
      return `启动失败：${where} 是只读的，写不进数据，请换到可写的磁盘，或用 SHAODAO_LOCAL_DIR=文件夹 指定别处。`;
    case 'EACCES':
    case 'EPERM':
      return `启动失败：当前用户没有读写 ${where} 的权限（可能是用别的用户启动过），请改用原来的用户，或把 ${folder} 的主人改成当前用户。`;
    default:
      return undefined;
  }
}

export const fullDisk = (where: string): string =>
  `启动失败：${where} 所在磁盘已满，数据写不下去，请清理磁盘，或用 SHAODAO_LOCAL_DIR=文件夹 把数据放到别的磁盘。`;
